// The output formulas with numbers put in, for one axis: Keras's ceil form as the course notes have it, with the zeros
// that follow, or PyTorch's floor form. TeX and its reading. Not responsible for: the numbers (nn/axis-walk.ts).
import type { AxisWalk } from '../../../nn/axis-walk.ts';
import type { Padding } from '../../../nn/spec.ts';

export interface FormulaRow {
  readonly tex: string;
  readonly label: string;
}

export type AxisLetter = 'H' | 'W';

/** Rows under one another: the extent where dilation stretches it, the output, and for `same` the zeros. */
export function kerasRows(walk: AxisWalk, padding: Padding, letter: AxisLetter): readonly FormulaRow[] {
  const { size, stride: s, output, before, after, extent } = walk;
  const out = `${letter}_{\\text{out}}`;
  const f = walk.dilation > 1 ? "F'" : 'F';
  const rows: FormulaRow[] = [...extentRow(walk)];
  if (padding === 'valid') {
    rows.push({
      tex: `${out} = \\left\\lceil \\dfrac{${letter}_{\\text{in}} - ${f} + 1}{S} \\right\\rceil = \\left\\lceil \\dfrac{${size} - ${extent} + 1}{${s}} \\right\\rceil = \\left\\lceil \\dfrac{${size - extent + 1}}{${s}} \\right\\rceil = \\mathbf{${output}}`,
      label: `${letter} out = ceil((${letter} in - F + 1) / S) = ceil((${size} - ${extent} + 1) / ${s}) = ${output}`,
    });
    return rows;
  }
  const needed = (output - 1) * s + extent;
  const total = before + after;
  rows.push(
    {
      tex: `${out} = \\left\\lceil \\dfrac{${letter}_{\\text{in}}}{S} \\right\\rceil = \\left\\lceil \\dfrac{${size}}{${s}} \\right\\rceil = \\mathbf{${output}}`,
      label: `${letter} out = ceil(${letter} in / S) = ceil(${size} / ${s}) = ${output}`,
    },
    {
      tex: `P = \\max\\bigl((${out} - 1)\\,S + ${f} - ${letter}_{\\text{in}},\\ 0\\bigr) = \\max(${output - 1}\\cdot ${s} + ${extent} - ${size},\\ 0) = \\max(${needed - size},\\ 0) = ${total}`,
      label: `P = max((${letter} out - 1) S + F - ${letter} in, 0) = max(${output - 1} × ${s} + ${extent} - ${size}, 0) = ${total}`,
    },
    {
      tex: `\\lfloor P/2 \\rfloor = \\lfloor ${total}/2 \\rfloor = \\mathbf{${before}}, \\qquad P - ${before} = \\mathbf{${after}}`,
      label: `before = floor(P / 2) = floor(${total} / 2) = ${before}; after = P - ${before} = ${after}`,
    },
  );
  return rows;
}

/** PyTorch's floor form: the remainder is dropped. */
export function pytorchRows(walk: AxisWalk, letter: AxisLetter): readonly FormulaRow[] {
  const { size, stride: s, output, before: p, extent } = walk;
  const f = walk.dilation > 1 ? "F'" : 'F';
  return [
    ...extentRow(walk),
    {
      tex: `${letter}_{\\text{out}} = \\left\\lfloor \\dfrac{${letter}_{\\text{in}} + 2p - ${f}}{S} \\right\\rfloor + 1 = \\left\\lfloor \\dfrac{${size} + 2\\cdot ${p} - ${extent}}{${s}} \\right\\rfloor + 1 = \\left\\lfloor \\dfrac{${size + 2 * p - extent}}{${s}} \\right\\rfloor + 1 = \\mathbf{${output}}`,
      label: `${letter} out = floor((${letter} in + 2 p - F) / S) + 1 = floor((${size} + 2 × ${p} - ${extent}) / ${s}) + 1 = ${output}`,
    },
  ];
}

function extentRow({ kernel, dilation, extent }: AxisWalk): readonly FormulaRow[] {
  if (dilation === 1) return [];
  return [
    {
      tex: `F' = (F - 1)\\,d + 1 = (${kernel} - 1)\\cdot ${dilation} + 1 = ${extent}`,
      label: `F prime = (F - 1) d + 1 = (${kernel} - 1) × ${dilation} + 1 = ${extent}`,
    },
  ];
}

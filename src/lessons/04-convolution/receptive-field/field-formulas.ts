// The receptive field layer by layer with numbers put in: r = r + (F - 1) d j and j = j S. TeX and its reading.
// Not responsible for: the numbers (nn/receptive-field.ts).
import type { FieldRow } from './field-model.ts';

export interface FormulaRow {
  readonly tex: string;
  readonly label: string;
}

/** The rule in letters, then one row for each layer up to the last one given. */
export function fieldFormulas(rows: readonly FieldRow[]): readonly FormulaRow[] {
  const letters: FormulaRow = {
    tex: 'r_{l} = r_{l-1} + (F_{l} - 1)\\,d_{l}\\,j_{l-1}, \\allowbreak\\qquad {j_{l} = j_{l-1}\\,S_{l}}, \\allowbreak\\qquad {r_0 = j_0 = 1}',
    label: 'r of layer l = r before + (F - 1) d times j before; j of layer l = j before times S; both begin with 1',
  };
  return [
    letters,
    ...rows.map(({ given: { kernel, stride, dilation }, size, jump }, index): FormulaRow => {
      const [r, j] = [rows[index - 1]?.size ?? 1, rows[index - 1]?.jump ?? 1];
      const l = index + 1;
      return {
        tex: `r_{${l}} = ${r} + (${kernel} - 1)\\cdot ${dilation}\\cdot ${j} = \\mathbf{${size}}, \\allowbreak\\qquad {j_{${l}} = ${j}\\cdot ${stride} = ${jump}}`,
        label: `r ${l} = ${r} + (${kernel} - 1) × ${dilation} × ${j} = ${size}; j ${l} = ${j} × ${stride} = ${jump}`,
      };
    }),
  ];
}

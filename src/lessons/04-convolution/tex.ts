// Formulas of the prose that are longer than a line. Not responsible for: their numbers (facts.ts).
import { EDGE, facts, PATCH } from './facts.ts';

function matrix(rows: readonly (readonly number[])[]): string {
  return `\\begin{bmatrix}${rows.map((row) => row.join(' & ')).join(' \\\\ ')}\\end{bmatrix}`;
}

/** The patch beside the kernel that is laid on it. */
export const EDGE_TEX = `${matrix(PATCH)} \\qquad ${matrix([EDGE, EDGE, EDGE])}`;

/** The sum over one row, then over all three. */
export function edgeRows(): readonly { readonly tex: string; readonly label: string }[] {
  const [row] = PATCH;
  const products = row.map((pixel, i) => `${pixel}\\cdot ${(EDGE[i] ?? 0) < 0 ? `(${EDGE[i]})` : EDGE[i]}`);
  const sum = row.reduce((total, pixel, i) => total + pixel * (EDGE[i] ?? 0), 0);
  return [
    {
      tex: `${products.join(' + ')} = ${sum}, \\allowbreak\\qquad {${PATCH.length}\\cdot ${sum} = ${facts.edge}}`,
      label: `${row.map((pixel, i) => `${pixel} × ${EDGE[i]}`).join(' + ')} = ${sum}; ${PATCH.length} × ${sum} = ${facts.edge}`,
    },
  ];
}

/** One number of the output. */
export const OUTPUT_TEX =
  'y_{i,j,k} = \\varphi\\Bigl(b_k + \\sum_{c}\\sum_{u}\\sum_{v} x_{\\,iS+u,\\ jS+v,\\ c}\\; w_{u,v,c,k}\\Bigr)';

// Reads rows of model.summary() as they are pasted: from Keras 1 to 3, with rules, boxes and cut-off class names.
// Not responsible for: which layer could have made such a row (row-solver.ts).
import { automaticName } from '../names.ts';
import type { LayerClassName, Shape } from '../spec.ts';
import { knownLayer, SUMMARY_CLASSES } from './layer-names.ts';
import { nearestName } from './nearest.ts';
import { quoted } from './problems.ts';

export interface ReadRow {
  /** `conv2d_4`; '' where only the class is given. */
  readonly name: string;
  readonly className: LayerClassName;
  /** One sample, without the batch. */
  readonly output: Shape;
  /** Null when the row doesn't say. */
  readonly parameters: number | null;
}

export const ROW_PROBLEM_CODES = [
  /** No row with a shape in it. */
  'row-missing',
  /** A class that Keras hasn't, or that this course hasn't. Values: found, nearest ('' for none). */
  'row-unknown-layer',
  /** Sizes of None other than the batch. Values: found. */
  'row-shape-open',
] as const;

export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

export interface RowProblem {
  readonly kind: 'problem';
  readonly code: RowProblemCode;
  readonly values: Readonly<Record<string, string>>;
}

const TEXT_LIMIT = 50_000;
const ROW_LIMIT = 500;

/** A tuple whose first item is the batch: `(None, 64, 64, 32)`, `(?, 10)`, `[(None, 28, 28, 1)]`. */
const SHAPE = /\[?\((?:None|null|\?|-1)\s*,([^()]*)\)\]?/;

/** The class that a row means: named in full, cut off, or by the automatic name alone. */
function classOf(name: string, className: string): LayerClassName | null {
  const known = knownLayer(className);
  if (known?.kind === 'layer') return known.className;
  if (className.length >= 4) {
    const beginning = SUMMARY_CLASSES.filter((candidate) => candidate.startsWith(className));
    if (beginning.length === 1) return beginning[0] ?? null;
  }
  if (className !== '') return null;
  const base = name.replace(/_\d+$/, '');
  return SUMMARY_CLASSES.find((candidate) => automaticName(candidate) === base) ?? null;
}

function readLine(line: string): ReadRow | RowProblem | null {
  const shape = SHAPE.exec(line);
  if (shape === null) return null;
  const before = line.slice(0, shape.index).trim();
  const after = line.slice(shape.index + shape[0].length).trim();
  const named = /^(?:([\w/.-]+)\s*)?(?:\(\s*(\w+)\s*\)?)?$/.exec(before);
  const [, name = '', className = ''] = named ?? [];
  const found = className || name || before;
  if (className === 'InputLayer' || name === 'input_layer') return null;
  const known = named === null ? null : classOf(name, className);
  if (known === null) {
    return {
      kind: 'problem',
      code: 'row-unknown-layer',
      values: { found: quoted(found), nearest: nearestName(found, SUMMARY_CLASSES) },
    };
  }
  const sides = (shape[1] ?? '')
    .split(',')
    .map((side) => side.trim())
    .filter((side) => side !== '');
  const output = sides.map((side) => (/^\d{1,9}$/.test(side) ? Number(side) : 0));
  if (output.length === 0 || output.some((side) => side < 1)) {
    return { kind: 'problem', code: 'row-shape-open', values: { found: quoted(shape[0]) } };
  }
  const count = /^\d{1,3}(?:,\d{3})+(?!\d)|^\d{1,12}(?![\d.])/.exec(after)?.[0];
  return { name, className: known, output, parameters: count === undefined ? null : Number(count.replaceAll(',', '')) };
}

/** Every row of the text in order, inputs and rulings left out. Never throws. */
export function readSummaryRows(text: string): { readonly kind: 'ok'; readonly rows: readonly ReadRow[] } | RowProblem {
  const rows: ReadRow[] = [];
  for (const line of text.slice(0, TEXT_LIMIT).split('\n')) {
    const row = readLine(line.replaceAll(/[│┃|]/g, ' ').trim());
    if (row === null) continue;
    if ('kind' in row) return row;
    rows.push(row);
    if (rows.length >= ROW_LIMIT) break;
  }
  return rows.length === 0 ? { kind: 'problem', code: 'row-missing', values: {} } : { kind: 'ok', rows };
}

// What `receptive-field` shows: the field of every layer, what the chosen unit reads in each map, and how strongly.
// Not responsible for: the stack and links (receptive-field.ts), gradients (use-field.ts), or words.
import { measureField, unitPaths } from '../../../nn/effective-field.ts';
import type { FieldMeasure } from '../../../nn/effective-field.ts';
import { sequential } from '../../../nn/build.ts';
import { countParameters } from '../../../nn/parameters.ts';
import type { NetworkFault } from '../../../nn/problems.ts';
import { receptiveFields, unitInputs } from '../../../nn/receptive-field.ts';
import type { Layer, NetworkSpec, Pair, Shape } from '../../../nn/spec.ts';
import type { FieldSession } from './field-session.ts';
import { askedStack, whyImpossible } from './receptive-field.ts';
import type { FieldState } from './receptive-field.ts';
import { mapShapes, networkOf, presetOf, stackSpec } from './stack.ts';
import type { PresetId, StackLayer } from './stack.ts';

/** One layer's line of the table. Fields are square as long as windows are. */
export interface FieldRow {
  readonly index: number;
  readonly given: StackLayer;
  readonly layer: Layer;
  readonly output: Shape;
  readonly size: number;
  readonly jump: number;
  readonly overlap: number;
  readonly start: number;
}

/** A map with the cells that the chosen unit reads, directly or through later layers. */
export interface FieldMap {
  /** 0 is the input, n the output of layer n - 1. */
  readonly index: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Places along the axes that are read; exactly these rows x these columns. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** A rectangle of input places; it may begin in the padding. */
export interface FieldBox {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

/** How strongly every input place influences the unit. */
export interface InfluenceMap {
  /** Height x width, the strongest place 1. */
  readonly values: Float32Array;
  readonly measure: FieldMeasure;
  /** Along the row of the unit's own middle: each column's sum over rows, the largest 1. */
  readonly profile: Float32Array;
}

export interface FieldModel {
  readonly state: FieldState;
  readonly preset: PresetId | null;
  readonly problem: NetworkFault | null;
  readonly spec: NetworkSpec;
  /** What is trained: the stack with a classifier on top. */
  readonly network: NetworkSpec;
  readonly rows: readonly FieldRow[];
  /** Maps up to the chosen layer's own, from the input on. Later maps are in `later`. */
  readonly maps: readonly FieldMap[];
  readonly later: readonly FieldMap[];
  readonly chosen: FieldRow;
  /** The field as the arithmetic has it, padding included. */
  readonly box: FieldBox;
  /** Input places that are really read. */
  readonly read: number;
  /** Zeros of padding within the field's box. */
  readonly outside: number;
  readonly parameters: number;
  readonly ways: InfluenceMap;
  /** Null until there are gradients of these weights at this unit. */
  readonly trained: InfluenceMap | null;
  readonly session: FieldSession;
}

function fieldRows(state: FieldState, spec: NetworkSpec): readonly FieldRow[] {
  const fields = receptiveFields(spec);
  const shapes = mapShapes(spec);
  return spec.nodes.flatMap(({ layer }, index) => {
    const given = state.stack.layers[index];
    const field = fields[index];
    if (given === undefined || field === undefined) return [];
    const [size = 1] = field.size;
    const [jump = 1] = field.jump;
    const [overlap = 0] = field.overlap;
    const [start = 0] = field.start;
    return [{ index, given, layer, output: shapes[index + 1] ?? [], size, jump, overlap, start }];
  });
}

/** What the unit reads in the map with the given number (0 is the input). */
function mapOf(spec: NetworkSpec, shapes: readonly Shape[], map: number, node: number, place: Pair): FieldMap {
  const [height = 1, width = 1, channels = 1] = shapes[map] ?? [];
  const own = { index: map, height, width, channels };
  if (map > node + 1) return { ...own, rows: [], columns: [] };
  if (map === node + 1) return { ...own, rows: [place[0]], columns: [place[1]] };
  const part = sequential(
    shapes[map] ?? [],
    spec.nodes.slice(map).map(({ layer }) => layer),
  );
  const [rows = [], columns = []] = unitInputs(part, node - map, place);
  return { ...own, rows, columns };
}

/** The strongest place becomes 1. */
export function influenceOf(strength: ArrayLike<number>, width: number): InfluenceMap {
  const measure = measureField(strength, width);
  const scale = measure.peak === 0 ? 0 : 1 / measure.peak;
  const sums = new Float64Array(width);
  for (let i = 0; i < strength.length; i += 1) sums[i % width] = (sums[i % width] ?? 0) + (strength[i] ?? 0);
  const largest = sums.reduce((a, b) => Math.max(a, b), 0);
  return {
    values: Float32Array.from({ length: strength.length }, (_, i) => (strength[i] ?? 0) * scale),
    measure,
    profile: Float32Array.from(sums, (sum) => (largest === 0 ? 0 : sum / largest)),
  };
}

function waysOf(spec: NetworkSpec, node: number, place: Pair): InfluenceMap {
  const [rows = new Float64Array(), columns = new Float64Array()] = unitPaths(spec, node, place);
  const strength = new Float64Array(rows.length * columns.length);
  rows.forEach((row, r) => columns.forEach((column, c) => void (strength[r * columns.length + c] = row * column)));
  return influenceOf(strength, columns.length);
}

export function present(state: FieldState, session: FieldSession): FieldModel {
  const { stack, node, place } = state;
  const spec = stackSpec(stack.data, stack.layers);
  const shapes = mapShapes(spec);
  const rows = fieldRows(state, spec);
  const maps = shapes.map((_, map) => mapOf(spec, shapes, map, node, place));
  const chosen = rows[node] ?? rows[0];
  if (chosen === undefined) throw new RangeError('a stack has at least one layer');
  const box = {
    row: chosen.start + place[0] * chosen.jump,
    column: chosen.start + place[1] * chosen.jump,
    height: chosen.size,
    width: chosen.size,
  };
  const [height = 1, width = 1] = spec.inputShape;
  const inside = (from: number, size: number): number => Math.min(from + chosen.size, size) - Math.max(from, 0);
  const input = maps[0];
  const gradients = session.gradients;
  return {
    state,
    preset: presetOf(stack),
    problem: state.asked === null ? null : whyImpossible(askedStack(state)),
    spec,
    network: networkOf(stack.data, stack.layers),
    rows,
    maps: maps.slice(0, node + 2),
    later: maps.slice(node + 2),
    chosen,
    box,
    read: (input?.rows.length ?? 0) * (input?.columns.length ?? 0),
    outside: chosen.size ** 2 - inside(box.row, height) * inside(box.column, width),
    parameters: countParameters(spec).total,
    ways: waysOf(spec, node, place),
    trained: gradients === null || gradients.cases === 0 ? null : influenceOf(gradients.strength, width),
    session,
  };
}

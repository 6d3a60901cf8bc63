// Our own file of a design: its link, and the weights where there are some. Versioned, and checked as if a stranger had
// written it. Not responsible for: other kinds of files (read-text.ts) or files on the disk (FilePanel.tsx).
import * as v from 'valibot';
import { weightSpecs } from '../../../../nn/parameters.ts';
import { shapeText } from '../../../../nn/problems.ts';
import { sizeOf } from '../../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { isSound, validateNetwork } from '../../../../nn/validate.ts';
import { decode, encode } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import type { Weights } from '../start-weights.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { littleEndian } from '../../../../kit/files/npz.ts';
import type { ReadFile } from './read-file.ts';

const FORMAT = 'stride-design';
/** 2 since weights can be in it; files of version 1 are read as they were meant. */
const VERSION = 2;

const side = v.pipe(v.number(), v.integer(), v.minValue(0));
const storedWeights = v.object({ name: v.string(), shape: v.array(side), float32: v.string() });
const head = v.object({ format: v.literal(FORMAT), version: v.number() });
const design = v.object({
  format: v.literal(FORMAT),
  version: v.picklist([1, VERSION]),
  link: v.record(v.string(), v.string()),
  weights: v.exactOptional(v.array(storedWeights)),
});

type StoredWeights = v.InferOutput<typeof storedWeights>;

/** Weights that hold something else than numbers are left out: no training could go on from them. */
export function designFile(state: DesignerState, weights: Weights | null = null): string {
  const isSoundWeights = weights !== null && weights.every((values) => values.every(Number.isFinite));
  const stored = isSoundWeights ? { weights: written(state.net, weights) } : {};
  return `${JSON.stringify({ format: FORMAT, version: VERSION, link: encode(state), ...stored }, null, 1)}\n`;
}

function written(net: NetworkSpec, weights: Weights): readonly StoredWeights[] {
  return weightSpecs(net).map(({ name, shape }, index) => ({
    name,
    shape: [...shape],
    float32: toBase64(littleEndian(weights[index] ?? new Float32Array())),
  }));
}

function floats(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.length / Float32Array.BYTES_PER_ELEMENT);
  for (let i = 0; i < values.length; i += 1) values[i] = view.getFloat32(i * Float32Array.BYTES_PER_ELEMENT, true);
  return values;
}

/** The weights of the network, each as it has to be; else what is wrong with the first that is not. */
function readWeights(net: NetworkSpec, stored: readonly StoredWeights[]): Weights | ReadFile {
  if (!isSound(validateNetwork(net))) return { kind: 'problem', code: 'damaged' };
  const byName = new Map(stored.map((each) => [each.name, each]));
  const weights: Float32Array[] = [];
  for (const { name, shape } of weightSpecs(net)) {
    const found = byName.get(name);
    if (found === undefined) return { kind: 'model-problem', problem: { code: 'weight-missing', weight: name } };
    const [expected, given] = [shapeText(shape), shapeText(found.shape)];
    if (expected !== given) {
      return { kind: 'model-problem', problem: { code: 'weight-shape', weight: name, expected, found: given } };
    }
    const bytes = fromBase64(found.float32);
    if (bytes?.length !== 4 * sizeOf(shape)) return { kind: 'problem', code: 'damaged' };
    const values = floats(bytes);
    if (!values.every(Number.isFinite)) {
      return { kind: 'model-problem', problem: { code: 'weight-not-finite', weight: name } };
    }
    weights.push(values);
  }
  return weights;
}

function isWeights(read: Weights | ReadFile): read is Weights {
  return Array.isArray(read);
}

export function isDesignFile(parsed: unknown): boolean {
  return v.is(head, parsed);
}

export function readDesignFile(parsed: unknown): ReadFile {
  const { version } = v.parse(head, parsed);
  if (version > VERSION) return { kind: 'problem', code: 'newer' };
  const read = v.safeParse(design, parsed);
  if (!read.success) return { kind: 'problem', code: 'damaged' };
  const { link, weights } = read.output;
  const decoded = decode(link);
  if (decoded.kind !== 'ok' || decoded.ignored !== undefined) return { kind: 'problem', code: 'damaged' };
  const { state } = decoded;
  if (weights === undefined) return { kind: 'ok', state, weights: null };
  const brought = readWeights(state.net, weights);
  return isWeights(brought) ? { kind: 'ok', state, weights: brought } : brought;
}

// Files that were chosen or dropped, together: our own design, code, a notebook, or a layers model with its shards, also
// zipped. Says what they come to against the present design; changes nothing.
// Not responsible for: reading each kind (design-file.ts, notebook-code.ts, layers-model/) or the disk (FilePanel.tsx).
import { strFromU8 } from 'fflate';
import { DATASETS, DATASET_IDS } from '../../../../engine/catalog/datasets.ts';
import type { Shape } from '../../../../nn/spec.ts';
import { MOST_LAYERS } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import { readCode } from '../pasted-code.ts';
import { isDesignFile, readDesignFile } from './design-file.ts';
import { notebookCode } from './notebook-code.ts';
import { planFromCode } from './plan-from-code.ts';
import type { ReadFile } from './read-file.ts';
import { readLayersModel } from './layers-model/read.ts';
import { unzipped } from './unzipped.ts';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Text that is read at all: the weights of the largest network that can be trained here, written as text. */
const MOST_TEXT_BYTES = 120_000_000;
/** Code and topologies are some kilobytes. */
const MOST_CODE_BYTES = 5_000_000;

function fromCode(text: string, present: DesignerState): ReadFile {
  const read = readCode(text, present.net.inputShape);
  if (read.kind !== 'ok') return { kind: 'code-problem', read };
  return {
    kind: 'ok',
    state: { ...present, ...planFromCode(text, present), net: read.spec, open: null, start: null },
    weights: null,
  };
}

/** The present data where they fit, else a data set whose images do, else the present data all the same. */
function dataFor(shape: Shape, { net, data, own }: DesignerState): Pick<DesignerState, 'data' | 'own'> {
  const fitting = DATASET_IDS.find((id) => DATASETS[id].shape.join() === shape.join());
  return shape.join() === net.inputShape.join() || fitting === undefined
    ? { data, own }
    : { data: fitting, own: false };
}

function fromModel(text: string, files: ReadonlyMap<string, Uint8Array>, present: DesignerState): ReadFile {
  const read = readLayersModel(text, files, MOST_LAYERS);
  if (read.kind !== 'ok') return read;
  const { spec: net, weights } = read;
  const state = { ...present, ...dataFor(net.inputShape, present), net, open: null, start: null };
  return { kind: 'ok', state, weights, ...(read.isTooLarge === true ? { leftBehind: 'too-large' } : {}) };
}

function fromJson(text: string, files: ReadonlyMap<string, Uint8Array>, present: DesignerState): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'problem', code: 'damaged' };
  }
  if (typeof parsed !== 'object' || parsed === null) return { kind: 'problem', code: 'unknown' };
  if (isDesignFile(parsed)) return readDesignFile(parsed);
  if (text.length > MOST_CODE_BYTES) return { kind: 'problem', code: 'too-big' };
  if (Object.hasOwn(parsed, 'modelTopology')) return fromModel(text, files, present);
  // A topology alone, as `to_json` of Keras and `toJSON` of TensorFlow.js write it.
  if (Object.hasOwn(parsed, 'class_name')) return fromModel(`{"modelTopology":${text}}`, files, present);
  if (!Object.hasOwn(parsed, 'cells')) return { kind: 'problem', code: 'unknown' };
  const code = notebookCode(text);
  return code === null ? { kind: 'problem', code: 'no-code' } : fromCode(code, present);
}

/** The text of a file against the present design, whose data and plan stay where the file says nothing of them. */
function fromText(bytes: Uint8Array, files: ReadonlyMap<string, Uint8Array>, present: DesignerState): ReadFile {
  if (bytes.length > MOST_TEXT_BYTES) return { kind: 'problem', code: 'too-big' };
  const text = strFromU8(bytes).replace(/^\uFEFF/, '');
  if (/^\s*[{[]/.test(text)) return fromJson(text, files, present);
  if (text.startsWith('\uFFFDHDF\r\n')) return { kind: 'problem', code: 'hdf5' };
  // Bytes that no text has: an image, a recording, weights without their model.
  if (text.slice(0, 4096).includes('\0')) return { kind: 'problem', code: 'unknown' };
  return bytes.length > MOST_CODE_BYTES ? { kind: 'problem', code: 'too-big' } : fromCode(text, present);
}

const WEIGHTS = /\.(?:bin|weights)$|-shard\d+of\d+$/i;

/** What a `.keras` file says of its network; its weights are HDF5, which is not read here. */
function kerasTopology(files: readonly GivenFile[]): GivenFile | null {
  const isKeras = files.some(({ name }) => name === 'model.weights.h5');
  return isKeras ? (files.find(({ name }) => name === 'config.json') ?? null) : null;
}

/** Never throws, takes time and memory linear in what was given. */
export function readFiles(given: readonly GivenFile[], present: DesignerState): ReadFile {
  const files = given.length === 1 && given[0] !== undefined ? unzipped(given[0]) : given;
  if (files === null) return { kind: 'problem', code: 'zip' };
  const keras = kerasTopology(files);
  if (keras !== null) {
    const read = fromText(keras.bytes, new Map(), present);
    return read.kind === 'ok' ? { ...read, leftBehind: read.leftBehind ?? 'hdf5' } : read;
  }
  const byName = new Map(files.map(({ name, bytes }) => [name.slice(name.lastIndexOf('/') + 1), bytes]));
  const documents = files.filter(({ name }) => !WEIGHTS.test(name));
  // Shards may be called anything; model.json is not.
  const models = documents.filter(({ name }) => name.endsWith('.json'));
  const [document, second] = models.length === 1 ? models : documents;
  if (second !== undefined) return { kind: 'problem', code: 'several' };
  if (document === undefined) return { kind: 'problem', code: 'unknown' };
  return fromText(document.bytes, byName, present);
}

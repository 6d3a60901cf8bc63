// A layers model that was chosen, model.json and shards together: the network and its weights, or what is wrong with it.
// Not responsible for: choosing files (../FilePanel.tsx) or the sentences (../files.text.ts).
import { initialWeights } from '../../../../../nn/initializers.ts';
import { toSeed } from '../../../../../nn/plan.ts';
import { shapeText } from '../../../../../nn/problems.ts';
import { decodeSpec } from '../../../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../../../nn/spec.ts';
import { isSound, validateNetwork } from '../../../../../nn/validate.ts';
import { fileWeights, fromFile } from '../../../../../kit/files/layers-model/file-weights.ts';
import type { FileWeight } from '../../../../../kit/files/layers-model/file-weights.ts';
import { fieldsOf, isObject, shown } from './json.ts';
import type { Fields } from './json.ts';
import { ModelProblemError, refuse } from './problems.ts';
import type { ModelProblem } from './problems.ts';
import { readTopology } from './read-topology.ts';
import type { ReadTopology } from './read-topology.ts';
import { readShards } from './shards.ts';
import type { FileArray, ShardFiles } from './shards.ts';
import { topologyOf } from '../../../../../kit/files/layers-model/topology.ts';

export type ReadModel =
  | {
      readonly kind: 'ok';
      readonly spec: NetworkSpec;
      /** In the order of nn's `weightSpecs`; null where the file has none. */
      readonly weights: readonly Float32Array[] | null;
      /** The network can be drawn and counted but not trained: weights were not looked for. */
      readonly isTooLarge?: true;
    }
  | { readonly kind: 'model-problem'; readonly problem: ModelProblem };

/** Whether `theirs` says just what `ours` does. As deep as ours is, however deep theirs. */
function saysTheSame(ours: unknown, theirs: unknown): boolean {
  if (Object.is(ours, theirs)) return true;
  if (Array.isArray(ours)) {
    return (
      Array.isArray(theirs) && ours.length === theirs.length && ours.every((each, i) => saysTheSame(each, theirs[i]))
    );
  }
  if (!isObject(ours) || !isObject(theirs)) return false;
  const [own, other] = [Object.entries(ours), new Map<string, unknown>(Object.entries(theirs))];
  return own.length === other.size && own.every(([key, value]) => other.has(key) && saysTheSame(value, other.get(key)));
}

/** The network as this course wrote it beside the topology; null where it is not there or the topology says another. */
function ownNetwork(model: Fields, mostLayers: number): NetworkSpec | null {
  const metadata = model.get('userDefinedMetadata');
  const text = isObject(metadata) && 'strideNetwork' in metadata ? metadata.strideNetwork : null;
  const decoded = typeof text === 'string' ? decodeSpec(text) : null;
  if (decoded?.kind !== 'ok' || decoded.spec.nodes.length > mostLayers) return null;
  if (!isSound(validateNetwork(decoded.spec))) return null;
  return saysTheSame(topologyOf(decoded.spec), model.get('modelTopology')) ? decoded.spec : null;
}

/** Keras 3 calls the kernel of a depthwise convolution plainly so. */
function rolesOf({ spec }: FileWeight): readonly string[] {
  return spec.role === 'depthwise_kernel' ? [spec.role, 'kernel'] : [spec.role];
}

/** Models within models put their own names before it. */
function findArray(arrays: ReadonlyMap<string, FileArray>, layer: string, weight: FileWeight): FileArray | null {
  for (const role of rolesOf(weight)) {
    const name = `${layer}/${role}`;
    const found = arrays.get(name) ?? [...arrays].find(([each]) => each.endsWith(`/${name}`))?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** What a normalisation without scale or centre multiplies with and adds. */
function impliedArray({ spec, shape }: FileWeight, config: Fields | undefined): FileArray | null {
  const isImplied =
    (spec.role === 'gamma' && config?.get('scale') === false) ||
    (spec.role === 'beta' && config?.get('center') === false);
  if (!isImplied) return null;
  return { shape, values: new Float32Array(shape[0] ?? 0).fill(spec.role === 'gamma' ? 1 : 0) };
}

function weightsOf(
  network: NetworkSpec,
  fileLayers: ReadTopology['fileLayers'] | null,
  arrays: ReadonlyMap<string, FileArray>,
): readonly Float32Array[] {
  // Layers that nothing reads have no weights in the file, and any will do.
  const weights = [...initialWeights(network, toSeed(0))];
  for (const own of fileWeights(network)) {
    const { nodeIndex, name: ownName } = own.spec;
    const layer = fileLayers?.[nodeIndex]?.name ?? ownName.slice(0, ownName.lastIndexOf('/'));
    // Only files of the course write spread kernels.
    const wanted: FileWeight = fileLayers === null ? own : { ...own, shape: own.spec.shape, spread: null };
    const weight = shown(`${layer}/${own.spec.role}`);
    const found =
      findArray(arrays, layer, wanted) ??
      impliedArray(wanted, fileLayers?.[nodeIndex]?.config) ??
      refuse({ code: 'weight-missing', weight });
    const { shape, values } = found;
    if (shape.length !== wanted.shape.length || shape.some((side, axis) => side !== wanted.shape[axis])) {
      const [expected, given] = [shapeText(wanted.shape), shown(shapeText(shape))];
      return refuse({ code: 'weight-shape', weight, expected, found: given });
    }
    if (!values.every(Number.isFinite)) refuse({ code: 'weight-not-finite', weight });
    weights[own.index] = fromFile(wanted, values);
  }
  return weights;
}

function read(text: string, files: ShardFiles, mostLayers: number): ReadModel {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse({ code: 'malformed', place: 'model.json' });
  }
  const model = fieldsOf(parsed, 'model.json');
  if (model.get('format') === 'graph-model') refuse({ code: 'graph-model' });
  const own = ownNetwork(model, mostLayers);
  const topology = own === null ? readTopology(model.get('modelTopology'), mostLayers) : null;
  const spec = topology?.spec ?? own ?? refuse({ code: 'malformed', place: 'modelTopology' });
  if (topology?.isTooLarge === true) return { kind: 'ok', spec, weights: null, isTooLarge: true };
  const arrays = readShards(model.get('weightsManifest'), files);
  return { kind: 'ok', spec, weights: arrays && weightsOf(spec, topology?.fileLayers ?? null, arrays) };
}

/** Never throws, takes time and memory linear in what was given. */
export function readLayersModel(text: string, files: ShardFiles, mostLayers: number): ReadModel {
  try {
    return read(text, files, mostLayers);
  } catch (thrown) {
    if (thrown instanceof ModelProblemError) return { kind: 'model-problem', problem: thrown.problem };
    // What runs out of memory or of stack was made for that.
    return { kind: 'model-problem', problem: { code: 'malformed', place: 'model.json' } };
  }
}

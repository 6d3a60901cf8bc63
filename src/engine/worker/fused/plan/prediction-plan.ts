// A network planned for putting out what some of its nodes compute: no gradients, and the room of a value is given to
// others as soon as nothing reads it any more. Weights lie where they lie for any choice of nodes.
// Not responsible for: training (network-plan.ts), running it (prediction.ts).
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { planPredictionStep, type PredictionStep } from '../steps/prediction/steps.ts';
import { Arena, FLOAT_BYTES, type Table } from './arena.ts';
import { placeByLifetime } from './lifetimes.ts';
import { lowerNetwork } from './lowering.ts';
import { assertFits } from './memory-limit.ts';
import type { ValueId } from './operations.ts';
import { planParameters, type WeightPlace } from './parameters.ts';
import { inputsOf, predictionProgram, type PredictionOperation } from './prediction-program.ts';
import { LINE_FLOATS, type Seat } from './team.ts';

/** Samples are computed at once as long as their values stay in a second-level cache. */
const CACHED_BYTES = 1024 * 1024;
const MOST_AT_ONCE = 32;

export interface PredictionPlan {
  /** Most samples at once. */
  readonly capacity: number;
  readonly steps: readonly PredictionStep[];
  readonly places: readonly WeightPlace[];
  /** Where the weights end; what lies behind depends on the nodes asked for. */
  readonly weightsEnd: number;
  readonly input: { readonly address: number; readonly size: number };
  /** Of the nodes asked for, in their order. */
  readonly outputs: readonly { readonly address: number; readonly size: number }[];
  /** A line of memory for the threads' meetings, the same for any choice of nodes. */
  readonly meeting: number;
  readonly bytes: number;
  readonly tables: readonly Table[];
  readonly blocks: number;
}

/** The values by the place they share: an operation on each number for itself writes over its input where that is read no more. */
function sharedPlaces(operations: readonly PredictionOperation[], asked: ReadonlySet<ValueId>): Map<ValueId, ValueId> {
  const lastReaders = new Map<ValueId, PredictionOperation>();
  for (const each of operations) for (const input of inputsOf(each)) lastReaders.set(input, each);
  const homes = new Map<ValueId, ValueId>([[0, 0]]);
  for (const each of operations) {
    const { kind, inputs, output } = each.operation;
    const [input = 0] = inputs;
    const isFree = lastReaders.get(input) === each && !asked.has(input);
    const isInPlace = (kind === 'map' || kind === 'normalization') && isFree;
    homes.set(output, isInPlace ? (homes.get(input) ?? input) : output);
  }
  return homes;
}

/** Address of each value relative to a common start, for one sample. */
function placeValues(operations: readonly PredictionOperation[], sizes: readonly number[], asked: readonly ValueId[]) {
  const homes = sharedPlaces(operations, new Set(asked));
  const times = new Map<ValueId, { first: number; last: number }>([[0, { first: -1, last: -1 }]]);
  const touch = (value: ValueId, moment: number): void => {
    const home = homes.get(value) ?? value;
    const time = times.get(home);
    if (time === undefined) times.set(home, { first: moment, last: moment });
    else time.last = moment;
  };
  operations.forEach((each, moment) => {
    for (const value of [...inputsOf(each), each.operation.output]) touch(value, moment);
  });
  for (const value of asked) touch(value, operations.length);
  const values = [...times.keys()];
  return {
    blocks: values.length,
    place(capacity: number) {
      const timed = values.map((value) => ({
        bytes: (sizes[value] ?? 0) * capacity * FLOAT_BYTES,
        ...(times.get(value) ?? { first: 0, last: 0 }),
      }));
      const { offsets, bytes } = placeByLifetime(timed);
      const byHome = new Map(values.map((value, index) => [value, offsets[index] ?? 0]));
      return { bytes, offsetOf: (value: ValueId): number => byHome.get(homes.get(value) ?? value) ?? 0 };
    },
  };
}

/** Throws NetworkProblemError on an invalid network, EngineError `out-of-memory` on one that is too big. */
export function planPrediction(spec: NetworkSpec, nodeIndices: readonly number[], seat: Seat): PredictionPlan {
  const arena = new Arena();
  const meeting = arena.reserveFloats(LINE_FLOATS);
  const { places } = planParameters(lowerNetwork(spec, { everyNode: true }), 0, arena);
  const weightsEnd = arena.reserve(0);
  const { operations, sizes, asked } = predictionProgram(spec, nodeIndices);
  const layout = placeValues(operations, sizes, asked);
  const one = layout.place(1);
  const capacity = Math.min(Math.max(Math.floor(CACHED_BYTES / Math.max(one.bytes, 1)), 1), MOST_AT_ONCE);
  const { bytes: valueBytes, offsetOf } = layout.place(capacity);
  assertFits(weightsEnd + valueBytes);
  const base = arena.reserve(valueBytes);
  const addressOf = (value: ValueId): number => base + offsetOf(value);
  const context = {
    ...seat,
    arena,
    capacity,
    addressOf,
    sizeOf: (value: ValueId) => sizes[value] ?? 0,
    placeOf(weight: number): WeightPlace {
      const place = places[weight];
      if (place === undefined) throw new RangeError(`no weight ${weight}`);
      return place;
    },
  };
  const steps = operations.map((each) => planPredictionStep(context, each));
  return {
    capacity,
    steps,
    places,
    weightsEnd,
    input: { address: addressOf(0), size: sizes[0] ?? 0 },
    outputs: asked.map((value) => ({ address: addressOf(value), size: sizes[value] ?? 0 })),
    meeting,
    blocks: layout.blocks + places.length,
    ...arena.finish(seat),
  };
}

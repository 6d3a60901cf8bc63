// What the exhibit `dropout` shows: this step's dice and sums, the mean over all rolls so far, and the two runs.
// Not responsible for: words (dropout.text.ts).
import { dropoutDice, dropoutScale, sumDeviation, sumsBehind } from '../../../nn/dropout-pass.ts';
import { softmaxInto } from '../../../nn/losses.ts';
import { toSeed } from '../../../nn/plan.ts';
import { dropoutKeepInto } from '../../../nn/random.ts';
import { OUTPUTS, SAMPLES } from './dropout.ts';
import type { DropoutState } from './dropout.ts';
import { runsModel } from './runs-model.ts';
import type { RunsModel } from './runs-model.ts';
import type { RunsSession } from './runs.ts';
import { ACTIVATIONS, BIAS, DROPOUT_NODE, KERNEL, UNITS } from './small-network.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Unit {
  readonly activation: number;
  /** Null in test behaviour: nothing is rolled. */
  readonly die: number | null;
  readonly isLive: boolean;
  /** What the next layer sees. */
  readonly passed: number;
}

/** The chart of the rolls is at least so many wide. */
export const FEWEST_DRAWN = 10;

export interface DiceModel {
  readonly state: DropoutState;
  /** What live units are multiplied by. */
  readonly factor: number;
  readonly units: readonly Unit[];
  readonly live: number;
  /** 1 where alive, of every sample of the batch: samples x units. */
  readonly masks: Uint8Array;
  readonly sums: readonly number[];
  readonly probabilities: readonly number[];
  readonly rolls: number;
  /** Share of live units over all rolls of this sample. */
  readonly liveShare: number;
  /** The sum of the output looked at: roll by roll, its running mean, in a test, and in expectation. */
  readonly rolled: readonly Point[];
  readonly running: readonly Point[];
  /** Where the mean typically lies after each number of rolls: one standard deviation below and above. */
  readonly funnel: readonly [low: readonly Point[], high: readonly Point[]];
  readonly mean: number;
  readonly tested: number;
  readonly expected: number;
  /** How far the mean of so many rolls typically is from the expected value. */
  readonly scatter: number;
  /** The same output after the softmax: mean over the rolls, and in a test. Not equal in expectation. */
  readonly meanProbability: number;
  readonly testedProbability: number;
  /** Null while the dice are shown. */
  readonly runs: RunsModel | null;
}

function softmax(sums: readonly number[]): readonly number[] {
  const target = new Float64Array(sums.length);
  softmaxInto(target, sums, 1, sums.length);
  return [...target];
}

/** Masks of the whole batch in one step. */
function masksOf({ rate, seed }: DropoutState, step: number): Uint8Array {
  const masks = new Uint8Array(SAMPLES * UNITS);
  dropoutKeepInto(masks, rate, toSeed(seed), step, DROPOUT_NODE);
  return masks;
}

function rowOf(masks: Uint8Array, sample: number): Uint8Array {
  return masks.subarray(sample * UNITS, (sample + 1) * UNITS);
}

/** Every roll up to the step that is shown, of the sample looked at. */
function history(state: DropoutState, factor: number) {
  const rolled: Point[] = [];
  const running: Point[] = [];
  let [sum, probability, live] = [0, 0, 0];
  for (let step = 0; step <= state.step; step += 1) {
    const keep = rowOf(masksOf(state, step), state.sample);
    const sums = sumsBehind(ACTIVATIONS, keep, factor, KERNEL, BIAS);
    const y = sums[state.output] ?? 0;
    sum += y;
    probability += softmax(sums)[state.output] ?? 0;
    for (const bit of keep) live += bit;
    rolled.push({ x: step + 1, y });
    running.push({ x: step + 1, y: sum / (step + 1) });
  }
  const rolls = state.step + 1;
  return {
    rolled,
    running,
    mean: sum / rolls,
    meanProbability: probability / rolls,
    liveShare: live / (rolls * UNITS),
  };
}

function unitsOf(state: DropoutState, factor: number): readonly Unit[] {
  const dice = dropoutDice(SAMPLES * UNITS, toSeed(state.seed), state.step, DROPOUT_NODE);
  const keep = rowOf(masksOf(state, state.step), state.sample);
  return ACTIVATIONS.map((activation, i) => {
    if (state.mode === 'test') return { activation, die: null, isLive: true, passed: activation };
    const isLive = keep[i] === 1;
    return { activation, die: dice[state.sample * UNITS + i] ?? 0, isLive, passed: isLive ? activation * factor : 0 };
  });
}

/** The edge of the funnel `by` deviations away from the expected value. */
function edge(expected: number, by: number, last: number): readonly Point[] {
  return Array.from({ length: last }, (_, i) => ({ x: i + 1, y: expected + by / Math.sqrt(i + 1) }));
}

export function present(state: DropoutState, session: RunsSession): DiceModel {
  const factor = state.scaling === 'inverted' ? dropoutScale(state.rate) : 1;
  const units = unitsOf(state, factor);
  const sums = sumsBehind(
    units.map(({ passed }) => passed),
    null,
    1,
    KERNEL,
    BIAS,
  );
  const testSums = sumsBehind(ACTIVATIONS, null, 1, KERNEL, BIAS);
  const tested = testSums[state.output] ?? 0;
  const bias = BIAS[state.output] ?? 0;
  const past = history(state, factor);
  const expected = bias + (tested - bias) * (1 - state.rate) * factor;
  const last = Math.max(state.step + 1, FEWEST_DRAWN);
  const deviation = sumDeviation(ACTIVATIONS, state.rate, factor, KERNEL, OUTPUTS, state.output);
  return {
    state,
    factor: state.mode === 'test' ? 1 : factor,
    units,
    live: units.filter(({ isLive }) => isLive).length,
    masks: state.mode === 'test' ? new Uint8Array(SAMPLES * UNITS).fill(1) : masksOf(state, state.step),
    sums,
    probabilities: softmax(sums),
    rolls: state.step + 1,
    ...past,
    tested,
    expected,
    funnel: [edge(expected, -deviation, last), edge(expected, deviation, last)],
    scatter: deviation / Math.sqrt(state.step + 1),
    testedProbability: softmax(testSums)[state.output] ?? 0,
    runs: state.figure === 'runs' ? runsModel(state, session) : null,
  };
}

// A trained network with test images for tests of this lesson's figures, and what every figure's link owes its reader.
// Not responsible for: what a single figure shows.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Decoded, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { conv2d, dense, flatten, globalAveragePooling2D, sequential } from '../../../nn/build.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { isCourse, refOfRun } from '../subject/subject-ref.ts';
import type { SubjectChoice, SubjectRef } from '../subject/subject-ref.ts';
import { IMAGE_COUNT, plainImages } from '../subject/test-images.ts';
import { entryOfRun, SUBJECT_IDS, SUBJECTS } from '../subject/subjects.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import { NO_SUBJECT } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';

/** Numbers in [0, 1], the same for the same seed. */
export function randomValues(length: number, seed: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length }, () => random.uniform());
}

/** Networks of a kind that figures must bear: without a convolution, with very many channels, and one of four classes. */
export const MLP = sequential(
  [8, 8, 1],
  [flatten(), dense({ units: 12 }), dense({ units: 10, activation: 'softmax' })],
);
export const WIDE = sequential(
  [8, 8, 1],
  [
    conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    conv2d({ filters: 512, kernelSize: 3, activation: 'relu' }),
    globalAveragePooling2D(),
    dense({ units: 10, activation: 'softmax' }),
  ],
);

/** A run of this device as a figure sees it. */
export function runEntry(spec: NetworkSpec, dataset = 'mnist'): SubjectEntry {
  const { plan } = SUBJECTS.mnist.candidates[0];
  return entryOfRun({ runId: `designer-${JSON.stringify(spec).length}-${dataset}`, spec, plan: { ...plan, dataset } });
}

/** Weights of a network that has diverged. */
export function brokenWeights(spec: NetworkSpec): readonly Float32Array[] {
  return weightSpecs(spec).map(({ shape }) => new Float32Array(sizeOf(shape)).fill(Number.NaN));
}

/** What the reader may choose: the course's networks, or any run. */
export const subjectAction = fc.constantFrom<{ readonly kind: 'subject' } & SubjectChoice>(
  ...SUBJECT_IDS.map((id) => ({ kind: 'subject' as const, subject: id, spec: SUBJECTS[id].spec })),
  ...[MLP, WIDE].map((spec, n) => ({ kind: 'subject' as const, subject: refOfRun(`designer-${n}ab`), spec })),
);

/** What stands behind a reference in these tests. */
export function entryOf(ref: SubjectRef): SubjectEntry {
  if (isCourse(ref)) return SUBJECTS[ref];
  return runEntry(ref.endsWith('0ab') ? MLP : WIDE);
}

/** A network trained to its end, forty images of noise labelled 0 to 9 in turn, and those of one colour. */
export function trainedSubject(of: SubjectRef | SubjectEntry): Subject {
  const entry = typeof of === 'string' ? entryOf(of) : of;
  const { shape } = entry.data;
  const samples = Array.from({ length: IMAGE_COUNT }, (_, index) => ({
    index,
    label: index % 10,
    values: randomValues(shape[0] * shape[1] * shape[2], index),
  }));
  return {
    ...NO_SUBJECT,
    ref: typeof of === 'string' ? of : refOfRun(entry.id),
    entry,
    images: { shape, samples: [...samples, ...plainImages(shape)], isLoading: false, error: null },
    phase: 'trained',
    runId: `test ${entry.id}`,
    version: `test ${entry.id}`,
    step: 250,
    totalSteps: 250,
    accuracy: 0.93,
  };
}

interface Linked<State, Action> {
  readonly initial: State;
  readonly reduce: (state: State, action: Action) => State;
  readonly encode: (state: State) => LinkQuery;
  readonly decode: (query: LinkQuery) => Decoded<State>;
  readonly steps: readonly { readonly id: string; readonly state: State }[];
}

/** States that a reader can reach, by actions that may be out of bounds. */
export function reachable<State, Action>(
  { initial, reduce }: Pick<Linked<State, Action>, 'initial' | 'reduce'>,
  action: fc.Arbitrary<Action>,
): fc.Arbitrary<State> {
  return fc.array(action, { maxLength: 14 }).map((actions) => actions.reduce(reduce, initial));
}

/** Every reachable state survives its link, the first one needs none, and damage is a sentence, never an exception. */
export function expectLinks<State, Action>(
  exhibit: Linked<State, Action>,
  action: fc.Arbitrary<Action>,
  damaged: readonly LinkQuery[],
): void {
  const { initial, encode, decode, steps } = exhibit;
  expect(encode(initial)).toEqual({});
  expect(decode({})).toEqual({ kind: 'ok', state: initial });
  fc.assert(
    fc.property(reachable(exhibit, action), (state) => {
      expect(decode(encode(state))).toEqual({ kind: 'ok', state });
    }),
  );
  for (const query of damaged) {
    const decoded = decode(query);
    expect(decoded).toMatchObject({ kind: 'problem', field: Object.keys(query)[0] });
  }
  const field = fc.constantFrom(...damaged.flatMap((query) => Object.keys(query)));
  fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
  expect(steps.length).toBeGreaterThanOrEqual(3);
  expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
}

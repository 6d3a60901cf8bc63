// A trained network with test images for tests of this lesson's figures, and what every figure's link owes its reader.
// Not responsible for: what a single figure shows.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Decoded, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { IMAGE_COUNT } from '../subject/test-images.ts';
import { SUBJECTS } from '../subject/subjects.ts';
import type { SubjectId } from '../subject/subjects.ts';
import { NO_SUBJECT } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';

/** Numbers in [0, 1], the same for the same seed. */
export function randomValues(length: number, seed: number): Float32Array {
  const random = createRandom(toSeed(seed));
  return Float32Array.from({ length }, () => random.uniform());
}

/** A network trained to its end, and forty images of noise labelled 0 to 9 in turn. */
export function trainedSubject(id: SubjectId): Subject {
  const entry = SUBJECTS[id];
  const [height, width, channels] = entry.data.shape;
  const samples = Array.from({ length: IMAGE_COUNT }, (_, index) => ({
    index,
    label: index % 10,
    values: randomValues(height * width * channels, index),
  }));
  return {
    ...NO_SUBJECT,
    entry,
    images: { shape: entry.data.shape, samples, isLoading: false, error: null },
    phase: 'trained',
    runId: `test ${id}`,
    version: `test ${id}`,
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

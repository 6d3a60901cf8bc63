import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttackState } from '../../../nn/inside/adversarial.ts';
import { expectLinks, MLP, reachable, runEntry, subjectAction, trainedSubject } from '../testing/cases.ts';
import * as lab from './adversarial.ts';
import type { AdversarialAction } from './adversarial.ts';
import { present } from './adversarial-model.ts';
import { describe, transferSentence, verdictSentence } from './adversarial.text.ts';
import { NO_ATTACK } from './use-adversarial.ts';
import type { AdversarialSession } from './use-adversarial.ts';

const subject = trainedSubject('mnist');

function sureOf(klass: number): Float32Array {
  return Float32Array.from({ length: 10 }, (_, each) => (each === klass ? 0.82 : 0.02));
}

/** An attack of one step that moved every pixel by 12/255, with what the network said before and after. */
function attacked(image: number, before: number, after: number): AdversarialSession {
  const own = (subject.images.samples[image]?.values ?? new Float32Array()).map((value) => value / 2);
  const states: readonly AttackState[] = [
    { step: 0, image: own, probabilities: sureOf(before), loss: 0.2 },
    { step: 1, image: own.map((value) => value + 12 / 255), probabilities: sureOf(after), loss: 3.5 },
  ];
  return { ...NO_ATTACK, subject, attack: { ...NO_ATTACK.attack, value: states, forKey: 'test' } };
}

const number = fc.integer({ min: -3, max: 120 });
const action: fc.Arbitrary<AdversarialAction> = fc.oneof(
  subjectAction,
  fc.record({ kind: fc.constant('image' as const), image: number }),
  fc.record({ kind: fc.constant('epsilon' as const), epsilon: number }),
  fc.record({ kind: fc.constant('steps' as const), steps: number }),
  fc.record({ kind: fc.constant('target' as const), target: fc.option(fc.integer({ min: -2, max: 12 })) }),
  fc.record({ kind: fc.constant('amplify' as const), amplify: number }),
);

test('links restore every reachable state and refuse damage', () => {
  expectLinks(lab, action, [{ epsilon: '97' }, { steps: '0' }, { target: '10' }, { amplify: 'x' }, { image: '-1' }]);
});

test('any reachable state can be shown, and asks for an attack within its bound', () => {
  fc.assert(
    fc.property(reachable(lab, action), fc.constantFrom(NO_ATTACK, attacked(0, 0, 3)), (state, session) => {
      const model = present(state, session);
      for (const locale of ['zh', 'en'] as const) expect(describe(model, locale)).toContain(`${state.epsilon}/255`);
      const { epsilon, stepSize, steps } = lab.attackOptions(state, 0);
      expect(epsilon).toBeCloseTo(state.epsilon / 255, 9);
      if (steps === 1) expect(stepSize).toBe(epsilon);
      else expect(stepSize * steps).toBeCloseTo(2.5 * epsilon, 9);
    }),
  );
});

test('the verdict tells fooled, not fooled, hit, and wrong from the start apart', () => {
  const sayFor = (image: number, before: number, after: number, target: number | null): string =>
    verdictSentence(present({ ...lab.initial, image, target }, attacked(image, before, after)), 'en') ?? '';
  // Image 7 is labelled 7.
  expect(sayFor(7, 7, 3, null)).toContain('Fooled: “7” (82.0%) has become “3” (82.0%)');
  expect(sayFor(7, 7, 7, null)).toContain('Not fooled: still “7”');
  expect(sayFor(7, 7, 3, 5)).toContain('Not fooled');
  expect(sayFor(7, 7, 5, 5)).toContain('Fooled');
  expect(sayFor(7, 1, 3, null)).toContain('Wrong without any attack: labelled “7”, taken for “1”');
});

test('the largest change and the loss are told, and the change is drawn around grey', () => {
  const model = present({ ...lab.initial, image: 7, amplify: 5 }, attacked(7, 7, 3));
  expect(model.largest).toBeCloseTo(12, 3);
  expect(model.change?.[0]).toBeCloseTo(0.5 + (5 * 12) / 255 / 2, 4);
  expect(model.losses.map(({ y }) => y)).toEqual([0.2, 3.5]);
  expect(describe(model, 'en')).toContain('from 0.200 to 3.500; the number changed most moved by 12.0/255');
});

test('another network is moved, or it is not', () => {
  const say = (before: number, after: number): string | null =>
    transferSentence(
      present(lab.initial, {
        ...attacked(8, 8, 3),
        said: { ...NO_ATTACK.said, value: { before: sureOf(before), after: sureOf(after) }, forKey: 'test' },
      }),
      'en',
    );
  expect(say(8, 8)).toContain('not moved');
  expect(say(8, 3)).toContain('from “8” to “3”');
  expect(transferSentence(present(lab.initial, NO_ATTACK), 'en')).toBeNull();
});

test('a network that has diverged can be neither attacked nor fooled', () => {
  const silent = new Float32Array(10).fill(Number.NaN);
  const image = new Float32Array(64);
  const states = [0, 1].map((step) => ({ step, image, probabilities: silent, loss: Number.NaN }));
  const session = {
    ...NO_ATTACK,
    subject: trainedSubject(runEntry(MLP)),
    attack: { ...NO_ATTACK.attack, value: states, forKey: 'test' },
  };
  const model = present(lab.initial, session);
  expect(model).toMatchObject({ isSilent: true, isUnmoved: false, verdict: null, losses: [] });
  expect(describe(model, 'en')).toContain('there is no way to go, and no answer to change');
  expect(describe(model, 'en')).not.toContain('NaN to');
  expect(describe(model, 'zh')).toContain('没有一个是数');
});

test('an image of one colour is led away from what the network says of it', () => {
  const model = present({ ...lab.initial, image: 40 }, attacked(40, 2, 6));
  expect(model).toMatchObject({ label: 2, verdict: { before: 2, after: 6, isFooled: true } });
  expect(describe(model, 'en')).toContain('An image all black; bound 48/255');
  expect(describe(model, 'en')).toContain('This picture has no label');
  expect(verdictSentence(model, 'en')).toContain('Fooled: “2”');
});

test('where the loss has no slope no pixel moves, and that is said', () => {
  const session = attacked(7, 7, 7);
  const still = session.attack.value?.map((state) => ({ ...state, image: new Float32Array(784) })) ?? [];
  const model = present({ ...lab.initial, image: 7 }, { ...session, attack: { ...session.attack, value: still } });
  expect(describe(model, 'en')).toContain('no pixel has been moved');
});

test('a class beyond those of the network is brought inside', () => {
  expect(
    present({ ...lab.initial, target: 200 }, { ...NO_ATTACK, subject: trainedSubject(runEntry(MLP)) }).target,
  ).toBe(9);
});

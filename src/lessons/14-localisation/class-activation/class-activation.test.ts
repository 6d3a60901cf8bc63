// The figure without its view: links, boxes, what is shown of maps, and words that are true of maps that point nowhere.
import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { NO_ANSWER } from '../../../engine/client/use-answer.ts';
import { LOCALES } from '../../../kit/locale/locale.ts';
import { BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { describe } from './activation.text.ts';
import { present } from './activation-model.ts';
import * as figure from './class-activation.ts';
import type { ActivationAction, ActivationState } from './class-activation.ts';
import { overlay } from './overlay.ts';
import { NO_ACTIVATION } from './use-activation.ts';
import type { ActivationSession } from './use-activation.ts';

const amount = fc.oneof(fc.integer({ min: -20, max: 130 }), fc.double());
const action: fc.Arbitrary<ActivationAction> = fc.oneof(
  fc.record({ kind: fc.constant('photo' as const), photo: fc.constantFrom(...BUILT_IN_PHOTOS) }),
  fc.record({ kind: fc.constant('source' as const), source: fc.constantFrom(...figure.SOURCES) }),
  fc.record({ kind: fc.constant('class' as const), classIndex: fc.option(amount) }),
  fc.record({ kind: fc.constant('method' as const), method: fc.constantFrom(...figure.METHODS) }),
  fc.record({ kind: fc.constant('layer' as const), layer: fc.constantFrom(null, 'block_6_project', 'Conv_1') }),
  fc.record({ kind: fc.constant('opacity' as const), opacity: amount }),
  fc.record({ kind: fc.constant('part' as const), part: amount }),
  fc.record({
    kind: fc.constant('drawn' as const),
    box: fc.option(fc.record({ left: amount, top: amount, width: amount, height: amount })),
  }),
);
const reachable: fc.Arbitrary<ActivationState> = fc
  .array(action, { maxLength: 12 })
  .map((actions) => actions.reduce(figure.reduce, figure.initial));

/** A session with maps of 7 x 7 x 160 and a head of ten classes, both random; `sign` -1 leaves nothing that speaks for a class. */
function sessionOf(seed: number, sign: 1 | -1 = 1): ActivationSession {
  const random = createRandom(toSeed(seed));
  const positive = (length: number): Float32Array => Float32Array.from({ length }, () => random.uniform() + 0.01);
  const mixed = (length: number): Float32Array => Float32Array.from({ length }, () => random.normal());
  const weights = sign < 0 ? positive(1600).map((value) => -value) : mixed(1600);
  const names = Array.from({ length: 10 }, (_, k) => ({ zh: `类${k}`, en: `class ${k}` }));
  const head = { classes: 10, weights, bias: mixed(10) };
  return {
    ...NO_ACTIVATION,
    base: { ...NO_ACTIVATION.base, phase: 'loaded', entry: BASE_MODELS['mobilenet-v2-body'] },
    head: { ...NO_ANSWER, value: { head, names, accuracy: 0.6, trainedOn: 120 }, forKey: 'head' },
    maps: {
      ...NO_ANSWER,
      value: { maps: { height: 7, width: 7, values: positive(7840) }, durationMs: 50 },
      forKey: 'maps',
    },
  };
}

group('links', () => {
  it('restore every reachable state', () => {
    expect(figure.encode(figure.initial)).toEqual({});
    fc.assert(
      fc.property(reachable, (state) => {
        expect(figure.decode(figure.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    for (const step of figure.steps)
      expect(figure.decode(figure.encode(step.state))).toEqual({ kind: 'ok', state: step.state });
  });

  it('are refused with a sentence where they are damaged, and never break', () => {
    for (const box of ['1', '1.2.3', '90.90.50.50', '1.2.3.4.5', '0.0.0.5', 'x']) {
      expect(figure.decode({ box })).toMatchObject({ kind: 'problem', field: 'box' });
    }
    expect(figure.decode({ layer: 'a b' })).toMatchObject({ kind: 'problem', field: 'layer' });
    const field = fc.constantFrom('photo', 'head', 'class', 'method', 'layer', 'opacity', 'part', 'box');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void figure.decode(query)));
  });

  it('hold boxes that lie in the picture', () => {
    fc.assert(
      fc.property(reachable, ({ drawn }) => {
        if (drawn === null) return;
        expect(drawn.left + drawn.width).toBeLessThanOrEqual(figure.GRID);
        expect(drawn.top + drawn.height).toBeLessThanOrEqual(figure.GRID);
        expect(Math.min(drawn.width, drawn.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

group('what is shown', () => {
  it('is the class asked for, with the sum that makes up its score, and a box of what is hot', () => {
    fc.assert(
      fc.property(reachable, fc.nat(), (state, seed) => {
        const model = present(state, sessionOf(seed));
        const { cam, chosen, classes } = model;
        if (cam === null || chosen === null) throw new Error('nothing is shown');
        expect(cam.mean + cam.rest).toBeCloseTo(cam.score, 3);
        expect(chosen.score).toBeCloseTo(cam.score, 3);
        if (state.classIndex !== null && state.classIndex < 10) expect(chosen.index).toBe(state.classIndex);
        else expect(chosen.score).toBe(Math.max(...classes.map(({ score }) => score)));
        for (const locale of LOCALES) expect(describe(model, locale)).toContain(chosen.name[locale]);
      }),
    );
  });

  it('points nowhere where nothing speaks for the class, and says so', () => {
    const model = present(figure.initial, sessionOf(5, -1));
    expect([model.box, model.iou]).toEqual([null, null]);
    expect(describe(model, 'en')).toContain('points nowhere');
    expect(describe(model, 'zh')).toContain('指不出地方');
  });

  it('agrees with itself: the network’s own box drawn again has an IoU of 1', () => {
    const session = sessionOf(9);
    const { box } = present(figure.initial, session);
    if (box === null) throw new Error('no box');
    expect(present({ ...figure.initial, drawn: box }, session).iou).toBe(1);
  });

  it('is nothing yet before the network has come, in words too', () => {
    const model = present(figure.initial, NO_ACTIVATION);
    expect(model.map).toBeNull();
    for (const locale of LOCALES) expect(describe(model, locale)).not.toContain('NaN');
  });
});

group('the overlay', () => {
  it('leaves the picture as it is at no strength, and darkens what is cold', () => {
    const picture = new Uint8Array(224 * 224 * 3).fill(200);
    const map = new Float32Array(figure.GRID ** 2);
    map[0] = 5;
    expect(overlay(picture, 224, map, 0)).toEqual(picture);
    const mixed = overlay(picture, 224, map, 1);
    expect([mixed[0], mixed[1], mixed[2]]).toEqual([255, 122, 24]);
    expect(mixed.at(-1)).toBe(70);
    const flat = overlay(picture, 224, map.fill(-1), 0.5);
    expect(flat.every((value) => value === 135)).toBe(true);
  });
});

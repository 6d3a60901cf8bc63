import { describe, expect, it } from 'vitest';
import { BASE_MODEL_IDS, BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { validateNetwork } from '../../../nn/validate.ts';
import { freshNetwork, frontNetwork, headNetwork, tunedNetwork } from './networks.ts';

describe.each(BASE_MODEL_IDS)('the networks built on %s', (model) => {
  it('are valid at every cut, and front and back share no weight and lose none', () => {
    const whole = weightSpecs(frontNetwork(model, null, 96)).length;
    for (const cut of [null, ...BASE_MODELS[model].cuts]) {
      const tuned = tunedNetwork(model, cut, 96, 7);
      expect(validateNetwork(tuned).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(inferShapes(tuned).at(-1)?.output).toEqual([7]);
      const front = cut === null ? 0 : weightSpecs(frontNetwork(model, cut, 96)).length;
      expect(front + weightSpecs(tuned).length - 2).toBe(whole);
    }
  });

  it('read at the cut what the front puts out there', () => {
    for (const cut of BASE_MODELS[model].cuts) {
      expect(inferShapes(frontNetwork(model, cut, 128)).at(-1)?.output).toEqual(
        tunedNetwork(model, cut, 128, 3).inputShape,
      );
    }
  });

  it('have fresh weights with normalisation that a short training can fill', () => {
    const fresh = freshNetwork(model, 32, 5);
    expect(validateNetwork(fresh).filter(({ severity }) => severity === 'error')).toEqual([]);
    const momenta = fresh.nodes.flatMap(({ layer }) =>
      layer.className === 'BatchNormalization' ? [layer.momentum] : [],
    );
    expect(momenta.length).toBeGreaterThan(20);
    expect(new Set(momenta)).toEqual(new Set([0.9]));
  });
});

it('a head is one dense layer on the channels', () => {
  const head = headNetwork(160, 10);
  expect(weightSpecs(head).map(({ shape }) => shape.join())).toEqual(['160,10', '10']);
});

// The generated questions of the lesson, answered by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questions } from './quiz.ts';

function named<Id extends (typeof questions)[number]['id']>(id: Id) {
  const found = questions.find(
    (question): question is Extract<(typeof questions)[number], { id: Id }> => question.id === id,
  );
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
}

describe('questions', () => {
  it('are answered as one would by hand', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const saved = named('two-three').generate(seed);
        const { channels, large, count } = saved.values;
        expect(saved.answer).toBe((large ** 2 - 9 * count) * channels ** 2);
        const output = named('first-output').generate(seed);
        const { side, kernel, stride } = output.values;
        expect(output.answer).toBe((side - kernel) / stride + 1);
        const block = named('vgg-block').generate(seed);
        const { channels: from, filters, count: layers } = block.values;
        expect(block.answer).toBe(9 * from * filters + filters + (layers - 1) * (9 * filters ** 2 + filters));
        const residual = named('residual-block').generate(seed);
        expect(residual.answer).toBe(18 * residual.values.channels ** 2 + 8 * residual.values.channels);
      }),
    );
  });
});

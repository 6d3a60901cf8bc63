import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { lossValue } from '../../../nn/losses.ts';
import { betModel, EVEN_PRICE, scoreOf } from './bet-model.ts';
import { NO_BETS } from './bet-store.ts';
import type { BetSession } from './bet-store.ts';
import { CHIPS, chipsLeft, clear, NEW_GAME, next, pay, place, spread } from './bets.ts';
import type { Game } from './bets.ts';
import { BET_IMAGES } from './bet-images.ts';
import { covered, COVERS, SIDE } from './cover.ts';
import { formulaRows } from './loss-formula.ts';
import { MOST_STEPS, present } from './loss-model.ts';
import { decode, encode, FIGURES, initial, LABEL, LOGIT, LOSSES, OUTPUTS, reduce, steps } from './losses.ts';
import type { LossesAction } from './losses.ts';
import { describe, labelText } from './losses.text.ts';

const action: fc.Arbitrary<LossesAction> = fc.oneof(
  fc.record({ kind: fc.constant('figure' as const), figure: fc.constantFrom(...FIGURES) }),
  fc.record({ kind: fc.constant('loss' as const), loss: fc.constantFrom(...LOSSES) }),
  fc.record({ kind: fc.constant('output' as const), output: fc.constantFrom(...OUTPUTS) }),
  fc.record({
    kind: fc.constant('logit' as const),
    of: fc.constantFrom('true' as const, 'rival' as const),
    value: fc.oneof(fc.double(), fc.double({ min: LOGIT.min, max: LOGIT.max })),
  }),
  fc.record({ kind: fc.constant('cover' as const), cover: fc.constantFrom(...COVERS) }),
);
const state = fc.array(action, { maxLength: 12 }).map((actions) => actions.reduce(reduce, initial));

group('links', () => {
  test('restore any reachable state, whose logits stay in range', () => {
    fc.assert(
      fc.property(state, (now) => {
        expect(decode(encode(now))).toEqual({ kind: 'ok', state: now });
        expect(Math.abs(now.trueLogit)).toBeLessThanOrEqual(LOGIT.max);
      }),
    );
    for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
    expect(encode(initial)).toEqual({});
  });

  test('damaged ones are problems that name the field, never exceptions', () => {
    expect(decode({ true: '1.5' })).toMatchObject({ kind: 'problem', field: 'true' });
    expect(decode({ rival: '101' })).toMatchObject({ kind: 'problem', field: 'rival' });
    expect(decode({ loss: 'huber' })).toMatchObject({ kind: 'problem', field: 'loss' });
    const field = fc.constantFrom('true', 'rival', 'loss', 'output', 'cover', 'figure');
    fc.assert(
      fc.property(fc.dictionary(field, fc.string()), (query) => ['ok', 'problem'].includes(decode(query).kind)),
    );
  });
});

group('comparison', () => {
  test('the marked place of each curve has the value and the slope of the table', () => {
    fc.assert(
      fc.property(state, (now) => {
        const { compare } = present(now, NO_BETS);
        for (const curve of compare.curves) {
          const row = compare.rows.find(({ kind }) => kind === curve.kind);
          const at = curve.loss.findIndex(({ x }) => Math.abs(x - now.trueLogit) < 1e-9);
          expect(curve.loss[at]?.y).toBeCloseTo(row?.trace?.loss ?? NaN, 9);
          expect(curve.pull[at]?.y).toBeCloseTo(Math.abs(row?.trace?.logitGradient[LABEL] ?? NaN), 9);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('sure and wrong: crossentropy pulls with almost 1 and is soon right, MSE after softmax is neither', () => {
    const { compare } = present({ ...initial, trueLogit: -4, rivalLogit: 4 }, NO_BETS);
    const row = (kind: string) => compare.rows.find((each) => each.kind === kind);
    expect(row('categorical_crossentropy')?.trace?.logitGradient[LABEL]).toBeCloseTo(-1, 2);
    expect(row('categorical_crossentropy')?.stepsToRight).toBeLessThan(10);
    expect(Math.abs(row('mse')?.trace?.logitGradient[LABEL] ?? NaN)).toBeLessThan(0.001);
    expect(row('mse')?.stepsToRight ?? MOST_STEPS).toBeGreaterThan(100);
  });

  test('the two categorical forms differ in the label only; hinge has its own labels', () => {
    expect(labelText('categorical_crossentropy')).toBe('[1, 0, 0]');
    expect(labelText('sparse_categorical_crossentropy')).toBe('0');
    expect(labelText('hinge')).toBe('[1, −1, −1]');
    fc.assert(
      fc.property(state, (now) => {
        const { rows } = present(now, NO_BETS).compare;
        expect(rows[1]).toEqual({ ...rows[0], kind: 'sparse_categorical_crossentropy' });
      }),
      { numRuns: 25 },
    );
  });

  test('formulas are there exactly where the loss has a meaning, and say nothing that is no number', () => {
    fc.assert(
      fc.property(state, (now) => {
        const { row } = present(now, NO_BETS).compare;
        const rows = formulaRows(now.loss, now.output, row.trace);
        expect(rows.length).toBe(row.trace === null ? 0 : 2);
        for (const { tex, label } of rows) expect(`${tex} ${label}`).not.toMatch(/NaN|undefined|Infinity|e[+-]\d/);
      }),
      { numRuns: 60 },
    );
  });
});

const move = fc.oneof(
  fc.tuple(fc.integer({ min: -1, max: 10 }), fc.oneof(fc.integer({ min: -3, max: 25 }), fc.double())).map(
    ([digit, count]) =>
      (game: Game) =>
        place(game, digit, count),
  ),
  fc.constant(spread),
  fc.constant(clear),
  fc.constantFrom(...COVERS).map((cover) => (game: Game) => pay(game, cover)),
  fc.constant((game: Game) => next(game, 3)),
);
const game = fc.array(move, { maxLength: 40 }).map((moves) => moves.reduce((now, each) => each(now), NEW_GAME));

group('the betting game', () => {
  test('never has more chips out than there are, nor pays a bet that is not whole', () => {
    fc.assert(
      fc.property(game, (now) => {
        expect(chipsLeft(now)).toBeGreaterThanOrEqual(0);
        for (const chips of now.chips) expect(Number.isInteger(chips) && chips >= 0).toBe(true);
        for (const round of now.rounds) expect(round.chips.reduce((sum, chips) => sum + chips, 0)).toBe(CHIPS);
        expect(now.rounds.length).toBe(now.image + (now.isPaid ? 1 : 0));
        expect(now.image).toBeLessThan(3);
      }),
    );
  });

  test('an even bet costs ln 10 whatever the digit; all on the right one nearly nothing; none on it the clipped most', () => {
    const labels = BET_IMAGES.map((_, i) => i % 10);
    const images = BET_IMAGES.map(() => new Float32Array(SIDE * SIDE));
    const priceOf = (now: Game): number | undefined =>
      betModel('none', { ...NO_BETS, images, labels, game: now }).own?.price;
    expect(priceOf(pay(spread(NEW_GAME), 'none'))).toBeCloseTo(EVEN_PRICE, 9);
    expect(priceOf(pay(place(NEW_GAME, 0, CHIPS), 'none'))).toBeCloseTo(0, 6);
    expect(priceOf(pay(place(NEW_GAME, 7, CHIPS), 'none'))).toBeCloseTo(-Math.log(1e-7), 9);
  });

  test('asks the network about the image and the cover of each round', () => {
    const labels = BET_IMAGES.map((_, i) => i % 10);
    const images = BET_IMAGES.map(() => new Float32Array(SIDE * SIDE));
    const rows = COVERS.length * BET_IMAGES.length;
    // Row r gives 1/(r + 2) to every class: no distribution, but each row can be told.
    const forecasts = Float32Array.from({ length: rows * 10 }, (_, i) => 1 / (Math.floor(i / 10) + 2));
    fc.assert(
      fc.property(game, (now) => {
        const session: BetSession = { ...NO_BETS, images, labels, forecasts, game: now };
        const { network, rival, you } = betModel('none', session);
        const last = now.rounds.at(-1);
        if (last === undefined) {
          expect(rival).toBeNull();
          return;
        }
        expect(rival?.rounds).toBe(you.rounds);
        if (!now.isPaid) return;
        const row = COVERS.indexOf(last.cover) * BET_IMAGES.length + last.image;
        expect(network?.probabilities[0]).toBeCloseTo(1 / (row + 2), 6);
      }),
    );
  });

  test('scores are the mean of the prices and of claims and hits', () => {
    const one = { probabilities: [0.75, 0.25], price: 1 };
    const other = { probabilities: [0.5, 0.5], price: 3 };
    expect(scoreOf([one, other], [1, 0])).toEqual({ rounds: 2, total: 4, mean: 2, claimed: 0.625, right: 0.25 });
    expect(scoreOf([one], [0]).right).toBe(1);
    expect(lossValue('sparse_categorical_crossentropy', [0.75, 0.25], [0], 1, 2)).toBeCloseTo(0.2877, 4);
  });

  test('covers: half hides the lower rows, coarse keeps the mean, none changes nothing', () => {
    const image = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), {
      minLength: SIDE * SIDE,
      maxLength: SIDE * SIDE,
    });
    fc.assert(
      fc.property(image, (values) => {
        const pixels = Float32Array.from(values);
        const mean = (of: Float32Array): number => of.reduce((sum, value) => sum + value, 0) / of.length;
        expect(covered(pixels, 'none')).toEqual(pixels);
        const half = covered(pixels, 'half');
        expect(half.subarray(0, 392)).toEqual(pixels.subarray(0, 392));
        expect(half.subarray(392).every((value) => value === 0)).toBe(true);
        const coarse = covered(pixels, 'coarse');
        expect(mean(coarse)).toBeCloseTo(mean(pixels), 4);
        expect(new Set(coarse.subarray(0, 4)).size).toBe(1);
        expect(coarse[0]).toBe(coarse[3 * SIDE + 3]);
      }),
      { numRuns: 20 },
    );
  });
});

test('the description says the numbers shown, in both languages', () => {
  expect(describe(present(initial, NO_BETS), 'en')).toContain('label [1, 0, 0]): loss 1.46');
  expect(describe(present(initial, NO_BETS), 'zh')).toContain('损失 1.46');
  const clipped = { ...initial, trueLogit: -10, rivalLogit: 10 };
  expect(describe(present(clipped, NO_BETS), 'en')).toContain('the loss is 20, and the gradient is still there');
  expect(describe(present({ ...clipped, output: 'sigmoid', loss: 'mse' }, NO_BETS), 'en')).not.toContain('clipped');
  expect(describe(present({ ...initial, output: 'linear' }, NO_BETS), 'en')).toContain('linear outputs are none');
  const images = BET_IMAGES.map(() => new Float32Array(SIDE * SIDE));
  const session = { ...NO_BETS, images, labels: BET_IMAGES.map(() => 3), game: pay(spread(NEW_GAME), 'half') };
  const said = describe(present({ ...initial, figure: 'bet' }, session), 'en');
  expect(said).toContain('You: −ln 0.1 = 2.30');
  expect(said).toContain('shown: upper half');
});

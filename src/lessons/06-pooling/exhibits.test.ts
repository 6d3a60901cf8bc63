import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { initialWeights } from '../../nn/initializers.ts';
import { toSeed } from '../../nn/plan.ts';
import { MNIST_CNN } from '../../nn/presets.ts';
import { padding2D } from '../../nn/shapes.ts';
import { DEFAULT_SETUP, planOf, runIdOf, specOf } from '../03-mlp-vs-cnn/duel/setup.ts';
import { channelOf, EDGE_KERNEL, edgesOf, firstLayerOf, mapsAfter } from './activations.ts';
import * as average from './global-average/global-average.ts';
import { describe as describeAverage } from './global-average/global-average.text.ts';
import { DUEL_CNN, GAP_CNN } from './networks.ts';
import { firstOfEach, pictureFor, NO_DIGITS, PICTURES, SIDE } from './pictures.ts';
import * as lab from './pool-lab/pool-lab.ts';
import { describe as describeLab } from './pool-lab/pool-lab.text.ts';
import { present as presentLab } from './pool-lab/pool-model.ts';
import * as shift from './shift-tolerance/shift-tolerance.ts';
import { describe as describeShift } from './shift-tolerance/shift-tolerance.text.ts';
import { NO_NETWORK } from './use-trained.ts';
import type { TrainedSession } from './use-trained.ts';

const withNetwork: TrainedSession = {
  ...NO_NETWORK,
  phase: 'trained',
  network: { weights: initialWeights(MNIST_CNN, toSeed(5)), step: 1, fromDuel: false },
};
const withGap: TrainedSession = {
  ...NO_NETWORK,
  phase: 'trained',
  network: { weights: initialWeights(GAP_CNN, toSeed(6)), step: 1, fromDuel: false },
};

const labAction: fc.Arbitrary<lab.PoolLabAction> = fc.oneof(
  fc.record({ kind: fc.constant('picture' as const), picture: fc.constantFrom(...PICTURES) }),
  fc.record({ kind: fc.constant('layer' as const), layer: fc.constantFrom(...lab.LAYERS) }),
  fc.record({ kind: fc.constant('channel' as const), channel: fc.integer({ min: -2, max: 40 }) }),
  fc.record({ kind: fc.constant('way' as const), way: fc.constantFrom(...lab.WAYS) }),
  fc.record({ kind: fc.constant('kernel' as const), kernel: fc.constantFrom(...lab.KERNELS) }),
  fc.record({ kind: fc.constant('pool' as const), pool: fc.integer({ min: -1, max: 8 }) }),
  fc.record({ kind: fc.constant('stride' as const), stride: fc.integer({ min: -1, max: 8 }) }),
  fc.record({ kind: fc.constant('padding' as const), padding: fc.constantFrom(...lab.PADDINGS) }),
  fc.record({ kind: fc.constant('cell' as const), row: fc.integer(), column: fc.nat(30) }),
  fc.record({ kind: fc.constant('upstream' as const), upstream: fc.constantFrom(...lab.UPSTREAMS) }),
);
const labState = fc.array(labAction, { maxLength: 14 }).map((actions) => actions.reduce(lab.reduce, lab.initial));
const session = fc.constantFrom(NO_NETWORK, withNetwork);

group('pool-lab', () => {
  test('a link restores any reachable state', () => {
    fc.assert(
      fc.property(labState, (state) => {
        expect(lab.decode(lab.encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(lab.encode(lab.initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    expect(lab.decode({ pool: '0' })).toMatchObject({ kind: 'problem', field: 'pool' });
    expect(lab.decode({ way: 'min' })).toMatchObject({ kind: 'problem', field: 'way' });
    const field = fc.constantFrom('pool', 'strides', 'way', 'row', 'channel', 'padding');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void lab.decode(query)));
  });

  test('the chosen cell is in the output, and its value is what the window gives', () => {
    fc.assert(
      fc.property(labState, session, (state, given) => {
        const { output, row, column, value, trace, input } = presentLab(state, given);
        expect(row >= 0 && row < output.shape[0] && column >= 0 && column < output.shape[1]).toBe(true);
        if (trace === null) expect(output).toBe(input);
        else expect(trace.output).toBeCloseTo(value, 5);
      }),
      { numRuns: 60 },
    );
  });

  test('one gradient of 1 arrives whole: at the winner, in equal parts, or as it came', () => {
    fc.assert(
      fc.property(labState, session, (state, given) => {
        fc.pre(state.way !== 'stride');
        const { gradient, reached } = presentLab({ ...state, upstream: 'one' }, given);
        expect(gradient.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 4);
        if (state.way === 'max' || state.way === 'none') expect(reached).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  test('the shape shown is Keras’s, and the rows no window reads are counted', () => {
    fc.assert(
      fc.property(labState, (state) => {
        fc.pre(state.way !== 'none');
        const { outputShape, unread, inputShape } = presentLab(state, NO_NETWORK);
        const expected = padding2D(26, state.pool, state.stride, 1, state.padding);
        expect(outputShape).toEqual([expected.output, expected.output, 8]);
        expect(inputShape).toEqual([26, 26, 8]);
        const read = (expected.output - 1) * state.stride + state.pool - expected.before;
        expect(unread).toBe(Math.max(0, 26 - read));
      }),
      { numRuns: 60 },
    );
  });

  test('changing the pool takes the stride along only while both are equal', () => {
    const three = lab.reduce(lab.initial, { kind: 'pool', pool: 3 });
    expect([three.pool, three.stride]).toEqual([3, 3]);
    const overlapping = lab.reduce({ ...lab.initial, stride: 1 }, { kind: 'pool', pool: 4 });
    expect([overlapping.pool, overlapping.stride]).toEqual([4, 1]);
  });

  test('the description says shape, parameters and how the cell came about', () => {
    const model = presentLab(lab.initial, NO_NETWORK);
    for (const locale of ['zh', 'en'] as const) {
      expect(describeLab(model, locale)).toContain('(None, 26, 26, 8) → (None, 13, 13, 8)');
      expect(describeLab(model, locale)).toContain('max(');
    }
    const strided = presentLab({ ...lab.initial, way: 'stride' }, withNetwork);
    expect(strided.parameters).toBe(2 * 2 * 16);
    expect(strided.fullConvolution).toBe(2 * 2 * 16 * 16 + 16);
  });
});

group('shift-tolerance', () => {
  const state: fc.Arbitrary<shift.ShiftState> = fc.record({
    picture: fc.constantFrom(...PICTURES),
    shift: fc.integer({ min: 0, max: shift.MAX_SHIFT }),
    direction: fc.constantFrom(...shift.DIRECTIONS),
    pool: fc.integer(shift.POOL),
    way: fc.constantFrom(...shift.WAYS),
    channel: fc.nat(15),
  });

  test('a link restores any state; a damaged one is a problem', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(shift.decode(shift.encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(shift.decode({ shift: '5' })).toMatchObject({ kind: 'problem', field: 'shift' });
  });

  test('without a move nothing changes; the global mean of the drawn figure does not see any', () => {
    for (const direction of shift.DIRECTIONS) {
      const { curves } = shift.present({ ...shift.initial, direction }, NO_NETWORK);
      for (const { way, changes } of curves) {
        expect(changes).toHaveLength(shift.MAX_SHIFT + 1);
        expect(changes[0]).toBe(0);
        for (const change of changes.slice(1)) {
          // Moved down the figure reaches the rim of the map, and the mean sees what is lost there.
          if (way === 'global') expect(change).toBeLessThan(direction === 'right' ? 1e-5 : 0.1);
          else expect(change).toBeGreaterThan(0.1);
        }
      }
    }
  });

  test('what the prose claims: at one pixel max pooling lowers the change but not to nothing', () => {
    const { now } = shift.present(shift.initial, NO_NETWORK);
    expect(now.max).toBeLessThan(now.none);
    expect(now.max).toBeGreaterThan(now.none / 3);
  });

  test('the difference is after minus before, and the description gives the numbers', () => {
    fc.assert(
      fc.property(state, session, (one, given) => {
        const model = shift.present(one, given);
        model.difference.forEach((value, i) => {
          expect(value).toBeCloseTo((model.after.values[i] ?? 0) - (model.before.values[i] ?? 0), 5);
        });
        expect(describeShift(model, 'en')).toContain(model.now[one.way].toFixed(3));
      }),
      { numRuns: 20 },
    );
  });
});

group('global-average', () => {
  const weight = fc.integer({ min: -average.MAX_WEIGHT, max: average.MAX_WEIGHT });
  const state: fc.Arbitrary<average.GlobalAverageState> = fc.record({
    picture: fc.constantFrom(...PICTURES),
    klass: fc.nat(9),
    weights: fc.option(fc.array(weight, { minLength: average.MAPS, maxLength: average.MAPS })),
  });

  test('a link restores any state; a damaged one is a problem', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(average.decode(average.encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(average.decode({ weights: '1.2.3' })).toMatchObject({ kind: 'problem', field: 'weights' });
    expect(average.decode({ class: '10' })).toMatchObject({ kind: 'problem', field: 'class' });
  });

  test('the mean of the activation map is the score without the bias', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(NO_NETWORK, withGap), (one, given) => {
        const { activationMean, score, bias } = average.present(one, given);
        expect(activationMean).toBeCloseTo(score - bias, 3);
      }),
      { numRuns: 40 },
    );
  });

  test('the score of every class is what the network’s own softmax says', () => {
    const { image } = pictureFor('drawn', NO_DIGITS);
    const scores = Array.from({ length: 10 }, (_, klass) =>
      average.present({ ...average.initial, klass, weights: null }, withGap),
    );
    const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
    expect(best.answer?.klass).toBe(best.state.klass);
    const sum = scores.reduce((total, { score }) => total + Math.exp(score - best.score), 0);
    expect(best.answer?.probability).toBeCloseTo(1 / sum, 4);
    if (withGap.network !== null) expect(mapsAfter(image, withGap.network, GAP_CNN, 2).shape).toEqual(best.shape);
  });

  test('setting one weight keeps the others as they were shown', () => {
    const from = [0.5, 0, -0.25, 1, 0, 0, 0, 2];
    const next = average.reduce(average.initial, { kind: 'weight', map: 2, weight: 3, from });
    expect(next.weights).toEqual([50, 0, 300, 100, 0, 0, 0, 200]);
    expect(average.reduce(next, { kind: 'class', klass: 3 }).weights).toBeNull();
  });

  test('the bills are the formulas of the course', () => {
    const { flattened, averaged, shape } = average.present(average.initial, withGap);
    const [height, width, depth] = shape;
    expect(flattened.total).toBe(height * width * depth * 10 + 10);
    expect(averaged.total).toBe(depth * 10 + 10);
    const words = describeAverage(average.present(average.initial, withGap), 'en');
    expect(words).toContain(String(averaged.total));
  });
});

group('networks and maps', () => {
  test('the network looked for is the one the duel trains', () => {
    expect(DUEL_CNN.runId).toBe(runIdOf(DEFAULT_SETUP, 'cnn', false));
    expect(DUEL_CNN.spec).toEqual(specOf(DEFAULT_SETUP, 'cnn'));
    expect(DUEL_CNN.plan).toEqual(planOf(DEFAULT_SETUP, false));
  });

  test('the first layer of the network is that of its forward pass', () => {
    const { image } = pictureFor('drawn', NO_DIGITS);
    const { network } = withNetwork;
    if (network === null) throw new Error('there is one');
    const own = firstLayerOf(image, network, MNIST_CNN);
    const expected = mapsAfter(image, network, MNIST_CNN, 0);
    expect(own.shape).toEqual(expected.shape);
    own.values.forEach((value, i) => expect(value).toBeCloseTo(expected.values[i] ?? NaN, 5));
  });

  test('an even surface has no edges, and each filter is the next one turned', () => {
    const flat = { shape: [SIDE, SIDE, 1], values: new Float32Array(SIDE * SIDE).fill(0.7) } as const;
    expect(edgesOf(flat).values.every((value) => Math.abs(value) < 1e-6)).toBe(true);
    const { values } = EDGE_KERNEL;
    expect([0, 1, 2].map((tap) => (values[tap * 8] ?? 0) * 4)).toEqual([1, 2, 1]);
    expect([2, 5, 8].map((tap) => (values[tap * 8 + 2] ?? 0) * 4)).toEqual([1, 2, 1]);
  });

  test('one channel is every eighth number', () => {
    const maps = edgesOf(pictureFor('drawn', NO_DIGITS).image);
    expect(channelOf(maps, 3).values[40]).toBe(maps.values[40 * 8 + 3]);
    expect(channelOf(maps, 3)).toBe(channelOf(maps, 3));
  });

  test('of each digit the first sample, as values from 0 to 1', () => {
    const pixels = new Uint8Array(3 * SIDE * SIDE);
    pixels.fill(255, SIDE * SIDE, 2 * SIDE * SIDE);
    const first = firstOfEach(pixels, Uint8Array.of(4, 7, 4));
    expect([...first.keys()]).toEqual([4, 7]);
    expect(first.get(7)?.values[0]).toBe(1);
    expect(first.get(4)?.values[0]).toBe(0);
  });
});

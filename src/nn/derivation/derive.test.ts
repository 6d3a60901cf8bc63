// Derivations agree with what the engine uses, with tfjs, and with the numbers of the lecture notes.
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  averagePooling2D,
  batchNormalization,
  conv1d,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2D,
  flatten,
  globalAveragePooling2D,
  globalMaxPooling2D,
  maxPooling2D,
  separableConv2D,
  sequential,
} from '../build.ts';
import { networkCost } from '../costs.ts';
import { countParameters } from '../parameters.ts';
import { layerOutputShape, tryLayerOutputShape } from '../shapes.ts';
import type { Layer, Pair, Shape } from '../spec.ts';
import { deriveLayer, findDerivation } from './derive.ts';
import type { DerivationId } from './derivation.ts';
import {
  evaluate,
  formulaTex,
  formulaText,
  NAMED_QUANTITIES,
  quantityTex,
  type Formula,
  type QuantityWords,
} from './formula.ts';
import type { AxisWindow } from './windows.ts';
import { axisPadding, compareFormulas, outputSteps } from './windows.ts';

const WORDS = Object.fromEntries(NAMED_QUANTITIES.map((name) => [name, name])) as QuantityWords;

const size = fc.integer({ min: 1, max: 40 });
const small = fc.integer({ min: 1, max: 6 });
const pair = fc.oneof(
  small.map((side): Pair => [side, side]),
  fc.tuple(small, small).map(([height, width]): Pair => [height, width]),
);
const padding = fc.constantFrom('valid' as const, 'same' as const);
/** Keras allows strides or dilation, not both. */
const moves = fc.oneof(
  pair.map((strides) => ({ strides, dilationRate: [1, 1] as Pair })),
  pair.map((dilationRate) => ({ strides: [1, 1] as Pair, dilationRate })),
);
const useBias = fc.boolean();
const volume = fc.tuple(size, size, small);

const image: fc.Arbitrary<Layer> = fc.oneof(
  fc
    .record({ filters: size, kernelSize: pair, padding, moves, useBias })
    .map(({ moves: m, ...rest }) => conv2d({ ...rest, ...m })),
  fc
    .record({ filters: size, kernelSize: pair, padding, strides: pair, useBias })
    .map((given) => conv2dTranspose(given)),
  fc
    .record({ kernelSize: pair, padding, moves, useBias, depthMultiplier: small })
    .map(({ moves: m, ...rest }) => depthwiseConv2D({ ...rest, ...m })),
  fc
    .record({ filters: size, kernelSize: pair, padding, moves, useBias, depthMultiplier: small })
    .map(({ moves: m, ...rest }) => separableConv2D({ ...rest, ...m })),
  fc.record({ poolSize: pair, strides: pair, padding }).map((given) => maxPooling2D(given)),
  fc.record({ poolSize: pair, strides: pair, padding }).map((given) => averagePooling2D(given)),
  fc.constantFrom<Layer>(globalAveragePooling2D(), globalMaxPooling2D(), flatten(), batchNormalization()),
  fc.record({ units: size, useBias }).map((given) => dense(given)),
);
const sequence: fc.Arbitrary<Layer> = fc.oneof(
  fc
    .record({
      filters: size,
      kernelSize: small,
      padding: fc.constantFrom('valid' as const, 'same' as const, 'causal' as const),
      side: small,
      isStrided: fc.boolean(),
      useBias,
    })
    .map(({ side, isStrided, ...rest }) =>
      conv1d({ ...rest, ...(isStrided ? { strides: side } : { dilationRate: side }) }),
    ),
  fc.constantFrom<Layer>(flatten(), batchNormalization()),
  fc.record({ units: size, useBias }).map((given) => dense(given)),
);
const vector: fc.Arbitrary<Layer> = fc.oneof(
  fc.constantFrom<Layer>(flatten(), batchNormalization()),
  fc.record({ units: size, useBias }).map((given) => dense(given)),
);

/** A layer and an input that it can stand on. */
const placed: fc.Arbitrary<readonly [layer: Layer, input: Shape]> = fc
  .oneof(
    fc.tuple(image, volume),
    fc.tuple(image, volume),
    fc.tuple(image, volume),
    fc.tuple(sequence, fc.tuple(size, small)),
    fc.tuple(vector, fc.tuple(size)),
  )
  .filter(([layer, input]) => tryLayerOutputShape(layer, [input]).kind === 'ok');

function value(layer: Layer, input: Shape, id: DerivationId): number | undefined {
  return findDerivation(deriveLayer(layer, input), id)?.value;
}

describe('derivations', () => {
  test('come to the numbers that the engine uses, for 3,000 layers', () => {
    fc.assert(
      fc.property(placed, ([layer, input]) => {
        const spec = sequential(input, [layer]);
        const output = layerOutputShape(layer, [input]);
        const counted = countParameters(spec);
        const [parameters] = counted.perNode;
        const [cost] = networkCost(spec).perNode;
        const all = deriveLayer(layer, input);
        const found = (id: DerivationId) => findDerivation(all, id)?.value ?? 0;
        const axes = all.derivations.filter(({ id }) => id.startsWith('output-') && id !== 'output-memory');
        expect(axes.map((axis) => axis.value)).toEqual([...output]);
        expect(all.output).toEqual(output);
        expect(found('weights')).toBe(parameters?.weights);
        expect(found('biases')).toBe(parameters?.biases);
        expect(found('scale-and-shift') + found('moving-averages')).toBe(parameters?.other);
        expect(found('moving-averages')).toBe(counted.nonTrainable);
        expect(found('parameters')).toBe(parameters?.total);
        expect(found('macs')).toBe(cost?.macs);
        expect(found('output-memory')).toBe(cost?.activationBytes);
        expect(found('parameter-memory')).toBe(cost?.parameterBytes);
      }),
      { numRuns: 3000 },
    );
  });

  test('every step is worked out of its own formula, and uses only what was known or derived before', () => {
    fc.assert(
      fc.property(placed, ([layer, input]) => {
        for (const { steps } of deriveLayer(layer, input).derivations) {
          expect(steps.length).toBeGreaterThan(0);
          for (const step of steps) {
            expect(evaluate(step.formula)).toBe(step.value);
            expect(Number.isSafeInteger(step.value)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('zeros on each side are those of shapes.ts, both sides together being the value', () => {
    fc.assert(
      fc.property(placed, ([layer, input]) => {
        const all = deriveLayer(layer, input);
        const isTransposed = layer.className === 'Conv2DTranspose';
        for (const window of all.windows) {
          const derived = all.derivations.find(({ id }) => id === `padding-${window.axis}`);
          const { before, after } = axisPadding(window, isTransposed);
          expect(derived?.steps.slice(-2).map((step) => step.value)).toEqual([before, after]);
          expect(derived?.value).toBe(before + after);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('sizes and zeros are those of tfjs', () => {
    const window = fc.record({ input: volume, kernel: pair, moves, padding, filters: small });
    fc.assert(
      fc.property(window, ({ input, kernel, moves: { strides, dilationRate }, padding: mode, filters }) => {
        const layer = conv2d({ filters, kernelSize: kernel, strides, dilationRate, padding: mode });
        if (tryLayerOutputShape(layer, [input]).kind !== 'ok') return;
        const [height, width, channels] = input;
        const info = tf.backend_util.computeConv2DInfo(
          [1, height, width, channels],
          [kernel[0], kernel[1], channels, filters],
          [strides[0], strides[1]],
          [dilationRate[0], dilationRate[1]],
          mode,
        );
        expect([1, ...deriveLayer(layer, input).output]).toEqual(info.outShape);
        const sides = deriveLayer(layer, input)
          .derivations.filter(({ id }) => id.startsWith('padding'))
          .flatMap(({ steps }) => steps.slice(-2).map((step) => step.value));
        const { top, bottom, left, right } = info.padInfo;
        expect(sides).toEqual([top, bottom, left, right]);
      }),
      { numRuns: 2000 },
    );
  });

  test('parameter counts are those of tfjs-layers', () => {
    fc.assert(
      fc.property(volume, pair, small, small, useBias, (input, kernelSize, filters, depthMultiplier, bias) => {
        const kernel: [number, number] = [kernelSize[0], kernelSize[1]];
        const zeros = { useBias: bias, kernelSize: kernel, padding: 'same' } as const;
        const cases: readonly (readonly [Layer, tf.layers.Layer])[] = [
          [
            conv2d({ filters, kernelSize, padding: 'same', useBias: bias }),
            tf.layers.conv2d({ ...zeros, filters, kernelInitializer: 'zeros' }),
          ],
          [
            conv2dTranspose({ filters, kernelSize, padding: 'same', useBias: bias }),
            tf.layers.conv2dTranspose({ ...zeros, filters, kernelInitializer: 'zeros' }),
          ],
          [
            depthwiseConv2D({ depthMultiplier, kernelSize, padding: 'same', useBias: bias }),
            tf.layers.depthwiseConv2d({ ...zeros, depthMultiplier, depthwiseInitializer: 'zeros' }),
          ],
          [
            separableConv2D({ filters, depthMultiplier, kernelSize, padding: 'same', useBias: bias }),
            tf.layers.separableConv2d({
              ...zeros,
              filters,
              depthMultiplier,
              depthwiseInitializer: 'zeros',
              pointwiseInitializer: 'zeros',
            }),
          ],
          [
            dense({ units: filters, useBias: bias }),
            tf.layers.dense({ units: filters, useBias: bias, kernelInitializer: 'zeros' }),
          ],
          [batchNormalization(), tf.layers.batchNormalization()],
        ];
        for (const [layer, oracle] of cases) {
          const output = oracle.apply(tf.input({ shape: [...input] })) as tf.SymbolicTensor;
          expect(value(layer, input, 'parameters')).toBe(oracle.countParams());
          expect([null, ...deriveLayer(layer, input).output]).toEqual(output.shape);
          oracle.dispose();
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the numbers of the lecture notes', () => {
  const relu = { activation: 'relu' } as const;
  test.each([
    [conv2d({ filters: 16, kernelSize: 2, strides: 2, ...relu }), [200, 200, 1], [100, 100, 16], 80],
    [conv2d({ filters: 32, kernelSize: 3, padding: 'same', ...relu }), [100, 100, 16], [100, 100, 32], 4640],
    [conv2d({ filters: 64, kernelSize: 2, ...relu }), [100, 100, 32], [99, 99, 64], 8256],
    [conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same', ...relu }), [128, 128, 3], [64, 64, 32], 896],
    [maxPooling2D({ poolSize: 2, strides: 2 }), [100, 100, 15], [50, 50, 15], 0],
    [dense({ units: 500 }), [1024], [500], 512_500],
  ] as const)('%o', (layer, input, output, parameters) => {
    expect(deriveLayer(layer, input).output).toEqual(output);
    expect(value(layer, input, 'parameters')).toBe(parameters);
  });

  test('128 to 64 with a 3 x 3 kernel is padded at the bottom and right only', () => {
    const layer = conv2d({ filters: 32, kernelSize: 3, strides: 2, padding: 'same' });
    const all = deriveLayer(layer, [128, 128, 3]);
    const steps = findDerivation(all, 'padding-height')?.steps.map(({ quantity, value: zeros }) => [quantity, zeros]);
    expect(steps).toEqual([
      ['P_h', 1],
      ['P_top', 0],
      ['P_bottom', 1],
    ]);
  });
});

describe('the two formulas', () => {
  const window: fc.Arbitrary<AxisWindow> = fc
    .record({
      size: fc.integer({ min: 1, max: 300 }),
      kernel: fc.integer({ min: 1, max: 12 }),
      stride: fc.integer({ min: 1, max: 7 }),
      dilation: fc.integer({ min: 1, max: 4 }),
      padding: fc.constantFrom('valid' as const, 'same' as const, 'causal' as const),
    })
    .map((given) => ({ ...given, axis: 'height' as const, isSquare: true }))
    .filter(({ size: n, kernel, dilation, padding: mode }) => mode !== 'valid' || (kernel - 1) * dilation + 1 <= n);

  test('ceil is what the layer does; floor with all zeros agrees always; floor with p agrees when it is said to', () => {
    fc.assert(
      fc.property(window, (given) => {
        const compared = compareFormulas(given);
        expect(evaluate(compared.ceil)).toBe(compared.output);
        expect(evaluate(compared.total)).toBe(compared.output);
        for (const { formula, output, p } of compared.whole) {
          expect(evaluate(formula)).toBe(output);
          expect(Number.isInteger(p) && p >= 0).toBe(true);
        }
        // What each word claims, whichever it is.
        const outputs = compared.whole.map(({ output }) => output);
        const isValid = given.padding === 'valid';
        const isEven = compared.before === compared.after;
        expect(compared.agreement === 'always').toBe(isValid);
        expect(compared.agreement === 'exact').toBe(!isValid && isEven);
        expect(compared.agreement !== 'never').toBe(outputs.includes(compared.output));
        expect(outputs.length).toBe((compared.before + compared.after) % 2 === 0 ? 1 : 2);
      }),
      { numRuns: 3000 },
    );
  });

  test('`never` means that no whole p at all gives the size', () => {
    fc.assert(
      fc.property(window, (given) => {
        const { agreement, output } = compareFormulas(given);
        if (agreement !== 'never') return;
        const extent = (given.kernel - 1) * given.dilation + 1;
        for (let p = 0; p <= 2 * extent + given.stride; p += 1) {
          expect(Math.floor((given.size + 2 * p - extent) / given.stride) + 1).not.toBe(output);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [{ size: 32, kernel: 2, stride: 1, padding: 'same' }, 'never'],
    [{ size: 128, kernel: 3, stride: 2, padding: 'same' }, 'size-only'],
    [{ size: 100, kernel: 3, stride: 1, padding: 'same' }, 'exact'],
    [{ size: 200, kernel: 2, stride: 2, padding: 'valid' }, 'always'],
    [{ size: 10, kernel: 3, stride: 1, padding: 'causal' }, 'size-only'],
  ] as const)('%o: %s', (given, agreement) => {
    expect(compareFormulas({ ...given, axis: 'height', dilation: 1, isSquare: true }).agreement).toBe(agreement);
  });
});

describe('writing', () => {
  const layer = conv2d({ filters: 16, kernelSize: [3, 5], strides: 2 });
  const all = deriveLayer(layer, [1200, 1200, 3]);
  const [height] = all.windows.map((window) => outputSteps(window).at(-1));
  const weights = findDerivation(all, 'weights')?.steps[0];

  test('letters and numbers, in TeX and plainly', () => {
    expect(formulaTex(weights?.formula as Formula, 'letters', WORDS)).toBe(
      'K \\cdot F_{h} \\cdot F_{w} \\cdot D_{\\mathrm{in}}',
    );
    expect(formulaText(weights?.formula as Formula, 'numbers', WORDS)).toBe('16 × 3 × 5 × 3');
    expect(formulaText(height?.formula as Formula, 'letters', WORDS)).toBe('ceil((H_in − F_h + 1) / S_h)');
    expect(formulaText(height?.formula as Formula, 'numbers', WORDS)).toBe('ceil((1,200 − 3 + 1) / 2)');
    expect(formulaTex(height?.formula as Formula, 'numbers', WORDS)).toContain('1{,}200');
    expect(quantityTex('parameters', WORDS)).toBe('\\text{parameters}');
  });

  test('the plain form with numbers, read as arithmetic, comes to the value', () => {
    fc.assert(
      fc.property(placed, ([given, input]) => {
        for (const { steps } of deriveLayer(given, input).derivations) {
          for (const { formula, value: wanted } of steps) {
            const source = formulaText(formula, 'numbers', WORDS)
              .replaceAll(/(\d),(?=\d{3})/g, '$1')
              .replaceAll('×', '*')
              .replaceAll('−', '-');
            expect(source).toMatch(/^[\d\s+\-*/(),a-z]+$/);
            // oxlint-disable-next-line typescript/no-implied-eval -- the text of a formula is arithmetic; only this test runs it
            const run = new Function('ceil', 'floor', 'max', `return ${source}`) as (...given: unknown[]) => number;
            expect(run(Math.ceil, Math.floor, Math.max)).toBe(wanted);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

// The drawing is true to scale, finds room, and its dots move what they stand on.
import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { deriveLayer } from '../../../nn/derivation/derive.ts';
import { axisPadding } from '../../../nn/derivation/windows.ts';
import { tryLayerOutputShape } from '../../../nn/shapes.ts';
import type { Pair } from '../../../nn/spec.ts';
import { EMPTY, layerOf, type Config } from './config.ts';
import { cornersOf } from './corners.ts';
import { blockOf, draggedValue, handlesOf, pointIn, sceneOf } from './volumes.ts';

const small = fc.integer({ min: 1, max: 6 });
const pair = fc.tuple(small, small).map(([height, width]): Pair => [height, width]);
const side = fc.integer({ min: 1, max: 300 });
const configs: fc.Arbitrary<Config> = fc
  .record({
    layer: fc.constantFrom('Conv2D' as const, 'Conv2DTranspose' as const, 'MaxPooling2D' as const),
    input: fc.tuple(side, side, side),
    filters: side,
    kernel: pair,
    strides: pair,
    padding: fc.constantFrom('valid' as const, 'same' as const),
  })
  .map((given): Config => ({ ...EMPTY, ...given }))
  .filter((config) => tryLayerOutputShape(layerOf(config), [config.input]).kind === 'ok');

function scene(config: Config, widthPx = 600, held: number | null = null) {
  const layer = layerOf(config);
  const { output, windows } = deriveLayer(layer, config.input);
  return sceneOf(layer, config.input, output, windows, widthPx, held);
}

group('the drawing', () => {
  test('shows both blocks in full, at one scale', () => {
    fc.assert(
      fc.property(configs, fc.integer({ min: 280, max: 1200 }), (config, widthPx) => {
        const drawn = scene(config, widthPx);
        expect(drawn.input.scale).toBe(drawn.output.scale);
        for (const block of [drawn.input, drawn.output]) {
          const far = pointIn(block, 0, block.width, block.depth);
          expect(far.x).toBeLessThanOrEqual(widthPx + 1e-6);
          expect(far.y).toBeGreaterThanOrEqual(0);
          expect(block.corner.y).toBeLessThan(drawn.heightPx);
        }
        expect(drawn.input.corner.x + drawn.input.width * drawn.scale).toBeLessThan(drawn.output.corner.x);
      }),
    );
  });

  test('a window stands at the first place, zeros before it included', () => {
    const drawn = scene({ ...EMPTY, input: [10, 10, 4], kernel: [5, 5], padding: 'same' });
    expect(drawn.window).toMatchObject({ row: -2, column: -2, height: 5, width: 5, depth: 4 });
    expect(drawn.padded).toMatchObject({ row: -2, column: -2, height: 14, width: 14 });
    expect(scene({ ...EMPTY, padding: 'valid' }).padded).toBeNull();
  });

  test('a held scale may shrink but does not grow', () => {
    expect(scene(EMPTY, 600, 0.5).scale).toBe(0.5);
    expect(scene(EMPTY, 600, 50).scale).toBeLessThan(50);
  });

  test('vectors and sequences are blocks, too', () => {
    expect(blockOf([1024])).toEqual({ height: 1, width: 1, depth: 1024 });
    expect(blockOf([128, 4])).toEqual({ height: 1, width: 128, depth: 4 });
  });
});

group('the dots', () => {
  test('dragging by some cells changes the number by as many, within its bounds', () => {
    fc.assert(
      fc.property(configs, fc.integer({ min: -400, max: 400 }), (config, cells) => {
        const handles = handlesOf(scene(config), 3, config.layer === 'MaxPooling2D' ? null : 'filters');
        expect(handles).toHaveLength(config.layer === 'MaxPooling2D' ? 3 : 4);
        for (const handle of handles) {
          const moved = { x: handle.step.x * cells, y: handle.step.y * cells };
          expect(draggedValue(handle, moved, 500)).toBe(Math.min(500, Math.max(1, handle.value + cells)));
        }
      }),
    );
  });

  test('which there are depends on the input', () => {
    const ids = (config: Config, rank: number, output: 'filters' | 'outputUnits' | null) =>
      handlesOf(scene(config), rank, output).map(({ id }) => id);
    expect(ids(EMPTY, 3, 'filters')).toEqual(['height', 'width', 'depth', 'filters']);
    expect(ids({ ...EMPTY, layer: 'Conv1D', input: [9, 2] }, 2, 'filters')).toEqual(['length', 'depth', 'filters']);
    expect(ids({ ...EMPTY, layer: 'Dense', input: [9] }, 1, 'outputUnits')).toEqual(['units', 'outputUnits']);
  });
});

group('the corners', () => {
  test('show the zeros of both ends, and windows inside what is shown', () => {
    fc.assert(
      fc.property(configs, (config) => {
        const isTransposed = config.layer === 'Conv2DTranspose';
        const { windows } = deriveLayer(layerOf(config), config.input);
        const [start, end] = cornersOf(windows, isTransposed);
        const paddings = windows.map((window) => axisPadding(window, isTransposed));
        for (const [index, key] of (['rows', 'columns'] as const).entries()) {
          const [first, last] = [start?.[key], end?.[key]];
          expect(first?.from).toBe(paddings[index]?.before);
          expect(first?.window).toBe(0);
          for (const axis of [first, last]) {
            if (axis === undefined) throw new Error('two corners');
            expect(axis.window + axis.extent).toBeLessThanOrEqual(axis.cells);
            expect(axis.from + axis.inside).toBeLessThanOrEqual(axis.cells);
            expect(axis.inside).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  test('128 to 64: nothing above, one row below, the last window on it', () => {
    const config: Config = { ...EMPTY, strides: [2, 2], padding: 'same' };
    const [start, end] = cornersOf(deriveLayer(layerOf(config), config.input).windows, false);
    expect(start?.rows).toMatchObject({ from: 0, window: 0, extent: 3 });
    expect(end?.rows).toEqual({ cells: 4, from: 0, inside: 3, window: 1, extent: 3, dilation: 1 });
  });
});

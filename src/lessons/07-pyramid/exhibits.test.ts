import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { kerasLayerLine } from '../../nn/keras-code.ts';
import { countParameters } from '../../nn/parameters.ts';
import { inferShapes, sizeOf } from '../../nn/shapes.ts';
import { layerOf } from '../05-conv-calculator/calculator/config.ts';
import { decode as decodeCalculator } from '../05-conv-calculator/calculator/calculator.ts';
import * as volume from './image-as-volume/image-as-volume.ts';
import { describe as describeVolume } from './image-as-volume/image-as-volume.text.ts';
import { imageOf, NO_PICTURE } from './image-as-volume/use-picture.ts';
import { calculatorHref, calculatorQuery } from './pyramid/calculator-link.ts';
import { NETWORKS } from './networks.ts';
import * as pyramid from './pyramid/pyramid.ts';
import { describe as describePyramid } from './pyramid/pyramid.text.ts';
import { drawVolumes, sidesOf } from './pyramid/volumes.ts';

group('image-as-volume', () => {
  const action: fc.Arbitrary<volume.VolumeAction> = fc.oneof(
    fc.record({ kind: fc.constant('picture' as const), picture: fc.constantFrom(...volume.PICTURES) }),
    fc.record({ kind: fc.constant('side' as const), side: fc.constantFrom(...volume.SIDES) }),
    fc.record({ kind: fc.constant('fit' as const), fit: fc.constantFrom(...volume.FITS) }),
    fc.record({ kind: fc.constant('point' as const), index: fc.integer({ min: -5, max: 5000 }) }),
  );
  const state = fc.array(action, { maxLength: 12 }).map((all) => all.reduce(volume.reduce, volume.initial));

  test('a link restores any reachable state', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(volume.decode(volume.encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(volume.encode(volume.initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    expect(volume.decode({ side: '48' })).toMatchObject({ kind: 'problem', field: 'side' });
    expect(volume.decode({ side: '8', row: '8' })).toMatchObject({ kind: 'problem', field: 'row' });
    expect(volume.decode({ picture: '!' })).toMatchObject({ kind: 'problem', field: 'picture' });
    const field = fc.constantFrom('picture', 'side', 'fit', 'row', 'column');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void volume.decode(query)));
  });

  test('the pixel is the same in the picture, in the planes, in the flat array and in the close-up', () => {
    fc.assert(
      fc.property(state, (one) => {
        const { pixel, planes, prepared, firstIndex, side, closeUp, numbers } = volume.present(one, NO_PICTURE);
        expect(numbers).toBe(side * side * 3);
        expect(prepared.shape).toEqual([side, side, 3]);
        pixel.values.forEach((value, channel) => {
          expect(value).toBe(planes[channel]?.[pixel.row * side + pixel.column]);
          expect(value).toBe(prepared.values[firstIndex + channel]);
          expect(Number.isInteger(value) && value >= 0 && value <= 255).toBe(true);
        });
        expect(closeUp.rows[2]).toBe(pixel.row);
        expect(closeUp.columns[2]).toBe(pixel.column);
        for (const at of [...closeUp.rows, ...closeUp.columns])
          expect(at === null || (at >= 0 && at < side)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('a change of size keeps the pixel at about the same place of the picture', () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...volume.SIDES), (one, side) => {
        const next = volume.reduce(one, { kind: 'side', side });
        expect(Math.abs(next.row / Number(side) - one.row / Number(one.side))).toBeLessThan(1 / Number(side));
      }),
    );
  });

  test('words say the size of the photo itself, not of the copy that is drawn', () => {
    const picture = { height: 4, width: 6, rgba: Uint8ClampedArray.from({ length: 96 }, (_, i) => i) };
    const image = imageOf(picture);
    expect(image.values.slice(0, 6)).toEqual(Float32Array.of(0, 1, 2, 4, 5, 6));
    expect(imageOf(picture)).toBe(image);
    const session = { ...NO_PICTURE, shown: { image, size: { height: 3000, width: 4500 }, from: 'own' as const } };
    for (const locale of ['zh', 'en'] as const) {
      const words = describeVolume(volume.present(volume.initial, session), locale);
      expect(words).toContain('3000 × 4500');
      expect(words).toContain('3000 × 3000');
      expect(words).toContain('3,072');
    }
  });

  test('until a photograph is there the drawn landscape stands in', () => {
    const model = volume.present(volume.initial, { ...NO_PICTURE, isLoading: true });
    expect(model.source).toBe('drawn');
    expect(describeVolume(model, 'en')).toContain('drawn landscape');
  });
});

group('pyramid', () => {
  const action: fc.Arbitrary<pyramid.PyramidAction> = fc.oneof(
    fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom(...pyramid.PRESETS) }),
    fc.record({ kind: fc.constant('block' as const), block: fc.integer({ min: -2, max: 12 }) }),
    fc.record({ kind: fc.constant('scale' as const), scale: fc.constantFrom(...pyramid.SCALES) }),
  );
  const state = fc.array(action, { maxLength: 8 }).map((all) => all.reduce(pyramid.reduce, pyramid.initial));
  const everyBlock = pyramid.PRESETS.flatMap((preset) => pyramid.present({ ...pyramid.initial, preset }).blocks);

  test('a link restores any reachable state, a damaged one is a problem', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(pyramid.decode(pyramid.encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(pyramid.encode(pyramid.initial)).toEqual({});
    expect(pyramid.decode({ block: '10' })).toMatchObject({ kind: 'problem', field: 'block' });
    const field = fc.constantFrom('preset', 'block', 'scale');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void pyramid.decode(query)));
  });

  test('a link that names only a network chooses the layer with most parameters, as changing the network does', () => {
    for (const preset of pyramid.PRESETS) {
      const state = pyramid.reduce(pyramid.initial, { kind: 'preset', preset });
      expect(pyramid.decode({ preset })).toEqual({ kind: 'ok', state });
      expect(pyramid.present(state).chosen).toBe(pyramid.present(state).heaviest);
    }
  });

  test('the network of the notes: 512,500 of 528,054', () => {
    const { total, heaviest, blocks, chosen } = pyramid.present(pyramid.initial);
    expect(total).toBe(528054);
    expect(heaviest.parameters).toBe(512500);
    expect(chosen).toBe(heaviest);
    expect(blocks.map(({ numbers }) => numbers)).toEqual([3072, 16384, 4096, 8192, 2048, 4096, 1024, 1024, 500, 10]);
    for (const locale of ['zh', 'en'] as const) {
      expect(describePyramid(pyramid.present(pyramid.initial), locale)).toContain('512,500');
    }
  });

  test('blocks are the layers of the network with nn’s shapes and counts', () => {
    for (const preset of pyramid.PRESETS) {
      const spec = NETWORKS[preset];
      const { blocks, total } = pyramid.present({ ...pyramid.initial, preset });
      expect(blocks.slice(1).map(({ output }) => output)).toEqual(inferShapes(spec).map(({ output }) => output));
      expect(blocks.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(countParameters(spec).total);
      expect(blocks.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(total).toBe(countParameters(spec).total);
    }
  });

  test('every layer’s link sets the calculator to that very layer and input', () => {
    for (const block of everyBlock) {
      const query = calculatorQuery(block);
      if (block.layer === null || query === null) {
        expect([block.layer, query]).toEqual([null, null]);
        continue;
      }
      const decoded = decodeCalculator(query);
      if (decoded.kind === 'problem') throw new Error(`${block.layer.className}: ${decoded.message.en}`);
      const layer = layerOf(decoded.state.config);
      expect(kerasLayerLine(layer)).toEqual(kerasLayerLine(block.layer));
      expect(decoded.state.config.input).toEqual(block.input);
      expect(calculatorHref(block, 'en')).toMatch(/^#\/en\/conv-calculator\?exhibit=calculator&layer=/);
    }
  });

  test('on both axes bars grow with their values, nothing has no length, and the largest fills it', () => {
    const value = fc.integer({ min: 0, max: 1e6 });
    fc.assert(
      fc.property(value, value, fc.constantFrom(...pyramid.SCALES), (a, b, scale) => {
        const largest = Math.max(a, b, 1);
        expect(pyramid.barPart(0, largest, scale)).toBe(0);
        expect(pyramid.barPart(largest, largest, scale)).toBeCloseTo(1, 12);
        expect(Math.sign(pyramid.barPart(a, largest, scale) - pyramid.barPart(b, largest, scale))).toBe(
          Math.sign(a - b),
        );
      }),
    );
  });

  test('the marks of the axis are few, rising, and on it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), fc.constantFrom(...pyramid.SCALES), (largest, scale) => {
        const ticks = pyramid.axisTicks(largest, scale);
        expect(ticks[0]).toBe(0);
        expect(ticks.length).toBeLessThan(10);
        ticks.forEach((tick, i) => {
          expect(tick <= largest && (i === 0 || tick > (ticks[i - 1] ?? 0))).toBe(true);
        });
      }),
    );
    expect(pyramid.axisTicks(512500, 'linear')).toEqual([0, 200000, 400000]);
    expect(pyramid.axisTicks(16384, 'log')).toEqual([0, 10, 100, 1000, 10000]);
  });

  test('one unit for all sides: a volume has its shape, and a vector’s area is its count', () => {
    for (const { output } of everyBlock) {
      const [height, width, depth] = sidesOf(output);
      expect(height * width * depth).toBeCloseTo(sizeOf(output), 9);
      if (output.length === 3) expect([height, width, depth]).toEqual(output);
    }
  });

  test('blocks are drawn apart and inside the drawing', () => {
    for (const preset of pyramid.PRESETS) {
      const { width, height, volumes } = drawVolumes(pyramid.present({ ...pyramid.initial, preset }).blocks);
      volumes.forEach((one, i) => {
        const next = volumes[i + 1];
        const right = one.x + one.depth + one.width * 0.34;
        expect(right).toBeLessThanOrEqual(next?.x ?? width);
        expect(one.y - one.width * 0.24).toBeGreaterThanOrEqual(0);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
      });
    }
  });
});

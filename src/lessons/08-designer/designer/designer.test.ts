import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { DATASET_IDS } from '../../../engine/catalog/datasets.ts';
import { recordedCurve, settingsName } from '../../../kit/replay/replay.ts';
import { conv2d, dense, flatten, maxPooling2D, sequential } from '../../../nn/build.ts';
import { countParameters } from '../../../nn/parameters.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { chooseFrom, randomNetwork } from '../../../nn/testing/random-network.ts';
import { isSound, validateNetwork } from '../../../nn/validate.ts';
import { kerasText } from '../../../nn/keras-code.ts';
import { adviceOn } from './advice.ts';
import { describe } from './describe.ts';
import * as designer from './designer.ts';
import { present } from './designer-model.ts';
import { connectionTorn, moveLayer } from './net-edits.ts';
import { fieldsOf } from './layer-fields.ts';
import { PALETTE } from './palette.ts';
import { readCode } from './pasted-code.ts';
import { PRESETS } from './presets.ts';
import { NO_SESSION } from './session.ts';
import { steps } from './steps.ts';
import { drawVolumes } from './volumes.ts';

const RECORDED = { of: settingsName('some'), curves: [recordedCurve([{ x: 9, y: 0.5 }], [0.7])] };

const place = fc.integer({ min: -1, max: 30 });
const action: fc.Arbitrary<designer.DesignerAction> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), net: fc.constantFrom(...PRESETS.map(({ spec }) => spec)) }),
  fc.record({ kind: fc.constant('add' as const), layer: fc.constantFrom(...PALETTE) }),
  fc.record({ kind: fc.constant('move' as const), from: place, to: place }),
  fc.record({ kind: fc.constant('duplicate' as const), at: place }),
  fc.record({ kind: fc.constant('edit' as const), at: place, layer: fc.constantFrom(...PALETTE) }),
  fc.record({ kind: fc.constant('remove' as const), at: place }),
  fc.record({ kind: fc.constant('open' as const), at: fc.option(place) }),
  fc.constant({ kind: 'own' as const }),
  fc.record({ kind: fc.constant('replay' as const), replay: fc.constantFrom(null, RECORDED) }),
  fc.record({ kind: fc.constant('data' as const), data: fc.constantFrom(...DATASET_IDS) }),
);
const reachable = fc
  .array(action, { maxLength: 16 })
  .map((actions) => actions.reduce(designer.reduce, designer.initial));

group('the state of the designer', () => {
  test('a link restores any reachable state, and every state has words in both languages', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        expect(designer.decode(designer.encode(state))).toEqual({ kind: 'ok', state });
        const model = present(state, NO_SESSION);
        const texts = [describe(model, 'zh'), describe(model, 'en')];
        const total = model.total?.toString().replace(/\B(?=(\d{3})+$)/g, ',');
        for (const text of texts) {
          expect(text).not.toMatch(/undefined|NaN|\[object/);
          if (total !== undefined) expect(text).toContain(`Total params: ${total}`);
        }
      }),
    );
    expect(designer.encode(designer.initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    const whole = encodeSpec(designer.initial.net);
    expect(designer.decode({ net: whole.slice(0, -3) })).toMatchObject({ kind: 'problem', field: 'net' });
    expect(designer.decode({ data: 'imagenet' })).toMatchObject({ kind: 'problem', field: 'data' });
    expect(designer.decode({ batch: '0' })).toMatchObject({ kind: 'problem', field: 'batch' });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['ok', 'problem']).toContain(designer.decode({ net: text, data: text, layer: text }).kind);
      }),
    );
  });

  test('a new layer goes before the output, or behind the open layer', () => {
    const [layer] = PALETTE;
    if (layer === undefined) throw new Error('The palette is empty.');
    const added = designer.reduce(designer.initial, { kind: 'add', layer });
    expect(added.net.nodes.at(-2)?.layer).toEqual(layer);
    const behind = designer.reduce({ ...designer.initial, open: 0 }, { kind: 'add', layer });
    expect(behind.net.nodes[1]?.layer).toEqual(layer);
    expect(behind.open).toBe(1);
  });

  test('stays as it is where an action names no layer', () => {
    for (const kind of ['duplicate', 'remove'] as const) {
      expect(designer.reduce(designer.initial, { kind, at: 99 })).toBe(designer.initial);
    }
    expect(designer.reduce(designer.initial, { kind: 'move', from: 0, to: 99 })).toBe(designer.initial);
  });
});

group('presets', () => {
  test('are sound, and those for a data set fit it', () => {
    for (const { spec, data, id } of PRESETS) {
      expect(isSound(validateNetwork(spec)) || id === 'vgg16').toBe(true);
      const state = designer.reduce(designer.initial, {
        kind: 'replace',
        net: spec,
        ...(data === null ? {} : { data }),
      });
      expect(present(state, NO_SESSION).isTrainable).toBe(data !== null);
    }
  });

  test('VGG16 has 138,357,544 parameters, LeNet-5 61,706, the example of Keras 34,826', () => {
    const total = (id: string): number | undefined => {
      const spec = PRESETS.find((one) => one.id === id)?.spec;
      return spec === undefined ? undefined : countParameters(spec).total;
    };
    expect(total('vgg16')).toBe(138_357_544);
    expect(total('lenet')).toBe(61_706);
    expect(total('keras')).toBe(34_826);
  });

  test('their code reads back to the same network', () => {
    for (const { spec } of PRESETS) {
      expect(readCode(kerasText(spec), [1])).toMatchObject({ kind: 'ok', spec, takenInput: false });
    }
  });

  test('a residual network keeps its connections while layers come and go', () => {
    const net = PRESETS.find(({ id }) => id === 'resnet')?.spec;
    if (net === undefined) throw new Error('There is no residual preset.');
    const layer = net.nodes[0]?.layer;
    if (layer === undefined) throw new Error('The residual preset is empty.');
    const start = { ...designer.initial, net };
    const longer = designer.reduce(start, { kind: 'duplicate', at: 0 });
    const before = inferShapes(net);
    expect(inferShapes({ ...longer.net }).at(-1)?.output).toEqual(before.at(-1)?.output);
    const shorter = designer.reduce(longer, { kind: 'remove', at: 1 });
    expect(inferShapes(shorter.net).map(({ output }) => output)).toEqual(before.map(({ output }) => output));
  });
});

group('moving layers', () => {
  const graphs = fc
    .array(fc.nat(99_999), { minLength: 40, maxLength: 120 })
    .map((choices) => randomNetwork(chooseFrom(choices), { graphs: true, maxLayers: 9 }))
    .filter((net) => isSound(validateNetwork(net)));
  const layersOf = ({ nodes }: NetworkSpec): readonly string[] =>
    nodes.map(({ layer }) => JSON.stringify(layer)).toSorted();
  const unread = (net: NetworkSpec): number =>
    validateNetwork(net).filter(({ code }) => code === 'output-unused').length;

  test('keeps a network with connections of its own whole, or leaves it as it is', () => {
    let [done, refused] = [0, 0];
    fc.assert(
      fc.property(graphs, fc.nat(20), fc.nat(20), (net, a, b) => {
        const [from, to] = [a % net.nodes.length, b % net.nodes.length];
        const state = { ...designer.initial, net };
        const next = designer.reduce(state, { kind: 'move', from, to });
        if (next === state) {
          if (from !== to) refused += 1;
          expect(from === to || connectionTorn(net, from, to)).toBeTruthy();
          return;
        }
        done += 1;
        expect(layersOf(next.net)).toEqual(layersOf(net));
        if (net.nodes.every(({ inbound }) => inbound === undefined)) return;
        expect(isSound(validateNetwork(next.net))).toBe(true);
        expect(unread(next.net)).toBeLessThanOrEqual(unread(net));
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(done, refused)).toBeGreaterThan(50);
  });

  test('of the residual preset refuses what would tear a block, and allows the rest', () => {
    const net = PRESETS.find(({ id }) => id === 'resnet')?.spec;
    if (net === undefined) throw new Error('There is no residual preset.');
    const skip = net.nodes.findIndex(({ name }) => name === 'block2_skip');
    // Shapes would still fit: the branch's convolution would simply no longer be read.
    expect(connectionTorn(net, skip, skip - 1)).not.toBeNull();
    expect(moveLayer(net, skip, skip - 1)).toBeNull();
    expect(moveLayer(net, 1, 2)).not.toBeNull();
    expect(designer.reduce({ ...designer.initial, net }, { kind: 'move', from: skip, to: skip - 1 }).net).toBe(net);
  });
});

group('advice', () => {
  function codes(spec: NetworkSpec): readonly string[] {
    return adviceOn(spec).map(({ code, nodeIndex }) => `${code} ${nodeIndex}`);
  }

  test('finds a missing ReLU, lost space, a large bill and odd sizes where they are, and each mend cures its own', () => {
    const net = sequential(
      [32, 32, 3],
      [
        conv2d({ filters: 32, kernelSize: 3, padding: 'same' }),
        conv2d({ filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }),
        maxPooling2D({ poolSize: 4 }),
        flatten(),
        dense({ units: 100, activation: 'relu' }),
        dense({ units: 10, activation: 'softmax' }),
      ],
    );
    expect(codes(net)).toEqual(['relu-missing 0', 'space-lost 2', 'dense-bill 4', 'not-power-of-two 4']);
    for (const { code, nodeIndex, mended } of adviceOn(net)) {
      expect(codes(mended)).not.toContain(`${code} ${nodeIndex}`);
      expect(isSound(validateNetwork(mended, { classes: 10 }))).toBe(true);
    }
  });

  test('of random networks leads to networks that stand, and is not given again once taken', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: 40, maxLength: 120 }), (choices) => {
        const spec = randomNetwork(chooseFrom(choices), { graphs: true, maxLayers: 8 });
        if (!isSound(validateNetwork(spec))) return;
        for (const { code, nodeIndex, mended } of adviceOn(spec)) {
          expect(isSound(validateNetwork(mended))).toBe(true);
          expect(codes(mended)).not.toContain(`${code} ${nodeIndex}`);
          taken += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  test('has nothing to say of the residual network, and of the notes’ network only what its text says', () => {
    const spec = PRESETS.find(({ id }) => id === 'resnet')?.spec;
    expect(spec === undefined ? null : codes(spec)).toEqual([]);
    expect(codes(designer.initial.net)).toEqual(['dense-bill 7', 'not-power-of-two 7']);
  });
});

group('parts of the view', () => {
  test('setting a field to what it shows changes nothing', () => {
    for (const { layer } of PRESETS.flatMap(({ spec }) => spec.nodes)) {
      for (const field of fieldsOf(layer)) {
        const same =
          field.kind === 'number'
            ? field.set(field.value)
            : field.kind === 'choice'
              ? field.set(field.value)
              : field.set(field.value);
        expect(same).toEqual(layer);
      }
    }
  });

  test('blocks are drawn to one scale: a vector’s area is its count', () => {
    const { volumes } = drawVolumes([[500], [32, 32, 3]]);
    const numbers = (path: string): number[] => (path.match(/-?[\d.]+/g) ?? []).map(Number);
    const area = (path: string): number => {
      const [x0 = 0, y0 = 0, x1 = 0, , , y1 = 0] = numbers(path);
      return (x1 - x0) * (y1 - y0);
    };
    expect(area(volumes[0]?.near ?? '')).toBeCloseTo(500, 0);
    expect(area(volumes[1]?.near ?? '')).toBeCloseTo(96, 0);
  });

  test('every lectern step is a state of its own', () => {
    expect(new Set(steps.map(({ state }) => JSON.stringify(designer.encode(state)))).size).toBe(steps.length);
  });
});

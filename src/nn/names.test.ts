import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, conv2d, dense, flatten, maxPooling2D, sequential } from './build.ts';
import { inboundIndices, INPUT_INDEX, isSequential, resolveGraph } from './graph.ts';
import { nodeNames } from './names.ts';
import { SEED_CIFAR_CNN } from './presets.ts';
import type { NetworkSpec } from './spec.ts';
import { chooseFrom, randomNetwork } from './testing/random-network.ts';

const choices = fc.array(fc.nat({ max: 9999 }), { minLength: 40, maxLength: 260 });

describe('names', () => {
  test("are Keras's automatic ones, counted per class", () => {
    expect(nodeNames(SEED_CIFAR_CNN)).toEqual([
      'conv2d',
      'max_pooling2d',
      'conv2d_1',
      'max_pooling2d_1',
      'conv2d_2',
      'max_pooling2d_2',
      'flatten',
      'dense',
      'dense_1',
    ]);
  });

  test('pass over names given by hand, wherever they stand', () => {
    const layer = dense({ units: 1 });
    const nodes = [{ layer }, { layer }, { layer }, { layer, name: 'dense_1' }, { layer, name: 'dense' }];
    expect(nodeNames({ inputShape: [2], nodes })).toEqual(['dense_2', 'dense_3', 'dense_4', 'dense_1', 'dense']);
  });

  test('are unique unless given twice by hand', () => {
    fc.assert(
      fc.property(choices, (given) => {
        const spec = randomNetwork(chooseFrom(given), { graphs: true, embeddings: 'anywhere' });
        const names = nodeNames(spec);
        expect(new Set(names).size).toBe(spec.nodes.length);
        expect(names).not.toContain('input');
      }),
    );
  });
});

describe('graph', () => {
  test('reads the node before, or what inbound names', () => {
    const conv = conv2d({ filters: 1, kernelSize: 3, padding: 'same' });
    const spec: NetworkSpec = {
      inputShape: [4, 4, 1],
      nodes: [{ layer: conv }, { layer: conv, inbound: ['input'] }, { layer: add(), inbound: ['conv2d_1', 'conv2d'] }],
    };
    expect(inboundIndices(spec)).toEqual([[INPUT_INDEX], [INPUT_INDEX], [1, 0]]);
    expect(isSequential(spec)).toBe(false);
  });

  test('is sequential also when inbound says what goes without saying', () => {
    const plain = sequential([8, 8, 1], [maxPooling2D(), flatten()]);
    expect(isSequential(plain)).toBe(true);
    const spelled = { ...plain, nodes: [...plain.nodes.slice(0, 1), { layer: flatten(), inbound: ['max_pooling2d'] }] };
    expect(isSequential(spelled)).toBe(true);
  });

  test.each([
    ['unknown-inbound', { inbound: ['nobody'] }],
    ['unknown-inbound', { inbound: ['__proto__'] }],
    ['inbound-not-earlier', { inbound: ['flatten_1'] }],
    ['inbound-not-earlier', { inbound: ['flatten_2'] }],
    ['duplicate-name', { name: 'flatten' }],
    ['duplicate-name', { name: 'input' }],
    ['name-invalid', { name: 'a.b' }],
    ['name-invalid', { name: '' }],
  ])('%s is found for %j', (code, extra) => {
    const spec: NetworkSpec = {
      inputShape: [4],
      nodes: [
        { layer: flatten(), name: 'flatten' },
        { layer: flatten(), name: 'flatten_1', ...extra },
        { layer: flatten(), name: 'flatten_2' },
      ],
    };
    expect(resolveGraph(spec).faults).toMatchObject([{ code, nodeIndex: 1 }]);
    expect(() => inboundIndices(spec)).toThrowError(code);
  });
});

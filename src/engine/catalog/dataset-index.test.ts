import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDatasetIndex } from './dataset-index.ts';
import type { DatasetIndex, ShardEntry } from './datasets.ts';

const SHARD: ShardEntry = {
  file: 'train-00-0e1971c6.bin',
  count: 1000,
  bytes: 161_981,
  sha256: '0e1971c69a67f817faea85e0074e29a9ef88b312dd44ab5ecd065bd720ff32c9',
  encoding: 'interleaved',
};

const INDEX: DatasetIndex = {
  version: 1,
  id: 'mnist',
  shape: [28, 28, 1],
  classes: 10,
  shards: { train: [SHARD], test: [{ ...SHARD, file: 'test-00-52de2eaf.bin', encoding: 'planar-delta' }] },
};

/** The index with another value at a path such as `shards.train.0.file`. */
function damaged(path: string, value: unknown): unknown {
  const keys = path.split('.');
  function replace(node: unknown, depth: number): unknown {
    const key = keys[depth];
    if (key === undefined) return value;
    if (Array.isArray(node)) return node.map((item, i) => (String(i) === key ? replace(item, depth + 1) : item));
    return Object.fromEntries(
      Object.entries(Object(node)).map(([name, item]) => [name, name === key ? replace(item, depth + 1) : item]),
    );
  }
  return replace(INDEX, 0);
}

describe('parseDatasetIndex', () => {
  it('takes a sound index, read from JSON', () => {
    expect(parseDatasetIndex(JSON.parse(JSON.stringify(INDEX)), 'mnist')).toEqual({ kind: 'ok', value: INDEX });
  });

  it('leaves out what it does not know', () => {
    expect(parseDatasetIndex({ ...INDEX, recipe: 'mnist-1' }, 'mnist')).toEqual({ kind: 'ok', value: INDEX });
  });

  it.each([
    ['version', 2],
    ['id', 'imagenet'],
    ['shape', null],
    ['shape.0', 0],
    ['shape.2', 2.5],
    ['classes', 1],
    ['classes', 257],
    ['shards', null],
    ['shards.train', []],
    ['shards.test', undefined],
    ['shards.train.0.file', '../../secret.bin'],
    ['shards.train.0.file', 'https://elsewhere/x.bin'],
    ['shards.train.0.file', ''],
    ['shards.train.0.file', 'a/b.bin'],
    ['shards.train.0.file', '.hidden'],
    ['shards.train.0.count', 0],
    ['shards.train.0.count', 1e9],
    ['shards.train.0.bytes', -1],
    ['shards.train.0.bytes', 1e12],
    ['shards.train.0.bytes', '100'],
    ['shards.train.0.sha256', 'abc'],
    ['shards.train.0.sha256', SHARD.sha256.toUpperCase()],
    ['shards.train.0.encoding', 'zip'],
  ])('refuses %s = %j and says where', (path, value) => {
    expect(parseDatasetIndex(damaged(path, value), 'mnist')).toMatchObject({ kind: 'problem', path });
  });

  it('refuses a shape of two or four sides', () => {
    expect(parseDatasetIndex({ ...INDEX, shape: [28, 28] }, 'mnist')).toMatchObject({
      kind: 'problem',
      path: 'shape.2',
    });
    const four = parseDatasetIndex({ ...INDEX, shape: [28, 28, 1, 1] }, 'mnist');
    expect(four).toMatchObject({ kind: 'problem', path: 'shape.3' });
  });

  it('refuses a shard that would be too large unpacked', () => {
    const large = { ...INDEX, shape: [1024, 1024, 3] };
    expect(parseDatasetIndex(large, 'mnist')).toMatchObject({ kind: 'problem', path: 'shards.train.0.count' });
  });

  it('refuses the index of another set', () => {
    expect(parseDatasetIndex(INDEX, 'cifar10')).toMatchObject({ kind: 'problem', path: 'id' });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseDatasetIndex(value, 'mnist').kind).toBe('problem');
      }),
    );
  });
});

// The calls about base models through the whole worker, with a made-up body of MobileNetV2 and the real engines.
import { describe, expect, it } from 'vitest';
import { cutAfter } from '../../../nn/cut-network.ts';
import { forwardPass } from '../../../nn/forward.ts';
import { scaleInto } from '../../../nn/mobilenet/prepare-image.ts';
import { weightSpecs } from '../../../nn/parameters.ts';
import { toSeed } from '../../../nn/plan.ts';
import { createRandom } from '../../../nn/random.ts';
import { baseModelSpec } from '../../catalog/base-model-spec.ts';
import type { BackendId } from '../../protocol/backends.ts';
import { createCanceller } from '../../protocol/cancel.ts';
import { modelRunId } from '../../protocol/model-calls.ts';
import type { ModelProgress } from '../../protocol/model-calls.ts';
import { startFused } from '../fused/backend.ts';
import { largestDifference } from '../fused/testing/cases.ts';
import { madeUpModel, madeUpWeights } from '../testing/made-up-model.ts';
import { createTestDatabase, createTestEngineOf, createTestPlatform } from '../testing/test-engine.ts';
import type { TestDatabase } from '../testing/test-engine.ts';
import { BASE, serveFiles } from '../testing/tiny-dataset.ts';
import type { Files } from '../testing/tiny-dataset.ts';
import { startCpu } from '../tfjs/start-cpu.ts';
import type { TrainerBackend } from '../trainer.ts';

const BODY = 'mobilenet-v2-body';
const FILES = madeUpModel(BODY);
const SIZE_PX = 96;
const LENGTH = SIZE_PX * SIZE_PX * 3;
const END = 'block_14_concat';
/** Maps there: 960 from inside the block, 160 from its end. */
const CHANNELS = 1120;

interface World {
  readonly files?: Files;
  readonly features?: TestDatabase;
  readonly start?: (id: BackendId) => Promise<TrainerBackend>;
  readonly chosen?: BackendId;
}

/** The worker on a site with the model; counts the pictures that go through the network. */
function world({ files = FILES, features = createTestDatabase(), start = () => startFused(), chosen }: World = {}) {
  const { platform } = createTestPlatform({ files });
  const served = serveFiles(files, 1 << 20);
  const seen = { pictures: 0, backends: [] as TrainerBackend[] };
  async function startBackend(id: BackendId): Promise<TrainerBackend> {
    const backend = await start(id);
    seen.backends.push(backend);
    return {
      ...backend,
      createPredictor(options) {
        const predictor = backend.createPredictor(options);
        return {
          dispose: () => predictor.dispose(),
          outputs(images, count, nodes) {
            seen.pictures += count;
            return predictor.outputs(images, count, nodes);
          },
        };
      },
    };
  }
  const engine = createTestEngineOf({ ...platform, features, fetch: served.fetch, startBackend }, chosen);
  return { ...engine, seen, served, features };
}

/** Pictures of coarse random blocks, the n-th always the same. */
function pictures(...numbers: readonly number[]): Uint8Array {
  const images = new Uint8Array(numbers.length * LENGTH);
  numbers.forEach((number, n) => {
    const random = createRandom(toSeed(9), number);
    const colours = Uint8Array.from({ length: 12 * 12 * 3 }, () => random.integer(256));
    for (let i = 0; i < LENGTH; i += 1) {
      const pixel = Math.floor(i / 3);
      const block = Math.floor(pixel / SIZE_PX / 8) * 12 + Math.floor((pixel % SIZE_PX) / 8);
      images[n * LENGTH + i] = colours[block * 3 + (i % 3)] ?? 0;
    }
  });
  return images;
}

function ask(images: Uint8Array, nodes: readonly string[] = [END], form: 'pooled' | 'whole' = 'pooled') {
  return { model: BODY, sizePx: SIZE_PX, images, count: images.length / LENGTH, nodes, form } as const;
}

/** By nn's plain forward pass: the maps of a node and their means. */
function expectedAt(node: string, picture: Uint8Array) {
  const spec = cutAfter(baseModelSpec(BODY, SIZE_PX), node);
  const image = new Float32Array(LENGTH);
  scaleInto(image, picture);
  const weights = madeUpWeights(BODY).slice(0, weightSpecs(spec).length);
  const output = forwardPass(spec, weights, image).at(-1);
  const maps = output?.values ?? new Float32Array();
  const channels = output?.shape.at(-1) ?? 1;
  const places = maps.length / channels;
  const means = Float32Array.from({ length: channels }, (_, channel) => {
    let sum = 0;
    for (let place = 0; place < places; place += 1) sum += (maps[place * channels + channel] ?? 0) / places;
    return sum;
  });
  return { maps, means };
}

describe('reading a model', () => {
  it('says what there is, tells how far it is, and reads it once for all who ask', async () => {
    const engine = world();
    const bytes = [...FILES].reduce(
      (sum, [url, { length }]) => sum + (/(model\.json|weights\.bin)$/.test(url) ? length : 0),
      0,
    );
    expect(await engine.call('model.list', {})).toEqual([
      { id: 'mobilenet-v2', present: false, bytes: 0, loaded: false },
      { id: 'mobilenet-v1-025', present: false, bytes: 0, loaded: false },
      { id: BODY, present: true, bytes, loaded: false },
    ]);
    const told: ModelProgress[] = [];
    const [summary, other] = await Promise.all([
      engine.call('model.load', { model: BODY }, { onProgress: (progress) => told.push(progress) }),
      engine.call('model.load', { model: BODY }),
    ]);
    expect(other).toEqual(summary);
    expect(summary).toMatchObject({ id: BODY, spec: baseModelSpec(BODY, 224) });
    expect(told.at(-1)).toEqual({ loadedBytes: bytes, totalBytes: bytes });
    expect(engine.served.requests.filter(({ url }) => url.endsWith('weights.bin'))).toHaveLength(1);
    expect((await engine.call('model.list', {})).at(-1)).toMatchObject({ loaded: true });
    const weights = await engine.call('model.weights', { model: BODY, after: 'block_13_project' });
    expect(weights.map(({ name }) => name)).toEqual(
      [
        'expand/kernel',
        'expand/bias',
        'depthwise/depthwise_kernel',
        'depthwise/bias',
        'project/kernel',
        'project/bias',
      ].map((name) => `block_14_${name}`),
    );
    expect([...(weights[4]?.values ?? [])]).toEqual([...(madeUpWeights(BODY).at(-2) ?? [])]);
  });

  it('fails with a code, and succeeds when asked again after the mend', async () => {
    const files: Files = new Map(FILES);
    const url = `${BASE}models/${BODY}/weights.bin`;
    const whole = files.get(url) ?? new Uint8Array();
    const engine = world({ files });
    await expect(engine.call('model.load', { model: 'mobilenet-v2' })).rejects.toMatchObject({
      code: 'dataset-missing',
    });
    files.set(url, whole.slice(0, -1));
    await expect(engine.call('model.load', { model: BODY })).rejects.toMatchObject({ code: 'shard-truncated' });
    const wrong = whole.slice();
    wrong[7] = (wrong[7] ?? 0) ^ 1;
    files.set(url, wrong);
    await expect(engine.call('model.load', { model: BODY })).rejects.toMatchObject({ code: 'shard-hash-mismatch' });
    // Each damaged file was asked for a second time past the cache.
    expect(engine.served.requests.filter((each) => each.url === url).map(({ cache }) => cache)).toEqual([
      'default',
      'reload',
      'default',
      'reload',
    ]);
    files.set(url, whole);
    expect(await engine.call('model.load', { model: BODY })).toMatchObject({ id: BODY });
  });
});

describe('features', () => {
  it.each([
    ['fused', () => startFused()],
    ['cpu', startCpu],
  ] as const)('are what nn’s forward pass puts out, on %s', async (_, start) => {
    const engine = world({ start });
    const images = pictures(1, 2);
    const nodes = [END, 'Conv1'];
    const pooled = await engine.call('model.features', ask(images, nodes));
    const whole = await engine.call('model.features', ask(images, nodes, 'whole'));
    expect(pooled.nodes.map(({ node, shape }) => [node, shape])).toEqual([
      [END, [CHANNELS]],
      ['Conv1', [32]],
    ]);
    expect(whole.nodes.map(({ node, shape }) => [node, shape])).toEqual([
      [END, [3, 3, CHANNELS]],
      ['Conv1', [48, 48, 32]],
    ]);
    nodes.forEach((node, index) => {
      for (const n of [0, 1]) {
        const { maps, means } = expectedAt(node, images.subarray(n * LENGTH, (n + 1) * LENGTH));
        const [p, w] = [pooled.nodes[index]?.values, whole.nodes[index]?.values];
        expect(largestDifference(p?.subarray(n * means.length, (n + 1) * means.length) ?? [], means)).toBeLessThan(
          1e-4,
        );
        expect(largestDifference(w?.subarray(n * maps.length, (n + 1) * maps.length) ?? [], maps)).toBeLessThan(1e-4);
      }
    });
  });

  it('of one picture are never computed twice: not for another cut, a second call, a twin or a later visit', async () => {
    const features = createTestDatabase();
    const engine = world({ features });
    const first = await engine.call('model.features', ask(pictures(1, 2, 1)));
    expect([first.computed, engine.seen.pictures]).toEqual([2, 2]);
    const [values] = first.nodes.map((each) => each.values);
    expect([...(values?.subarray(0, CHANNELS) ?? [])]).toEqual([...(values?.subarray(2 * CHANNELS) ?? [])]);

    const more = await engine.call('model.features', ask(pictures(2, 3), ['Conv1', 'block_5_add']));
    expect([more.computed, engine.seen.pictures]).toEqual([1, 3]);
    expect((await engine.call('model.features', ask(pictures(3, 1)))).computed).toBe(0);

    // Two that ask at once share the work.
    const both = await Promise.all([
      engine.call('model.features', ask(pictures(4, 5))),
      engine.call('model.features', ask(pictures(5, 4))),
    ]);
    expect(both.map(({ computed }) => computed).reduce((sum, value) => sum + value)).toBe(2);
    expect(engine.seen.pictures).toBe(5);

    await expect.poll(() => features.entries.size).toBe(6);
    const later = world({ features });
    const again = await later.call('model.features', ask(pictures(1, 2, 3, 4, 5)));
    expect([again.computed, later.seen.pictures]).toEqual([0, 0]);
    expect([...(again.nodes[0]?.values.subarray(0, CHANNELS) ?? [])]).toEqual([
      ...(values?.subarray(0, CHANNELS) ?? []),
    ]);
  });

  it('that pass by are neither kept nor push others out', async () => {
    const engine = world();
    const frame = { ...ask(pictures(1)), passing: true };
    const one = await engine.call('model.features', frame);
    const two = await engine.call('model.features', frame);
    expect([one.computed, two.computed, engine.features.entries.size]).toEqual([1, 1, 0]);
    expect(two.nodes).toEqual(one.nodes);
    const kept = await engine.call('model.features', ask(pictures(1)));
    expect(largestDifference(kept.nodes[0]?.values ?? [], one.nodes[0]?.values ?? [])).toBeLessThan(1e-6);
  });

  it('tell how far they are, stop when nobody waits, and keep what was done', async () => {
    const engine = world();
    const canceller = createCanceller();
    const told: number[] = [];
    const numbers = Array.from({ length: 40 }, (_, n) => n + 10);
    const asked = engine.call('model.features', ask(pictures(...numbers)), {
      signal: canceller.signal,
      onProgress({ done, total }) {
        expect(total).toBe(40);
        told.push(done);
        if (done >= 3) canceller.cancel();
      },
    });
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    const done = engine.seen.pictures;
    expect(done).toBeLessThan(40);
    expect(told.at(-1)).toBe(done);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const rest = await engine.call('model.features', ask(pictures(...numbers)));
    expect(rest.computed).toBe(40 - done);
  });

  it('are worked out on another backend when the device is lost in the middle and does not come back', async () => {
    const started: BackendId[] = [];
    const engine = world({
      chosen: 'cpu',
      start(id) {
        if (started.includes('cpu') && id === 'cpu') throw new Error('no device any more');
        started.push(id);
        return id === 'cpu' ? startCpu() : startFused();
      },
    });
    const images = pictures(1, 2, 3);
    const { nodes, computed } = await engine.call('model.features', ask(images), {
      onProgress: ({ done }) => void (done === 1 && engine.seen.backends[0]?.lose()),
    });
    expect(started).toEqual(['cpu', 'fused']);
    expect(computed).toBe(3);
    const { means } = expectedAt(END, images.subarray(2 * LENGTH));
    expect(largestDifference(nodes[0]?.values.subarray(2 * CHANNELS) ?? [], means)).toBeLessThan(1e-4);
  });

  it.each([
    ['a node that is none', { nodes: ['block_99_add'] }],
    ['the mean of a layer that is no cut', { nodes: ['block_3_expand'] }],
    ['another size', { sizePx: 100 }],
    ['too few bytes', { count: 2 }],
  ])('are refused of %s', async (_, change) => {
    const engine = world();
    const asked = engine.call('model.features', { ...ask(pictures(1)), ...change } as never);
    await expect(asked).rejects.toMatchObject({ code: 'limit-exceeded' });
  });

  it('come without a classifier: a body names no classes', async () => {
    const { model, sizePx, images, count } = ask(pictures(1));
    await expect(world().call('model.classify', { model, sizePx, images, count })).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
  });
});

describe('a model to look into', () => {
  const runId = modelRunId(BODY);
  const spec = baseModelSpec(BODY, 224);
  const size = 224 * 224 * 3;
  const random = createRandom(toSeed(4));
  const image = Float32Array.from({ length: size }, (_, i) => (i % 7 === 0 ? random.uniform() : 0.5));
  const node = spec.nodes.findIndex(({ name }) => name === 'block_2_add');
  const of = { nodeIndex: node, channel: 3, reduce: 'mean' } as const;

  it('sees images in [0, 1] as its own in [-1, 1], and gradients on the way back are doubled', async () => {
    const engine = world();
    const { scalars, values } = await engine.call('run.gradient', {
      runId,
      images: image,
      count: 1,
      of,
      with: 'input',
    });
    const [found] = await engine.call('run.activations', { runId, images: image, count: 1, nodeIndices: [node] });
    const channels = found?.shape.at(-1) ?? 1;
    let mean = 0;
    found?.values.forEach((value, i) => (mean += i % channels === 3 ? (value * channels) / found.values.length : 0));
    expect(scalars[0]).toBeCloseTo(mean, 4);

    // Along its own gradient the scalar must grow as the gradient says.
    const length = values.reduce((sum, value) => sum + value * value, 0);
    const step = 1e-3 / Math.sqrt(length);
    async function scalarAt(sign: number): Promise<number> {
      const moved = image.map((value, i) => value + sign * step * (values[i] ?? 0));
      const asked = await engine.call('run.gradient', { runId, images: moved, count: 1, of, with: 'input' });
      return asked.scalars[0] ?? Number.NaN;
    }
    const slope = ((await scalarAt(1)) - (await scalarAt(-1))) / (2 * step);
    expect(slope / length).toBeGreaterThan(0.9);
    expect(slope / length).toBeLessThan(1.1);
  });

  it('answers recipes, and what needs data is refused', async () => {
    const engine = world();
    const layer = spec.nodes.findIndex(({ name }) => name === 'block_1_project');
    const map = await engine.call('inside.gradCam', { runId, image, of, layer });
    expect([map.height, map.width]).toEqual([56, 56]);
    expect((await engine.call('run.predict', { runId, images: image, count: 1 })).probabilities).toHaveLength(
      7 * 7 * CHANNELS,
    );
    const silenced = await engine.call('run.activations', {
      runId,
      images: image,
      count: 1,
      nodeIndices: [node],
      ablated: [{ nodeIndex: node, channel: 3 }],
    });
    expect(silenced[0]?.values.every((value, i) => i % 24 !== 3 || value === 0)).toBe(true);
    const wish = { split: 'test', count: 5, nodeIndex: node, method: 'pca' } as const;
    await expect(engine.call('inside.embedding', { runId, ...wish })).rejects.toMatchObject({ code: 'limit-exceeded' });
    await expect(engine.call('run.weights', { runId })).rejects.toMatchObject({ code: 'run-unknown' });
    await expect(engine.call('run.predict', { runId, images: image.subarray(3), count: 1 })).rejects.toMatchObject({
      code: 'limit-exceeded',
    });
  });
});

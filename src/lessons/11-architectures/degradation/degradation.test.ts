// The exhibit `degradation` without its view: links, the two networks, and the queue on a pretended engine.
// Real trainings: real-training.test.ts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calls } from '../../../engine/protocol/calls.ts';
import { EngineError } from '../../../engine/protocol/errors.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { countParameters, weightSpecs } from '../../../nn/parameters.ts';
import { toSeed } from '../../../nn/plan.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import * as logic from './degradation.ts';
import { present } from './degradation-model.ts';
import { createDegradationRuns, IDLE, settingKey } from './degradation-runs.ts';
import { describe } from './degradation.text.ts';
import { deepNetwork, DEPTHS, NORMALISATIONS, STEPS } from './pair.ts';
import type { TrainingEngine } from './train-pair.ts';

const settings = fc.record({
  depth: fc.constantFrom(...DEPTHS),
  normalisation: fc.constantFrom(...NORMALISATIONS),
  seed: fc.integer(logic.SEEDS),
});

test('links restore every state and refuse damage', () => {
  expect(logic.encode(logic.initial)).toEqual({});
  fc.assert(
    fc.property(settings, (state) => {
      expect(logic.decode(logic.encode(state))).toEqual({ kind: 'ok', state });
    }),
  );
  for (const query of [{ depth: '5' }, { norm: 'layer' }, { seed: '0' }]) {
    expect(logic.decode(query)).toMatchObject({ kind: 'problem', field: Object.keys(query)[0] });
  }
  expect(logic.reduce(logic.initial, { kind: 'seed', seed: 100 })).toBe(logic.initial);
});

test('the two networks differ in additions alone: same weights, same numbers', () => {
  fc.assert(
    fc.property(settings, (setting) => {
      const [plain, shortcuts] = [deepNetwork(setting, false), deepNetwork(setting, true)];
      const added = shortcuts.nodes.filter(({ layer }) => layer.className === 'Add');
      expect(added).toHaveLength(setting.depth / 2);
      expect(shortcuts.nodes.length - plain.nodes.length).toBe(added.length);
      expect(countParameters(shortcuts).total).toBe(countParameters(plain).total);
      const named = (spec: typeof plain) => weightSpecs(spec).map(({ name, shape }) => [name, shape]);
      expect(named(shortcuts)).toEqual(named(plain));
      expect(initialWeights(shortcuts, toSeed(setting.seed))).toEqual(initialWeights(plain, toSeed(setting.seed)));
      const convolutions = plain.nodes.filter(({ layer }) => layer.className === 'Conv2D');
      expect(convolutions).toHaveLength(setting.depth + 2);
      expect(inferShapes(shortcuts).find(({ name }) => name === 'block_1_1')?.output).toEqual([7, 7, 16]);
    }),
    { numRuns: 12 },
  );
});

/** Trains in no time: the loss is that of guessing in the plain run and falls in the other. */
function pretendedEngine(onStep: (runId: string, step: number) => void = () => undefined) {
  const steps = new Map<string, number>();
  const closed: string[] = [];
  const snapshot = (runId: string) => {
    const step = steps.get(runId) ?? 0;
    const loss = Float32Array.from({ length: step }, (_, i) => (runId.endsWith('plain') ? Math.log(10) : 2 / (1 + i)));
    return { runId, step, record: { loss }, failure: null };
  };
  async function call(name: keyof Calls, { runId, count = 0 }: { readonly runId: string; readonly count?: number }) {
    if (name === 'run.rewind') steps.set(runId, 0);
    if (name === 'run.step') {
      steps.set(runId, (steps.get(runId) ?? 0) + count);
      onStep(runId, steps.get(runId) ?? 0);
    }
    if (name === 'run.close') closed.push(runId);
    return name === 'run.evaluate' ? { accuracy: runId.endsWith('plain') ? 0.1 : 0.9 } : snapshot(runId);
  }
  return { engine: { call: Object(call) } satisfies TrainingEngine, closed };
}

async function rest(runs: ReturnType<typeof createDegradationRuns>): Promise<void> {
  await new Promise<void>((resolve) => {
    runs.subscribe(() => {
      if (runs.current().running === null) resolve();
    });
  });
}

test('all depths are trained once, and both texts say what came of them', async () => {
  const { engine, closed } = pretendedEngine();
  const runs = createDegradationRuns(() => engine);
  runs.current().trainAll(logic.initial);
  expect(runs.current().running?.depth).toBe(4);
  await rest(runs);
  expect(closed).toHaveLength(2 * DEPTHS.length);
  const model = present(logic.initial, runs.current());
  expect(model.rows.map(({ pair }) => pair?.isDone)).toEqual(DEPTHS.map(() => true));
  expect(model.pair?.step).toBe(STEPS);
  for (const locale of ['zh', 'en'] as const) {
    const said = describe(model, locale);
    expect(said).toContain('2.303');
    expect(said).toContain('90.0%');
    expect(said).toMatch(locale === 'zh' ? /瞎猜/ : /is guessing/);
  }
});

test('stopped or failed in the middle, a pair leaves nothing half, and both runs are closed', async () => {
  const stopping = pretendedEngine((_, step) => step === 100 && runs.current().stop());
  const runs = createDegradationRuns(() => stopping.engine);
  runs.current().trainAll(logic.initial);
  await rest(runs);
  expect(runs.current().results.size).toBe(0);
  expect(runs.current().error).toBeNull();
  expect(stopping.closed).toHaveLength(2);

  const failing = pretendedEngine((_, step) => {
    if (step > 50) throw new EngineError('worker-crashed', 'gone');
  });
  const broken = createDegradationRuns(() => failing.engine);
  broken.current().train(logic.initial);
  await rest(broken);
  expect(broken.current().error).toBe('worker-crashed');
  expect(broken.current().results.has(settingKey(logic.initial))).toBe(false);
  expect(describe(present(logic.initial, broken.current()), 'en')).toContain('Not trained yet.');
});

test('before any training it says so', () => {
  expect(describe(present(logic.initial, IDLE), 'zh')).toContain('还没有训练');
});

import fc from 'fast-check';
import { describe as group, expect, test, vi } from 'vitest';
import type { CallName, RunSnapshot } from '../../../engine/protocol/calls.ts';
import type { EngineSignal } from '../../../engine/client/supervisor.ts';
import { describe } from './optimizer-race.text.ts';
import { decode, encode, initial, MODES, reduce, steps, SWEEP_RATES } from './optimizer-race.ts';
import type { RaceAction } from './optimizer-race.ts';
import { entriesOf, present, sweepCurve } from './race-model.ts';
import { createRunQueue, NO_RUNS } from '../run-queue.ts';
import type { Outcome } from '../run-queue.ts';
import { entryOf, RACE_NETWORK, racePlan, RACERS, racerSpec } from './racers.ts';
import { RULES, SLOT_SYMBOLS, traceOf } from './rule-trace.ts';

const action: fc.Arbitrary<RaceAction> = fc.oneof(
  fc.record({ kind: fc.constant('mode' as const), mode: fc.constantFrom(...MODES) }),
  fc.record({
    kind: fc.constant('rate' as const),
    learningRate: fc.oneof(fc.double(), fc.double({ min: 1e-6, max: 20 })),
  }),
  fc.record({ kind: fc.constant('racer' as const), racer: fc.constantFrom(...RACERS), races: fc.boolean() }),
  fc.record({ kind: fc.constant('seed' as const), seed: fc.oneof(fc.integer(), fc.nat(1000)) }),
  fc.record({ kind: fc.constant('open' as const), racer: fc.constantFrom(...RACERS) }),
);
const state = fc.array(action, { maxLength: 20 }).map((actions) => actions.reduce(reduce, initial));

group('links', () => {
  test('restore any reachable state; somebody always races', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(one.racers.length).toBeGreaterThan(0);
        expect(decode(encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(encode(initial)).toEqual({});
    for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
  });

  test.each([
    ['racers', 'adam.lion'],
    ['racers', ''],
    ['racers', 'adam.adam'],
    ['rate', '11'],
    ['rate', '1e-9'],
    ['rate', 'NaN'],
    ['seed', '0'],
    ['rule', 'lion'],
  ])('%s=%s is a problem', (field, value) => {
    expect(decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });
});

group('the runs', () => {
  test('differ in the optimizer alone', () => {
    const plans = entriesOf({ ...initial, racers: RACERS }).map(({ plan }) => plan);
    expect(new Set(plans.map((plan) => JSON.stringify({ ...plan, optimizer: null }))).size).toBe(1);
    expect(new Set(plans.map(({ optimizer }) => JSON.stringify(optimizer))).size).toBe(10);
  });

  test('of a sweep are every racer at every rate, under names of their own', () => {
    const entries = entriesOf({ ...initial, mode: 'sweep', racers: RACERS });
    expect(entries).toHaveLength(RACERS.length * SWEEP_RATES.length);
    expect(new Set(entries.map(({ runId }) => runId)).size).toBe(entries.length);
  });
});

group('the opened rule', () => {
  test.each(RACERS)('of %s has a formula, and a symbol for every slot of its table', (racer) => {
    const rows = traceOf(racerSpec(racer, null));
    expect(RULES[racer].length).toBeGreaterThan(0);
    for (const { slots } of rows) expect(slots).toHaveLength(SLOT_SYMBOLS[racer].length);
    expect(rows.reduce((sum, { change }) => sum + change, 1)).toBeCloseTo(rows.at(-1)?.weight ?? 0, 12);
  });

  test('of momentum shows the velocity worked out by hand', () => {
    const slots = traceOf(racerSpec('momentum', null)).map((row) => row.slots[0]);
    [-0.005, -0.0095, -0.00605].forEach((m, i) => expect(slots[i]).toBeCloseTo(m, 8));
  });
});

function outcome(change: Partial<Outcome>): Outcome {
  return {
    phase: 'finished',
    loss: new Float32Array(16).fill(0.5),
    validationAccuracy: 0.9,
    error: null,
    fingerprint: 'aa',
    before: null,
    ...change,
  };
}

group('the model', () => {
  test('a diverged run is said to be so, and is a gap of the sweep', () => {
    const diverged = outcome({
      phase: 'diverged',
      error: 'loss-not-finite',
      loss: new Float32Array(12).fill(9),
      validationAccuracy: null,
    });
    const sweep = { ...initial, mode: 'sweep' as const, racers: ['sgd' as const] };
    const outcomes = new Map([
      [entryOf('sgd', 0.1, 1).runId, outcome({})],
      [entryOf('sgd', 10, 1).runId, diverged],
    ]);
    const model = present(sweep, { ...NO_RUNS, outcomes });
    expect(sweepCurve(model, 'sgd')).toEqual([
      { x: -1, y: 0.9 },
      { x: 1, y: Number.NaN },
    ]);
    expect(describe(model, 'en')).toContain('diverged at step 12 (NaN)');
    expect(describe(model, 'zh')).toContain('第 12 步发散');
    expect(model.done).toBe(2);
  });

  test('a repetition is compared with the run before', () => {
    const { runId } = entryOf('sgd', null, 1);
    const repeated = (before: string | null) =>
      present(initial, { ...NO_RUNS, outcomes: new Map([[runId, outcome({ before })]]) }).lanes[0]?.repeated;
    expect([repeated(null), repeated('aa'), repeated('ab')]).toEqual([null, true, false]);
  });

  test('the points of a curve are means of eight batches, at the last of them', () => {
    const { runId } = entryOf('sgd', null, 1);
    const loss = Float32Array.from({ length: 10 }, (_, i) => i);
    const model = present(initial, { ...NO_RUNS, outcomes: new Map([[runId, outcome({ loss })]]) });
    expect(model.lanes[0]?.curve).toEqual([
      { x: 8, y: 3.5 },
      { x: 10, y: 8.5 },
    ]);
  });
});

/** An engine that trains two steps and ends as told, on the next turn of the event loop. */
function scriptedEngine(end: (runId: string) => 'finished' | 'failed') {
  const listeners = new Set<(signal: EngineSignal) => void>();
  const calls: string[] = [];
  const snapshotOf = (runId: string, phase: RunSnapshot['phase']): RunSnapshot => ({
    runId,
    spec: RACE_NETWORK,
    plan: racePlan(racerSpec('sgd', null), 1),
    backend: 'fused',
    phase,
    step: 2,
    stepsPerEpoch: 2,
    totalSteps: 2,
    record: { loss: Float32Array.of(2, 1), accuracy: Float32Array.of(0, 0.5), epochs: [] },
    failure: phase === 'failed' ? { code: 'loss-not-finite', step: 2, lastGoodStep: 0, detail: '' } : null,
    checkpoints: [],
    trainingMs: 1,
    imagesPerSecond: 1,
    resumed: false,
  });
  function tell(runId: string, phase: RunSnapshot['phase']): void {
    const { record, ...rest } = snapshotOf(runId, phase);
    for (const listener of listeners) listener({ ...rest, kind: 'run', fromStep: 0, ...record });
  }
  const call = async (name: CallName, args: { readonly runId?: string }): Promise<unknown> => {
    const { runId = '' } = args;
    calls.push(`${name} ${runId}`);
    if (name === 'run.start') setTimeout(() => tell(runId, end(runId)), 0);
    // What was left from an earlier visit is told of before the run starts anew, and must not end it.
    if (name === 'run.open') tell(runId, 'paused');
    return name === 'run.snapshot' ? snapshotOf(runId, end(runId)) : snapshotOf(runId, 'ready');
  };
  return {
    calls,
    engine: {
      call: Object(call),
      subscribe(listener: (signal: EngineSignal) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}

group('the queue', () => {
  const entries = ['sgd', 'adam']
    .flatMap((id) => RACERS.filter((racer) => racer === id))
    .map((id) => entryOf(id, null, 1));

  test('trains one after the other, frees each, and keeps NaN runs apart', async () => {
    const { engine, calls } = scriptedEngine((runId) => (runId === entries[0]?.runId ? 'failed' : 'finished'));
    const queue = createRunQueue(() => engine);
    queue.current().begin(entries, false);
    await vi.waitFor(() => expect(queue.current().pending).toBe(0));
    const phases = entries.map(({ runId }) => queue.current().outcomes.get(runId)?.phase);
    expect(phases).toEqual(['diverged', 'finished']);
    const order = calls.filter((line) => /start|close/.test(line));
    expect(order).toEqual(entries.flatMap(({ runId }) => [`run.start ${runId}`, `run.close ${runId}`]));
  });

  test('what is finished is not trained twice, unless asked to; then the records are compared', async () => {
    const { engine, calls } = scriptedEngine(() => 'finished');
    const queue = createRunQueue(() => engine);
    for (const again of [false, false, true]) {
      queue.current().begin(entries, again);
      await vi.waitFor(() => expect(queue.current().pending).toBe(0));
    }
    expect(calls.filter((line) => line.startsWith('run.start'))).toHaveLength(4);
    for (const { runId } of entries) {
      const result = queue.current().outcomes.get(runId);
      expect(result?.before).toBe(result?.fingerprint);
    }
  });

  test('stopping forgets what waits', async () => {
    const { engine, calls } = scriptedEngine(() => 'finished');
    const queue = createRunQueue(() => engine);
    queue.current().begin(entries, false);
    queue.current().stop();
    await vi.waitFor(() => expect(queue.current().pending).toBe(0));
    expect(calls.some((line) => line.startsWith('run.start'))).toBe(false);
    expect(queue.current().outcomes.size).toBe(0);
  });
});

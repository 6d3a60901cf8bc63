import { describe, expect, test } from 'vitest';
import type { Engine, EngineSignal } from '../../engine/client/supervisor.ts';
import type { CallName, Calls, EpochRecord } from '../../engine/protocol/calls.ts';
import { EngineError } from '../../engine/protocol/errors.ts';
import { trialOf } from './label-still-true/label-still-true.ts';
import { createTrialQueue, type Trial } from './trials.ts';

const FIRST = trialOf('mirror', 'without', 1);
const SECOND = trialOf('mirror', 'with', 1);

const EPOCH: EpochRecord = {
  epoch: 1,
  step: 32,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: null,
  validationAccuracy: null,
  best: true,
};

interface Pretended {
  readonly engine: Pick<Engine, 'call' | 'subscribe'>;
  readonly asked: readonly string[];
  readonly tell: (trial: Trial, phase: 'running' | 'finished' | 'failed') => void;
}

/** Answers every call at once; trainings go on when the test says so. */
function pretend(failing: CallName | null = null): Pretended {
  const asked: string[] = [];
  const listeners = new Set<(signal: EngineSignal) => void>();
  function answerOf(name: CallName, args: object): unknown {
    if (name !== 'run.evaluate') return null;
    const split = 'split' in args ? args.split : null;
    return { accuracy: split === 'train' ? 0.9 : 0.8 };
  }
  return {
    asked,
    engine: {
      call: <Name extends CallName>(name: Name, args: Calls[Name]['args']) => {
        asked.push(`${name}${'split' in args ? ` ${String(args.split)}` : ''}`);
        if (name === failing) return Promise.reject(new EngineError('dataset-unreachable', ''));
        // Only what the queue reads of an answer is there.
        return Promise.resolve(answerOf(name, args) as Calls[Name]['result']);
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    tell({ runId }, phase) {
      const failure = { code: 'loss-not-finite', step: 1, lastGoodStep: null, detail: '' } as const;
      for (const listener of listeners) {
        listener({
          kind: 'run',
          runId,
          phase,
          backend: 'fused',
          fromStep: 0,
          loss: new Float32Array(32),
          accuracy: new Float32Array(32),
          epochs: [EPOCH],
          checkpoints: [],
          failure: phase === 'failed' ? failure : null,
          trainingMs: 1,
          imagesPerSecond: 1,
          resumed: false,
        });
      }
    },
  };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

describe('trainings one after the other', () => {
  test('are tested on training and test images, and give their memory back', async () => {
    const { engine, asked, tell } = pretend();
    const queue = createTrialQueue(() => engine);
    queue.current().begin([FIRST, SECOND]);
    await settle();
    expect(queue.current().pending).toBe(2);
    tell(FIRST, 'finished');
    await settle();
    expect(queue.current().outcomes.get(FIRST.runId)).toMatchObject({
      phase: 'finished',
      epochs: [EPOCH],
      train: { accuracy: 0.9 },
      test: { accuracy: 0.8 },
    });
    expect(queue.current().outcomes.get(SECOND.runId)?.phase).toBe('running');
    expect(asked.slice(0, 6)).toEqual([
      'run.open',
      'run.rewind',
      'run.start',
      'run.evaluate train',
      'run.evaluate test',
      'run.close',
    ]);
    tell(SECOND, 'finished');
    await settle();
    expect(queue.current().pending).toBe(0);
  });

  test('are not made twice', async () => {
    const { engine, asked, tell } = pretend();
    const queue = createTrialQueue(() => engine);
    queue.current().begin([FIRST]);
    queue.current().begin([FIRST]);
    await settle();
    tell(FIRST, 'finished');
    await settle();
    queue.current().begin([FIRST]);
    await settle();
    expect(asked.filter((name) => name === 'run.open')).toHaveLength(1);
  });

  test('pause and go on', async () => {
    const { engine, asked, tell } = pretend();
    const queue = createTrialQueue(() => engine);
    queue.current().begin([FIRST]);
    await settle();
    queue.current().pause();
    expect(queue.current().isPaused).toBe(true);
    queue.current().resume();
    await settle();
    tell(FIRST, 'finished');
    await settle();
    expect(asked).toEqual(expect.arrayContaining(['run.pause', 'run.start']));
    expect(queue.current().outcomes.get(FIRST.runId)?.phase).toBe('finished');
  });

  test('stopped, nothing of the half-done ones is kept', async () => {
    const { engine, asked } = pretend();
    const queue = createTrialQueue(() => engine);
    queue.current().begin([FIRST, SECOND]);
    await settle();
    queue.current().stop();
    await settle();
    expect(queue.current()).toMatchObject({ pending: 0, isPaused: false });
    expect(queue.current().outcomes.size).toBe(0);
    expect(asked.at(-1)).toBe('run.close');
  });

  test('say why they failed, and can be tried again', async () => {
    const unreachable = pretend('run.open');
    const queue = createTrialQueue(() => unreachable.engine);
    queue.current().begin([FIRST, SECOND]);
    await settle();
    expect(queue.current().outcomes.get(FIRST.runId)).toMatchObject({ phase: 'trouble', error: 'dataset-unreachable' });
    expect(queue.current().outcomes.has(SECOND.runId)).toBe(false);

    const diverging = pretend();
    const other = createTrialQueue(() => diverging.engine);
    other.current().begin([FIRST]);
    await settle();
    diverging.tell(FIRST, 'failed');
    await settle();
    expect(other.current().outcomes.get(FIRST.runId)).toMatchObject({ phase: 'trouble', error: 'loss-not-finite' });
    other.current().begin([FIRST]);
    await settle();
    diverging.tell(FIRST, 'finished');
    await settle();
    expect(other.current().outcomes.get(FIRST.runId)?.phase).toBe('finished');
  });
});

// @vitest-environment happy-dom
// Failed trainings: what is offered after each, and that a lost device may be tried again.
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BackendReport, EngineErrorCode, EngineStatus, RunSnapshot } from '../../../engine/protocol/calls.ts';
import { LocaleContext } from '../../../kit/locale/locale.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { initial } from './designer.ts';
import type { DesignerState } from './designer.ts';
import { present } from './designer-model.ts';
import { FailureNotice } from './FailureNotice.tsx';
import type { FailureNoticeProps } from './FailureNotice.tsx';
import { planOf } from './plan-choice.ts';
import { NO_SESSION } from './session.ts';
import type { DesignerSession, TrainingActions } from './session.ts';

const report = { reason: null, detail: null, selfCheckError: null, selfCheckMs: null } as const;
const backends: readonly BackendReport[] = [
  { ...report, id: 'webgl', state: 'ready' },
  { ...report, id: 'fused', state: 'untested' },
  { ...report, id: 'webgpu', state: 'skipped' },
];
const status: EngineStatus = {
  backends,
  current: 'webgl',
  chosenBy: 'default',
  recommended: null,
  storage: 'available',
};
vi.mock('../../../engine/client/use-engine.ts', () => ({ useEngineStatus: () => status }));
afterEach(cleanup);

function failed(code: EngineErrorCode, state: DesignerState = initial): DesignerSession {
  const snapshot: RunSnapshot = {
    runId: 'designer-x',
    spec: state.net,
    plan: planOf(state.plan, state.data),
    backend: 'webgl',
    phase: 'failed',
    step: 40,
    stepsPerEpoch: 313,
    totalSteps: 1565,
    record: { loss: new Float32Array(40).fill(2), accuracy: new Float32Array(40), epochs: [] },
    failure: { code, step: 40, lastGoodStep: 30, detail: '' },
    checkpoints: [],
    trainingMs: 100,
    imagesPerSecond: 0,
    resumed: false,
  };
  return { ...NO_SESSION, snapshot };
}

function show(code: EngineErrorCode, locale: Locale = 'en') {
  const [onPlan, move] = [vi.fn<FailureNoticeProps['onPlan']>(), vi.fn<TrainingActions['move']>()];
  const model = present(initial, failed(code));
  const actions = { ...NO_SESSION.actions, move };
  render(
    <LocaleContext value={locale}>
      <FailureNotice model={model} actions={actions} onPlan={onPlan} />
    </LocaleContext>,
  );
  return { onPlan, move, model };
}

describe('after a failed training', () => {
  test('a lost device is tried again, or the run moves to what works', async () => {
    const { move, model } = show('backend-lost');
    expect(model.training.may).toMatchObject({ train: true, rewind: true });
    expect(screen.getByRole('alert').textContent).toContain('Training failed at step 40');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Go on with WebAssembly']);
    await userEvent.click(screen.getByRole('button'));
    expect(move).toHaveBeenCalledExactlyOnceWith('fused');
  });

  test('a loss that is no number asks for a smaller learning rate, not for another backend', async () => {
    const { onPlan, model } = show('loss-not-finite', 'zh');
    expect(model.training.may).toMatchObject({ train: false, step: false, rewind: true });
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: '学习率改为 0.0001' }));
    expect(onPlan).toHaveBeenCalledExactlyOnceWith({ rate: 0.0001 });
  });

  test('too little memory asks for a smaller batch, or another backend', async () => {
    const { onPlan } = show('out-of-memory');
    expect(screen.getAllByRole('button')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'Batch size 16' }));
    expect(onPlan).toHaveBeenCalledExactlyOnceWith({ batch: 16 });
  });
});

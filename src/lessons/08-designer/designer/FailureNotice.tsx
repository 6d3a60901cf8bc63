// A training that failed: why, and the buttons that help: a smaller learning rate, a smaller batch, another backend.
// Not responsible for: what stands against beginning one (TrainPanel.tsx) or the sentences (kit/sentences).
import type { ReactElement } from 'react';
import { useEngineStatus } from '../../../engine/client/use-engine.ts';
import type { BackendId, EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatNumber, formatSignificant } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { BACKEND_NAMES } from '../../../kit/sentences/backend-names.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { DesignerModel } from './designer-model.ts';
import { LIMITS } from './plan-choice.ts';
import type { PlanChoice } from './plan-choice.ts';
import type { TrainingActions } from './session.ts';
import { trainingText } from './training.text.ts';

export interface FailureNoticeProps {
  readonly model: DesignerModel;
  readonly actions: TrainingActions;
  readonly onPlan: (fields: Partial<PlanChoice>) => void;
}

/** Failures of the training itself, which another backend would only repeat. */
const OF_THE_LOSS: ReadonlySet<EngineErrorCode> = new Set(['loss-not-finite', 'loss-too-large']);
/** Failures that less memory may help. */
const OF_MEMORY: ReadonlySet<EngineErrorCode> = new Set(['out-of-memory', 'limit-exceeded']);
/** Failures of what computes. */
const OF_BACKEND: ReadonlySet<EngineErrorCode> = new Set([
  'backend-lost',
  'backend-unavailable',
  'out-of-memory',
  'internal',
]);

export function FailureNotice({ model, actions, onPlan }: FailureNoticeProps): ReactElement | null {
  const locale = useLocale();
  const words = trainingText[locale];
  const { failure, error, backend } = model.training;
  const code = error ?? failure?.code ?? null;
  if (code === null) return null;
  const { rate, batch } = model.state.plan;
  const smallerRate = Math.max(LIMITS.rate.min, Number((rate / 10).toPrecision(6)));
  const smallerBatch = Math.max(LIMITS.batch.min, Math.floor(batch / 2));
  return (
    <Notice
      kind="error"
      {...(error === null && failure !== null ? { title: words.failedAt(formatNumber(failure.step, locale)) } : {})}
      actions={
        <>
          {OF_THE_LOSS.has(code) && smallerRate < rate && (
            <Button onClick={() => onPlan({ rate: smallerRate })}>
              {words.smallerRate(formatSignificant(smallerRate, locale))}
            </Button>
          )}
          {OF_MEMORY.has(code) && smallerBatch < batch && (
            <Button onClick={() => onPlan({ batch: smallerBatch })}>
              {words.smallerBatch(formatNumber(smallerBatch, locale))}
            </Button>
          )}
          {OF_BACKEND.has(code) && backend !== null && <OtherBackends now={backend} onMove={actions.move} />}
        </>
      }
    >
      {ENGINE_ERROR_SENTENCES[code][locale]}
    </Notice>
  );
}

interface OtherBackendsProps {
  readonly now: BackendId;
  readonly onMove: (backend: BackendId) => void;
}

/** Those that work here, or may. */
function OtherBackends({ now, onMove }: OtherBackendsProps): ReactElement {
  const words = trainingText[useLocale()];
  const status = useEngineStatus();
  return (
    <>
      {(status?.backends ?? [])
        .filter(({ id, state }) => id !== now && state !== 'skipped')
        .map(({ id }) => (
          <Button key={id} icon="chip" onClick={() => onMove(id)}>
            {words.moveTo(BACKEND_NAMES[id])}
          </Button>
        ))}
    </>
  );
}

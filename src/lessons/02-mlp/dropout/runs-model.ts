// The two runs side by side: curves, gaps between training and validation, and what dropout changed.
// Not responsible for: words (runs.text.ts) or training (runs.ts).
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import type { DropoutState } from './dropout.ts';
import { EPOCHS, SIDES } from './runs.ts';
import type { Recall, RunsSession, SideId } from './runs.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Side {
  readonly side: SideId;
  readonly phase: 'none' | 'opening' | 'training' | 'paused' | 'finished' | 'trouble';
  readonly epochs: number;
  /** As measured while training, dropout and all: each batch before its update. */
  readonly training: readonly Point[];
  readonly validation: readonly Point[];
  readonly last: {
    readonly trainAccuracy: number;
    readonly trainLoss: number;
    readonly accuracy: number;
    readonly loss: number;
  } | null;
  readonly recall: Recall | null;
  readonly error: EngineErrorCode | null;
}

export interface RunsModel {
  readonly session: RunsSession;
  readonly sides: Readonly<Record<SideId, Side>>;
  readonly isBusy: boolean;
  readonly isOver: boolean;
  /** Epochs trained of both together. */
  readonly done: number;
  readonly total: number;
  readonly error: EngineErrorCode | null;
  /** What dropout changed in the end, with minus without; null before both are finished. */
  readonly change: { readonly accuracy: number; readonly loss: number } | null;
  /** The rate is 0: both runs are one. */
  readonly isSame: boolean;
}

function sideOf(side: SideId, { measure }: DropoutState, { views, recalls }: RunsSession): Side {
  const { snapshot, opening, error } = views[side];
  const epochs = snapshot?.record.epochs ?? [];
  const last = epochs.at(-1);
  const isAccuracy = measure === 'accuracy';
  const failure = error?.code ?? snapshot?.failure?.code ?? null;
  return {
    side,
    phase:
      failure !== null
        ? 'trouble'
        : opening !== null
          ? 'opening'
          : snapshot === null
            ? 'none'
            : snapshot.phase === 'finished'
              ? 'finished'
              : snapshot.phase === 'running'
                ? 'training'
                : 'paused',
    epochs: epochs.length,
    training: epochs.map((each) => ({ x: each.epoch, y: isAccuracy ? each.trainAccuracy : each.trainLoss })),
    validation: epochs.map((each) => ({
      x: each.epoch,
      y: (isAccuracy ? each.validationAccuracy : each.validationLoss) ?? Number.NaN,
    })),
    last:
      last === undefined
        ? null
        : {
            trainAccuracy: last.trainAccuracy,
            trainLoss: last.trainLoss,
            accuracy: last.validationAccuracy ?? Number.NaN,
            loss: last.validationLoss ?? Number.NaN,
          },
    recall: recalls[side],
    error: failure,
  };
}

export function runsModel(state: DropoutState, session: RunsSession): RunsModel {
  const sides = { without: sideOf('without', state, session), with: sideOf('with', state, session) };
  const all = SIDES.map((side) => sides[side]);
  const isOver = all.every(({ phase }) => phase === 'finished');
  const [without, withDropout] = [sides.without.last, sides.with.last];
  return {
    session,
    sides,
    isBusy: all.some(({ phase }) => phase === 'training' || phase === 'opening'),
    isOver,
    done: all.reduce((sum, { epochs }) => sum + epochs, 0),
    total: EPOCHS * SIDES.length,
    error: all.find(({ error }) => error !== null)?.error ?? session.error,
    change:
      isOver && without !== null && withDropout !== null
        ? { accuracy: withDropout.accuracy - without.accuracy, loss: withDropout.loss - without.loss }
        : null,
    isSame: state.rate === 0,
  };
}

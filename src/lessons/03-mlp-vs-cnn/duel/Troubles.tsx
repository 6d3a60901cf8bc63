// Everything that keeps the duel from going on, each with a sentence and what to do about it.
// Not responsible for: doing it (use-duel.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { NetworkProblem } from '../../../nn/problems.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import type { Contestant } from './contestant.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';
import { layerLine } from './layer-line.ts';

interface TroubleProps {
  readonly contestant: Contestant;
  readonly model: DuelModel;
}

/** A network that can't be built: which layer, and why. */
function Unbuildable({ contestant }: TroubleProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  return (
    <Notice kind="error" title={words.unbuildable(words.name[contestant.id])}>
      {contestant.problems
        .filter((problem, i, all) => {
          // Height and width of a square kernel go wrong together: once is enough.
          const same = (other: NetworkProblem) =>
            other.nodeIndex === problem.nodeIndex &&
            networkProblemSentence(other, locale) === networkProblemSentence(problem, locale);
          return all.findIndex(same) === i;
        })
        .map((problem) => {
          const layer = problem.nodeIndex === null ? undefined : contestant.spec.nodes[problem.nodeIndex]?.layer;
          return (
            <p key={`${problem.nodeIndex} ${problem.code}`}>
              {layer !== undefined && <code>{layerLine(layer)}</code>} {networkProblemSentence(problem, locale)}
            </p>
          );
        })}
    </Notice>
  );
}

/** Training that failed: at which step, why, and the last sound weights. */
function Failed({ contestant, model }: TroubleProps): ReactElement | null {
  const locale = useLocale();
  const words = duelText[locale];
  const { failure, id } = contestant;
  if (failure === null) return null;
  const { lastGoodStep } = failure;
  const isDevice = failure.code === 'backend-lost' || failure.code === 'backend-unavailable';
  return (
    <Notice
      kind="error"
      title={words.failedAt(words.name[id], formatNumber(failure.step, locale))}
      actions={
        <>
          {isDevice && (
            <Button kind="primary" icon="play" onClick={model.actions.goOn}>
              {words.controls.goOn}
            </Button>
          )}
          {!isDevice && lastGoodStep !== null && (
            <Button onClick={() => model.actions.restoreLastGood(id)}>{words.controls.restore}</Button>
          )}
          <Button icon="rewind" onClick={model.actions.rewind}>
            {words.controls.rewind}
          </Button>
        </>
      }
    >
      <p>{ENGINE_ERROR_SENTENCES[failure.code][locale]}</p>
      <p>{lastGoodStep === null ? words.noLastGood : words.lastGood(formatNumber(lastGoodStep, locale))}</p>
    </Notice>
  );
}

export function Troubles({ model }: { readonly model: DuelModel }): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { contestants, actions } = model;
  const errors = [...new Set(contestants.flatMap(({ error }) => (error === null ? [] : [error])))];
  const resumed = contestants.filter((one) => one.resumed && one.phase === 'paused');
  return (
    <>
      {contestants.map((one) => one.problems.length > 0 && <Unbuildable key={one.id} contestant={one} model={model} />)}
      {contestants.map((one) => one.phase === 'failed' && <Failed key={one.id} contestant={one} model={model} />)}
      {model.storage !== 'available' && <Notice kind="warn">{ENGINE_ERROR_SENTENCES[model.storage][locale]}</Notice>}
      {errors.map((code) => (
        <Notice
          key={code}
          kind="error"
          actions={
            <Button kind="primary" icon="play" onClick={actions.goOn}>
              {words.controls.retry}
            </Button>
          }
        >
          {ENGINE_ERROR_SENTENCES[code][locale]}
        </Notice>
      ))}
      {model.crashed && (
        <Notice
          kind="warn"
          actions={
            <Button kind="primary" icon="play" disabled={!model.may.train} onClick={actions.train}>
              {words.controls.goOn}
            </Button>
          }
        >
          {ENGINE_ERROR_SENTENCES['worker-crashed'][locale]}
        </Notice>
      )}
      {!model.crashed && resumed.length > 0 && (
        <Notice kind="info">{words.resumed(formatNumber(Math.min(...resumed.map((one) => one.step)), locale))}</Notice>
      )}
    </>
  );
}

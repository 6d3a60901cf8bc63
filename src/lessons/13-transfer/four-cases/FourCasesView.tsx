// The view of the exhibit `four-cases`: sets and lines, the board with its measurements, and the network of the cell looked at.
// Not responsible for: what is shown (board-model.ts) or words (four-cases.text.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { ModelBar } from '../base/ModelBar.tsx';
import { baseText } from '../base/base.text.ts';
import { CaseNetwork } from '../CaseNetwork.tsx';
import { BoardCell } from './BoardCell.tsx';
import type { BoardModel } from './board-model.ts';
import { BoardPlane } from './BoardPlane.tsx';
import { LineSliders, RecipeSettings, SetSliders } from './BoardSettings.tsx';
import type { CaseAction, CaseState } from './four-cases.ts';
import { caseBoardText, estimateSentence, ruleSentence, stageText, tallySentence } from './four-cases.text.ts';
import styles from './FourCases.module.css';
import type { BoardSession } from './use-board.ts';
import { RULE } from './verdict.ts';
import type { RuledCase } from './verdict.ts';

type CasesProps = ExhibitViewProps<CaseState, CaseAction, BoardSession, BoardModel>;

export function FourCasesView(props: CasesProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const words = caseBoardText[locale];
  const tally = tallySentence(model, locale);
  return (
    <div className={styles['cases']}>
      <ModelBar base={session.base} />
      <div className={styles['bench']}>
        <SetSliders model={model} dispatch={dispatch} />
        <div className={styles['group']}>
          <LineSliders model={model} dispatch={dispatch} />
          <BoardPlane model={model} />
        </div>
      </div>
      <p className={styles['note']}>{words.likenessNote}</p>
      <RecipeSettings model={model} dispatch={dispatch} />
      <Going {...props} />
      <section className={styles['board']} aria-label={words.board}>
        {model.cells.map((cell) => (
          <BoardCell key={cell.spot} cell={cell} isLookedAt={cell.spot === model.state.at} dispatch={dispatch} />
        ))}
      </section>
      {tally !== null && <Notice kind="good">{tally}</Notice>}
      <LookedAt {...props} />
    </div>
  );
}

function Going({ model, session, locale }: CasesProps): ReactElement {
  const words = caseBoardText[locale];
  const { work, error } = session.store;
  const isLoaded = session.base.phase === 'loaded';
  const estimate = estimateSentence(model, locale);
  const isBegun = model.cells.some(({ scores }) => Object.values(scores).some((score) => score !== null));
  const hint = !isLoaded ? words.needsBase : model.isCompared ? null : words.needsCompare;
  return (
    <div className={styles['group']}>
      {hint !== null && <p className={styles['note']}>{hint}</p>}
      {estimate !== null && <p className={styles['facts']}>{estimate}</p>}
      <ButtonRow label={words.actions}>
        <Button
          kind={model.isCompared ? 'plain' : 'primary'}
          icon="play"
          keepsFocus
          disabled={!isLoaded || work !== null || model.isCompared}
          onClick={session.compare}
        >
          {words.compare}
        </Button>
        <Button
          kind={model.isCompared ? 'primary' : 'plain'}
          icon="play"
          keepsFocus
          disabled={!isLoaded || work !== null || !model.isCompared || model.missing === 0}
          onClick={session.run}
        >
          {isBegun ? words.goOn : words.run}
        </Button>
        {work !== null && (
          <Button kind="quiet" icon="stop" onClick={session.cancel}>
            {words.cancel}
          </Button>
        )}
      </ButtonRow>
      {work !== null && (
        <Progress
          label={stageText(work, locale)}
          value={
            work.all > 0 ? work.finished + Math.min(1, work.count === null ? 0 : work.done / work.total) : work.done
          }
          max={work.all > 0 ? work.all : work.total}
          text={work.all > 0 ? `${work.finished} / ${work.all}` : `${work.done} / ${work.total}`}
        />
      )}
      {error !== null && (
        <Notice kind="error">
          {error === 'no-flowers' ? baseText[locale].noFlowers : ENGINE_ERROR_SENTENCES[error][locale]}
        </Notice>
      )}
    </div>
  );
}

/** Before the likeness is known the board's own corners say which case is meant. */
function meantCase({ at }: BoardModel): RuledCase {
  const meant: Readonly<Record<typeof at.spot, RuledCase>> = {
    'similar-small': 'small-similar',
    'different-small': 'small-different',
    'similar-large': 'large-similar',
    'different-large': 'large-different',
  };
  return at.ruledCase ?? meant[at.spot];
}

function LookedAt({ model, locale }: CasesProps): ReactElement {
  const words = caseBoardText[locale];
  const shown = meantCase(model);
  return (
    <section className={styles['group']} aria-label={words.lookedAt}>
      <h4 className={styles['title']}>{words.lookedAt}</h4>
      <p>{ruleSentence({ ...model.at, ruledCase: shown, advised: RULE[shown] }, locale)}</p>
      <CaseNetwork of={shown} />
      <ul className={styles['recipeNotes']}>
        {RULE[shown].map((recipe) => (
          <li key={recipe}>
            <b>{words.recipes[recipe]}</b>
            {locale === 'zh' ? '：' : ': '}
            {words.recipeNotes[recipe]}
          </li>
        ))}
      </ul>
    </section>
  );
}

// The view of the exhibit `duel`: setup, controls, the two contestants, their curves, and the test that is open.
// Not responsible for: what it shows (duel-model.ts) or doing anything (use-duel.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { CodeOfBoth } from './CodeOfBoth.tsx';
import { ContestantCard } from './ContestantCard.tsx';
import { Curves } from './Curves.tsx';
import { DesignPanel } from './DesignPanel.tsx';
import styles from './Duel.module.css';
import { TESTS } from './duel.ts';
import type { DuelAction, DuelState } from './duel.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';
import { MatchControls } from './MatchControls.tsx';
import { Mistakes } from './Mistakes.tsx';
import type { DuelSession } from './session.ts';
import { SetupPanel } from './SetupPanel.tsx';
import { ShiftTest } from './ShiftTest.tsx';
import { SeedTable, ShuffleTable } from './ResultTables.tsx';
import { ShuffledExample } from './ShuffledExample.tsx';
import { Troubles } from './Troubles.tsx';
import { Verdict } from './Verdict.tsx';

export function DuelView(props: ExhibitViewProps<DuelState, DuelAction, DuelSession, DuelModel>): ReactElement {
  const { model, dispatch, session, locale } = props;
  const words = duelText[locale];
  const isShift = model.test === 'shift';
  return (
    <div className={styles['duel']}>
      <Choice
        label={words.test}
        value={model.test}
        options={TESTS.map((test) => ({ value: test, label: words.testName[test] }))}
        onChange={(test) => dispatch({ kind: 'test', test })}
        hint={words.testNote[model.test]}
      />
      {!isShift && <SetupPanel model={model} dispatch={dispatch} />}
      {!isShift && <DesignPanel model={model} dispatch={dispatch} />}
      {model.shuffled && <ShuffledExample dataset={model.setup.dataset} />}
      <MatchControls model={model} />
      <Troubles model={model} />
      {session.engine === null && model.phase === 'none' && <Notice kind="info">{words.waitingForEngine}</Notice>}
      {isShift && <ShiftTest model={model} dispatch={dispatch} />}
      <div className={styles['cards']}>
        {model.contestants.map((one) => (
          <ContestantCard key={one.id} contestant={one} />
        ))}
      </div>
      <Verdict model={model} />
      {model.shuffled && <ShuffleTable model={model} />}
      {!isShift && <Curves model={model} dispatch={dispatch} />}
      {!isShift && <SeedTable model={model} />}
      <Mistakes model={model} />
      <CodeOfBoth model={model} />
    </div>
  );
}

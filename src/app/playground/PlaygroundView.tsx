// The view of the playground: what both share, the common chart, a card for each design, the panels of the one chosen.
// Not responsible for: what is shown (playground-model.ts) or the frame around it (kit/exhibit).
import type { ReactElement } from 'react';
import { Choice } from '../../kit/controls/Choice.tsx';
import type { ExhibitViewProps } from '../../kit/exhibit/exhibit.ts';
import { DraftNotice } from '../../lessons/08-designer/designer/DraftNotice.tsx';
import { OwnImages } from '../../lessons/08-designer/designer/own/OwnImages.tsx';
import { BothBar } from './BothBar.tsx';
import { CommonCurves } from './CommonCurves.tsx';
import { DesignCard } from './DesignCard.tsx';
import { Panels } from './Panels.tsx';
import { SIDES } from './playground.ts';
import type { PlaygroundAction, PlaygroundState } from './playground.ts';
import styles from './Playground.module.css';
import type { PlaygroundModel } from './playground-model.ts';
import { playgroundText } from './playground.text.ts';
import type { PlaygroundSession } from './session.ts';
import { SIDE_NAMES } from './side-names.ts';

export type PlaygroundProps = ExhibitViewProps<PlaygroundState, PlaygroundAction, PlaygroundSession, PlaygroundModel>;

export function PlaygroundView(props: PlaygroundProps): ReactElement {
  const { model, dispatch, session, locale } = props;
  const words = playgroundText[locale];
  const { side } = model.state;
  return (
    <div className={styles['bench']}>
      {session.draft !== null && (
        <DraftNotice
          onOpen={() => session.draft !== null && dispatch({ kind: 'restore', state: session.draft })}
          onDrop={session.dropDraft}
        />
      )}
      <BothBar model={model} session={session} dispatch={dispatch} />
      {model.state.designs.a.own && <OwnImages />}
      <CommonCurves model={model} />
      <div className={styles['chooser']}>
        <Choice
          label={words.workOn}
          value={side}
          options={SIDES.map((value) => ({ value, label: words.design(SIDE_NAMES[value]) }))}
          onChange={(value) => dispatch({ kind: 'side', side: value })}
        />
      </div>
      <div className={styles['cards']}>
        {SIDES.map((id) => (
          <DesignCard key={id} id={id} model={model} session={session} dispatch={dispatch} />
        ))}
      </div>
      <Panels {...props} />
    </div>
  );
}

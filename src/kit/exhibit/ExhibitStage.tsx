// The exhibit itself inside its frame: session, model, view, caption and the text alternative.
// Not responsible for: history, links and tools (ExhibitFrame.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useLocale } from '../locale/locale.ts';
import type { Exhibit } from './exhibit.ts';
import styles from './ExhibitFrame.module.css';
import { FRAME_TEXT } from './frame.text.ts';

export interface ExhibitStageProps<State, Action, Session, Model> {
  readonly exhibit: Exhibit<State, Action, Session, Model>;
  readonly state: State;
  readonly dispatch: (action: Action) => void;
  readonly caption: string;
  readonly titleId: string;
}

export function ExhibitStage<State, Action, Session, Model>(
  props: ExhibitStageProps<State, Action, Session, Model>,
): ReactElement {
  const { exhibit, state, dispatch, caption, titleId } = props;
  const locale = useLocale();
  const describeId = useId();
  // One exhibit per mounted stage: whether it has a session hook never changes between renders.
  const useSession = exhibit.useSession ?? (() => exhibit.initialSession);
  const session = useSession(state, dispatch);
  const model = exhibit.present(state, session);
  const { View } = exhibit;
  return (
    <figure aria-labelledby={titleId} aria-describedby={describeId}>
      <div className={styles['view']}>
        <View state={state} dispatch={dispatch} session={session} model={model} locale={locale} />
      </div>
      <figcaption className={styles['caption']}>{caption}</figcaption>
      <details className={styles['words']}>
        <summary>{FRAME_TEXT[locale].describe}</summary>
        <p id={describeId} data-describe="">
          {exhibit.describe(model, locale)}
        </p>
      </details>
    </figure>
  );
}

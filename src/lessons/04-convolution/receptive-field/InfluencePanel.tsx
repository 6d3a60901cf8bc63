// What can be seen beside how strongly: ways through the layers, or gradients of a trained network and how to get one.
// Not responsible for: counting or training (field-model.ts, use-field.ts).
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { FieldModel } from './field-model.ts';
import { litCells } from './Maps.tsx';
import { Profile } from './Profile.tsx';
import { INFLUENCES } from './receptive-field.ts';
import type { FieldAction } from './receptive-field.ts';
import { fieldText, spreadSentence, trainingSentence } from './receptive-field.text.ts';
import styles from './ReceptiveField.module.css';

export interface InfluencePanelProps {
  readonly model: FieldModel;
  readonly locale: Locale;
  readonly dispatch: (action: FieldAction) => void;
}

function TrainingNotice({ model: { session }, locale }: Omit<InfluencePanelProps, 'dispatch'>): ReactElement {
  const words = fieldText[locale];
  const { snapshot, opening, error, source } = session;
  const isRunning = snapshot?.phase === 'running';
  const isDone = snapshot?.phase === 'finished' || snapshot?.phase === 'stopped';
  const isTrained = source !== null && snapshot !== null && snapshot.step > 0;
  const mayTrain = opening === null && !isRunning && !isDone;
  return (
    <Notice
      kind={error === null ? 'info' : 'error'}
      actions={
        <>
          {mayTrain && (
            <Button kind={isTrained ? 'plain' : 'primary'} icon="play" onClick={session.train}>
              {isTrained ? words.goOn : words.train}
            </Button>
          )}
          {isRunning && (
            <Button icon="pause" onClick={session.pause}>
              {words.pause}
            </Button>
          )}
        </>
      }
    >
      <p>{error === null ? trainingSentence(session, locale) : ENGINE_ERROR_SENTENCES[error][locale]}</p>
      {(isRunning || opening !== null) && (
        <Progress
          label={words.progress}
          value={opening === null ? (snapshot?.step ?? 0) : null}
          max={Math.max(1, snapshot?.totalSteps ?? 1)}
          {...(snapshot === null || opening !== null ? {} : { text: `${snapshot.step} / ${snapshot.totalSteps}` })}
        />
      )}
    </Notice>
  );
}

export function InfluencePanel({ model, locale, dispatch }: InfluencePanelProps): ReactElement {
  const words = fieldText[locale];
  const { state, maps, box, read, ways, trained, session } = model;
  const input = maps[0];
  const influence = state.influence === 'trained' ? trained : ways;
  // While gradients of another unit are on their way the map is empty, so that nothing jumps.
  const isComing = influence === null && session.snapshot?.phase === 'finished' && session.error === null;
  const empty = useMemo(() => new Float32Array((input?.height ?? 1) * (input?.width ?? 1)), [input]);
  const shared = {
    height: input?.height ?? 1,
    width: input?.width ?? 1,
    colourMap: 'diverging',
    range: [-1, 1],
    gridLines: true,
    maxWidthPx: 300,
    windows: [{ ...box, tone: 'warm' }],
  } as const;
  return (
    <section className={styles['influence']} aria-label={words.influence}>
      <h4>{words.influence}</h4>
      <Choice
        label={words.influenceChoice}
        value={state.influence}
        options={INFLUENCES.map((value) => ({ value, label: words.influenceName[value] }))}
        onChange={(value) => dispatch({ kind: 'influence', influence: value })}
      />
      <p className={styles['note']}>{words.influenceNote[state.influence]}</p>
      {state.influence === 'trained' && <TrainingNotice model={model} locale={locale} />}
      <div className={styles['pair']}>
        <figure className={styles['big']}>
          {input !== undefined && <PixelCanvas {...shared} pixels={litCells(input)} label={words.canSee} />}
          <figcaption className={styles['mapName']}>{words.canSee}</figcaption>
        </figure>
        {(influence !== null || isComing) && (
          <figure className={styles['big']}>
            <PixelCanvas {...shared} pixels={influence?.values ?? empty} label={words.howStrongly[state.influence]} />
            <figcaption className={styles['mapName']}>{words.howStrongly[state.influence]}</figcaption>
          </figure>
        )}
        {(influence !== null || isComing) && (
          <Profile values={influence?.profile ?? empty.subarray(0, shared.width)} box={box} label={words.profile} />
        )}
      </div>
      {influence !== null && influence.measure.total > 0 && <p>{spreadSentence(influence, read, locale)}</p>}
      {influence !== null && influence.measure.total === 0 && session.gradients !== null && (
        <Notice kind="info">{words.noUnit}</Notice>
      )}
    </section>
  );
}

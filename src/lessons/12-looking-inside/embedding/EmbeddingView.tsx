// The view of the exhibit `embedding`: layer and method, the points, and what is known of those roped in.
// Not responsible for: what is shown (embedding-model.ts) or words (embedding.text.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { subjectText } from '../subject/subject.text.ts';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import { Timeline } from '../subject/Timeline.tsx';
import styles from './Embedding.module.css';
import { COUNT, METHODS } from './embedding.ts';
import type { EmbeddingAction, EmbeddingState } from './embedding.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import { confusionLine, embeddingText, nameOf, pointSentence, qualitySentence, whyEmpty } from './embedding.text.ts';
import { PointCloud } from './PointCloud.tsx';
import type { EmbeddingSession } from './use-embedding.ts';

export type EmbeddingProps = ExhibitViewProps<EmbeddingState, EmbeddingAction, EmbeddingSession, EmbeddingModel>;

const UNIT_RANGE: ValueRange = [0, 1];

export function EmbeddingView(props: EmbeddingProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const { state, layers } = model;
  const { subject, layout } = session;
  const words = embeddingText[locale];
  const quality = qualitySentence(model, locale);
  return (
    <div className={styles['embedding']}>
      <SubjectBar subject={subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      <Timeline subject={subject} />
      <div className={styles['controls']}>
        <Select
          label={words.layer}
          value={String(model.node)}
          options={layers.map(({ nodeIndex, name, shape }) => ({
            value: String(nodeIndex),
            label: `${name} ${shape.join('×')}`,
          }))}
          onChange={(node) => dispatch({ kind: 'node', node: Number(node) })}
        />
        <Choice
          label={words.method}
          value={state.method}
          options={METHODS.map((method) => ({ value: method, label: words.methods[method] }))}
          onChange={(method) => dispatch({ kind: 'method', method })}
        />
        <Slider
          label={words.count}
          value={state.count}
          {...COUNT}
          step={50}
          integer
          onChange={(count) => dispatch({ kind: 'count', count })}
        />
      </div>
      {layout.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[layout.error][locale]}</Notice>}
      {layout.isAsking && (
        <Progress
          label={words.progress}
          value={layout.progress?.done ?? null}
          max={layout.progress?.total ?? 1}
          {...(layout.progress === null
            ? {}
            : { text: `${Math.round(layout.progress.done)} / ${layout.progress.total}` })}
        />
      )}
      {model.points.length === 0 ? (
        <p className={styles['note']}>{noteOf(props)}</p>
      ) : (
        <div className={styles['bench']}>
          <PointCloud {...props} />
          <Side {...props} />
        </div>
      )}
      {model.isHeap && <p className={styles['facts']}>{words.heap}</p>}
      {quality !== null && <p className={styles['facts']}>{quality}</p>}
    </div>
  );
}

function noteOf({ model, session: { subject, layout }, locale }: EmbeddingProps): string {
  if (subject.phase === 'training') return embeddingText[locale].waits;
  if (layout.isAsking || subject.phase === 'opening') return subjectText[locale].working;
  return whyEmpty(model, locale) ?? '';
}

function Side({ model, session, dispatch, locale }: EmbeddingProps): ReactElement {
  const words = embeddingText[locale];
  const { roped, confusions, at } = model;
  const { subject, sample } = session;
  const [height, width, channels] = subject.images.shape;
  return (
    <div className={styles['side']}>
      <section aria-label={words.classes}>
        <h4 className={styles['title']}>{words.classes}</h4>
        <ul className={styles['classes']}>
          {subject.entry.data.classNames.map((_, klass) => (
            <li key={klass}>
              <i
                className={styles['swatch']}
                style={{ background: `var(--series-${(klass % 8) + 1})` }}
                aria-hidden="true"
              />
              <b>{klass}</b> {nameOf(model, klass, locale) === String(klass) ? null : nameOf(model, klass, locale)}
            </li>
          ))}
        </ul>
        <p className={styles['note']}>{words.ringNote}</p>
      </section>
      {at !== null && (
        <section aria-label={words.sample}>
          <h4 className={styles['title']}>{words.sample}</h4>
          {sample !== null && sample.length === height * width * channels && (
            <PixelCanvas
              pixels={sample}
              height={height}
              width={width}
              colourMap={channels === 3 ? 'rgb' : 'gray'}
              range={UNIT_RANGE}
              label={words.sample}
              maxWidthPx={112}
            />
          )}
          <p className={styles['note']}>{pointSentence(model, at, locale)}</p>
        </section>
      )}
      {roped.length > 0 && (
        <section aria-label={words.roped(roped.length)} aria-live="polite">
          <h4 className={styles['title']}>{words.roped(roped.length)}</h4>
          {confusions.length === 0 ? (
            <p className={styles['note']}>{words.allRight}</p>
          ) : (
            <ul className={styles['confusions']}>
              {confusions.map((each) => (
                <li key={`${each.label} ${each.predicted}`}>{confusionLine(model, each, locale)}</li>
              ))}
            </ul>
          )}
          <Button icon="undo" onClick={() => dispatch({ kind: 'rope', rope: [] })}>
            {words.untie}
          </Button>
        </section>
      )}
    </div>
  );
}

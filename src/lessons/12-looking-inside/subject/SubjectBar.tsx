// Which network is looked into, how it stands with the button that trains it, and which test image it is asked about.
// Not responsible for: training (use-subject.ts) or the figure below.
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { classes } from '../../../kit/style/classes.ts';
import styles from './Subject.module.css';
import { className, subjectSentence, subjectText } from './subject.text.ts';
import { SUBJECT_IDS } from './subjects.ts';
import type { SubjectId } from './subjects.ts';
import { loadTestImages } from './test-images.ts';
import type { Subject } from './use-subject.ts';

/** One object, so that unchanged pictures are not painted again. */
const UNIT_RANGE: ValueRange = [0, 1];

export interface SubjectBarProps {
  readonly subject: Subject;
  readonly onSubject: (id: SubjectId) => void;
}

export function SubjectBar({ subject, onSubject }: SubjectBarProps): ReactElement {
  const locale = useLocale();
  const words = subjectText[locale];
  const { phase, error, step, totalSteps } = subject;
  const mayTrain = phase === 'none' || phase === 'paused' || phase === 'trouble';
  const label = phase === 'none' ? words.train : phase === 'paused' ? words.goOn : words.retry;
  return (
    <div className={styles['bar']}>
      <Choice
        label={words.network}
        value={subject.entry.id}
        options={SUBJECT_IDS.map((id) => ({ value: id, label: words.name[id] }))}
        onChange={onSubject}
      />
      <Notice
        kind={phase === 'trouble' ? 'error' : 'info'}
        actions={
          <>
            {mayTrain && (
              <Button kind={phase === 'none' ? 'primary' : 'plain'} icon="play" onClick={subject.train}>
                {label}
              </Button>
            )}
            {phase === 'training' && (
              <Button icon="pause" onClick={subject.pause}>
                {words.pause}
              </Button>
            )}
          </>
        }
      >
        <p>{error === null ? subjectSentence(subject, locale) : ENGINE_ERROR_SENTENCES[error][locale]}</p>
        {(phase === 'opening' || phase === 'training') && (
          <Progress
            label={words.progress}
            value={phase === 'opening' ? null : step}
            max={Math.max(1, totalSteps)}
            {...(phase === 'opening' ? {} : { text: `${step} / ${totalSteps}` })}
          />
        )}
      </Notice>
    </div>
  );
}

export interface ImageStripProps {
  readonly subject: Subject;
  readonly image: number;
  readonly onImage: (index: number) => void;
}

/** Test images to choose from, as a group of radio buttons. */
export function ImageStrip({ subject, image, onImage }: ImageStripProps): ReactElement {
  const locale = useLocale();
  const words = subjectText[locale];
  const { images, entry } = subject;
  const [height, width, channels] = images.shape;
  if (images.error !== null) {
    return (
      <Notice kind="warn" actions={<Button onClick={() => loadTestImages(entry.id)}>{words.retry}</Button>}>
        {ENGINE_ERROR_SENTENCES[images.error][locale]}
      </Notice>
    );
  }
  if (images.samples.length === 0) return <p className={styles['note']}>{words.loading}</p>;
  return (
    <fieldset className={styles['strip']}>
      <legend className={styles['legend']}>{words.image}</legend>
      <div className={styles['images']}>
        {images.samples.map((sample) => (
          <label
            key={sample.index}
            className={classes(styles['choice'], sample.index === image && styles['chosen'])}
            title={words.imageName(sample.index, className(subject, sample.label, locale))}
          >
            <input
              type="radio"
              className="visually-hidden"
              name={`image-${entry.id}`}
              value={sample.index}
              checked={sample.index === image}
              onChange={() => onImage(sample.index)}
              aria-label={words.imageName(sample.index, className(subject, sample.label, locale))}
            />
            <PixelCanvas
              pixels={sample.values}
              height={height}
              width={width}
              colourMap={channels === 3 ? 'rgb' : 'gray'}
              range={UNIT_RANGE}
              label=""
              maxWidthPx={40}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

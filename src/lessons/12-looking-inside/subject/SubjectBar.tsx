// Which network is looked into, how it stands with the button that trains it, and which test image it is asked about.
// Not responsible for: training (use-subject.ts) or the figure below.
import { useEffect, useId, useRef } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { classes } from '../../../kit/style/classes.ts';
import styles from './Subject.module.css';
import { runTitle } from './run-names.ts';
import { askForRuns, ownRuns, useSavedRuns } from './saved-runs.ts';
import { isOwnDatasetId } from '../../../engine/catalog/datasets.ts';
import { refOfRun } from './subject-ref.ts';
import type { SubjectChoice } from './subject-ref.ts';
import { pictureName, subjectSentence, subjectText } from './subject.text.ts';
import { SUBJECT_IDS, SUBJECTS } from './subjects.ts';
import { loadTestImages, pictureAt } from './test-images.ts';
import type { Subject } from './use-subject.ts';

/** One object, so that unchanged pictures are not painted again. */
const UNIT_RANGE: ValueRange = [0, 1];

export interface SubjectBarProps {
  readonly subject: Subject;
  readonly onSubject: (choice: SubjectChoice) => void;
}

export function SubjectBar({ subject, onSubject }: SubjectBarProps): ReactElement {
  const locale = useLocale();
  const words = subjectText[locale];
  const { phase, error, step, totalSteps } = subject;
  const mayTrain = phase === 'none' || phase === 'paused' || phase === 'trouble';
  const saved = useSavedRuns();
  const choices: readonly (SubjectChoice & { readonly label: string })[] = [
    ...SUBJECT_IDS.map((id) => ({ subject: id, spec: SUBJECTS[id].spec, label: words.name[id] })),
    ...ownRuns(saved ?? []).map((run) => ({
      subject: refOfRun(run.runId),
      spec: run.spec,
      label: runTitle(run, locale),
    })),
  ];
  const label = phase === 'none' ? words.train : phase === 'paused' ? words.goOn : words.retry;
  return (
    // What has been trained meanwhile, in another tab or a figure of another page, is there when the reader chooses.
    <div className={styles['bar']} onFocus={() => void askForRuns()}>
      <Select
        label={words.network}
        value={subject.ref}
        options={choices.map(({ subject: value, label: name }) => ({ value, label: name }))}
        onChange={(value) => {
          const choice = choices.find((each) => each.subject === value);
          if (choice !== undefined) onSubject({ subject: choice.subject, spec: choice.spec });
        }}
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
        {subject.isMissing && <p>{words.missing}</p>}
        <p>
          {phase === 'trouble' && error !== null
            ? ENGINE_ERROR_SENTENCES[error][locale]
            : subjectSentence(subject, locale)}
        </p>
        {(phase === 'opening' || phase === 'training') && (
          <Progress
            label={words.progress}
            value={phase === 'opening' ? null : step}
            max={Math.max(1, totalSteps)}
            {...(phase === 'opening'
              ? {}
              : { text: `${formatNumber(step, locale)} / ${formatNumber(totalSteps, locale)}` })}
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
  const name = useId();
  const [height, width, channels] = images.shape;
  const shown = pictureAt(images, image);
  const row = useRef<HTMLDivElement>(null);
  // A picture that a link names may be far along: the row goes to it, the page stays.
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[data-chosen]');
    if (row.current === null || chosen === null || chosen === undefined) return;
    const { scrollLeft, clientWidth } = row.current;
    const isInSight =
      chosen.offsetLeft >= scrollLeft && chosen.offsetLeft + chosen.offsetWidth <= scrollLeft + clientWidth;
    if (!isInSight) row.current.scrollLeft = chosen.offsetLeft - clientWidth / 2;
  }, [shown]);
  const isGone = images.error !== null && isOwnDatasetId(entry.data.id);
  return (
    <>
      {isGone && <Notice kind="info">{words.imagesGone}</Notice>}
      {images.error !== null && !isGone && (
        <Notice kind="warn" actions={<Button onClick={() => loadTestImages(entry.data)}>{words.retry}</Button>}>
          {ENGINE_ERROR_SENTENCES[images.error][locale]}
        </Notice>
      )}
      {images.isLoading && <p className={styles['note']}>{words.loading}</p>}
      <fieldset className={styles['strip']}>
        <legend className={styles['legend']}>{words.image}</legend>
        <div ref={row} className={styles['images']}>
          {images.samples.map((sample) => (
            <label
              key={sample.index}
              data-chosen={sample === shown ? '' : undefined}
              className={classes(styles['choice'], sample === shown && styles['chosen'])}
              title={pictureName(subject, sample, locale)}
            >
              <input
                type="radio"
                className="visually-hidden"
                name={name}
                value={sample.index}
                checked={sample === shown}
                onChange={() => onImage(sample.index)}
                aria-label={pictureName(subject, sample, locale)}
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
    </>
  );
}

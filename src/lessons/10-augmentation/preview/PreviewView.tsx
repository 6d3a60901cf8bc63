// The view of the exhibit `preview`: picture, ranges, a dozen changed pictures, one resampling against several, and code.
// Not responsible for: what is shown (preview-model.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import { PhotoChooser, PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { DIALECTS } from '../../../nn/augmentation/gaps.ts';
import { NO_AUGMENTATION, SEED_AUGMENTATION } from '../../../nn/augmentation/spec.ts';
import { loadPictures, PICTURES, SAMPLE_COUNT, type Sample } from '../images.ts';
import { CodeBox } from './CodeBox.tsx';
import styles from './Preview.module.css';
import { GRIDS, MOST_SEED } from './preview.ts';
import type { PreviewAction, PreviewState } from './preview.ts';
import type { PreviewModel } from './preview-model.ts';
import { drawnText, pictureName, pictureNote, previewText } from './preview.text.ts';
import { Ranges } from './Ranges.tsx';
import type { PhotoSession } from './use-preview.ts';

type PreviewProps = ExhibitViewProps<PreviewState, PreviewAction, PhotoSession, PreviewModel>;

export function PreviewView({ state, model, session, dispatch, locale }: PreviewProps): ReactElement {
  const words = previewText[locale];
  const { original, comparison } = model;
  return (
    <PhotoPlace source={session.source} className={styles['preview']}>
      <Top state={state} model={model} session={session} dispatch={dispatch} locale={locale} />
      <div className={styles['stage']}>
        <figure className={styles['original']}>
          <SamplePicture sample={original} values={original.values} label={words.original} maxWidthPx={200} />
          <figcaption>{words.original}</figcaption>
        </figure>
        <ul className={styles['samples']} aria-label={words.samples}>
          {model.changed.map(({ key, sample, values, parameters }) => {
            const text = drawnText(parameters, sample.size.channels, locale);
            return (
              <li key={key}>
                <SamplePicture sample={sample} values={values} label={text} maxWidthPx={120} />
                <span>{text}</span>
              </li>
            );
          })}
        </ul>
      </div>
      <Ranges spec={state.spec} dispatch={dispatch} />
      {comparison !== null && (
        <div className={styles['pair']}>
          <figure>
            <SamplePicture sample={comparison.sample} values={comparison.once} label={words.once} maxWidthPx={200} />
            <figcaption>{words.once}</figcaption>
          </figure>
          <figure>
            <SamplePicture
              sample={comparison.sample}
              values={comparison.stepByStep}
              label={words.stepByStep}
              maxWidthPx={200}
            />
            <figcaption>{words.stepByStep}</figcaption>
          </figure>
          <p>{words.compare(comparison.steps, formatFixed(comparison.meanDifference, locale, 1))}</p>
        </div>
      )}
      <h4 className={styles['codeTitle']}>{words.code}</h4>
      <div className={styles['boxes']}>
        {DIALECTS.map((dialect) => (
          <CodeBox
            key={dialect}
            dialect={dialect}
            spec={state.spec}
            size={original.size}
            onSpec={(spec) => dispatch({ kind: 'spec', spec })}
          />
        ))}
      </div>
      <p className={styles['hint']}>{words.codeHint}</p>
    </PhotoPlace>
  );
}

function Top({ state, model, session, dispatch, locale }: PreviewProps): ReactElement {
  const words = previewText[locale];
  const note = session.own === null ? pictureNote(state.picture, model.original, locale) : undefined;
  return (
    <>
      <PhotoChooser
        label={words.picture}
        value={state.picture}
        options={PICTURES.map((id) => ({ value: id, label: pictureName(id, locale) }))}
        onChange={(picture) => dispatch({ kind: 'picture', picture })}
        source={session.source}
        {...(note === undefined ? {} : { note })}
      />
      {model.isStandIn && session.shelf.isLoading && <Notice kind="info">{words.loading}</Notice>}
      {model.isStandIn && session.shelf.hasFailed && (
        <Notice kind="warn" actions={<Button onClick={() => loadPictures(state.picture)}>{words.retry}</Button>}>
          {words.failed}
        </Notice>
      )}
      <Controls label={words.grid}>
        {model.sampleCount > 1 && (
          <>
            <Choice
              label={words.grid}
              value={state.grid}
              options={GRIDS.map((grid) => ({ value: grid, label: words.grids[grid] }))}
              onChange={(grid) => dispatch({ kind: 'grid', grid })}
            />
            <Slider
              label={words.sample}
              value={state.sample + 1}
              min={1}
              max={SAMPLE_COUNT}
              integer
              onChange={(number) => dispatch({ kind: 'sample', sample: number - 1 })}
            />
          </>
        )}
        <NumberField
          label={words.seed}
          value={state.seed}
          min={0}
          max={MOST_SEED}
          integer
          onChange={(seed) => dispatch({ kind: 'seed', seed })}
        />
      </Controls>
      <ButtonRow label={words.seed}>
        <Button icon="shuffle" onClick={() => dispatch({ kind: 'seed', seed: (state.seed + 1) % (MOST_SEED + 1) })}>
          {words.roll}
        </Button>
        <Button kind="quiet" onClick={() => dispatch({ kind: 'spec', spec: SEED_AUGMENTATION })}>
          {words.notesPreset}
        </Button>
        <Button kind="quiet" onClick={() => dispatch({ kind: 'spec', spec: NO_AUGMENTATION })}>
          {words.nonePreset}
        </Button>
      </ButtonRow>
    </>
  );
}

interface SamplePictureProps {
  readonly sample: Sample;
  readonly values: Float32Array;
  readonly label: string;
  readonly maxWidthPx: number;
}

const RANGE = [0, 1] as const;

function SamplePicture({ sample: { size }, values, label, maxWidthPx }: SamplePictureProps): ReactElement {
  return (
    <PixelCanvas
      pixels={values}
      height={size.height}
      width={size.width}
      colourMap={size.channels === 3 ? 'rgb' : 'gray'}
      range={RANGE}
      label={label}
      maxWidthPx={maxWidthPx}
    />
  );
}

// The view of the exhibit `deep-dream`: the photo, the dream beside it, and what it is made with.
// Not responsible for: what is shown (dream-model.ts) or words (deep-dream.text.ts).
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
import { BUILT_IN_CREDITS } from '../../../kit/photo/built-in-photos.ts';
import { PHOTO_SENTENCES } from '../../../kit/photo/photo.text.ts';
import { PhotoChooser, PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import { DREAM_PHOTOS, isPlain, SLIDER_IDS, SLIDERS } from './deep-dream.ts';
import type { DeepDreamAction, DeepDreamState } from './deep-dream.ts';
import styles from './DeepDream.module.css';
import { deepDreamText, photoName } from './deep-dream.text.ts';
import type { DreamModel } from './dream-model.ts';
import { savePicture } from './save-picture.ts';
import type { DreamSession } from './use-dream.ts';

type DeepDreamProps = ExhibitViewProps<DeepDreamState, DeepDreamAction, DreamSession, DreamModel>;

const UNIT_RANGE: ValueRange = [0, 1];

export function DeepDreamView(props: DeepDreamProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const words = deepDreamText[locale];
  const { state } = model;
  return (
    <div className={styles['dream']}>
      <SubjectBar subject={session.subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      {session.source !== null && (
        <PhotoChooser
          label={words.photo}
          value={state.photo}
          options={DREAM_PHOTOS.map((id) => ({ value: id, label: photoName(id, locale) }))}
          onChange={(photo) => dispatch({ kind: 'photo', photo })}
          source={session.source}
          {...(isPlain(state.photo) ? {} : { note: BUILT_IN_CREDITS[state.photo][locale] })}
        />
      )}
      {session.problem !== null && <Notice kind="warn">{PHOTO_SENTENCES[session.problem][locale]}</Notice>}
      {model.isDense && <p className={styles['note']}>{words.dense}</p>}
      <Settings {...props} />
      <Pictures {...props} />
    </div>
  );
}

function Settings({ model, dispatch, locale }: DeepDreamProps): ReactElement {
  const words = deepDreamText[locale];
  const { state, node, layers, channels, channel } = model;
  return (
    <div className={styles['settings']}>
      <Select
        label={words.layer}
        value={String(node)}
        options={layers.map(({ nodeIndex, name }) => ({ value: String(nodeIndex), label: name }))}
        onChange={(node) => dispatch({ kind: 'node', node: Number(node) })}
      />
      <Choice
        label={words.channel}
        value={channel === null ? 'all' : 'one'}
        options={[
          { value: 'all', label: words.all },
          { value: 'one', label: words.one },
        ]}
        onChange={(value) => dispatch({ kind: 'channel', channel: value === 'all' ? null : 0 })}
      />
      {channel !== null && (
        <Slider
          label={words.which}
          value={channel}
          min={0}
          max={channels - 1}
          integer
          onChange={(value) => dispatch({ kind: 'channel', channel: value })}
        />
      )}
      {SLIDER_IDS.map((id) => (
        <Slider
          key={id}
          label={words.sliders[id]}
          value={state[id]}
          {...SLIDERS[id]}
          integer
          hint={words.hints[id]}
          onChange={(value) => dispatch({ kind: 'slider', id, value })}
        />
      ))}
    </div>
  );
}

function Pictures({ model, session, locale }: DeepDreamProps): ReactElement {
  const words = deepDreamText[locale];
  const { picture, dreamt, isDreaming } = model;
  const { error } = session.answer;
  return (
    <div className={styles['bench']}>
      <figure className={styles['figure']}>
        <figcaption>{words.before}</figcaption>
        {session.source === null || picture === null ? null : (
          <PhotoPlace source={session.source}>
            <Photo values={picture.values} shape={picture.shape} label={words.before} />
          </PhotoPlace>
        )}
      </figure>
      <figure className={styles['figure']}>
        <figcaption>{words.after}</figcaption>
        {dreamt === null ? (
          <p className={styles['note']}>{session.canStart ? words.nothing : words.needsNetwork}</p>
        ) : (
          <Photo values={dreamt.image} shape={dreamt.shape} label={words.after} />
        )}
        {model.isUnmoved && <p className={styles['note']}>{words.unmoved}</p>}
      </figure>
      <div className={styles['buttons']}>
        {isDreaming ? (
          <Button icon="pause" onClick={session.stop}>
            {words.stop}
          </Button>
        ) : (
          <Button kind="primary" icon="play" disabled={!session.canStart} onClick={session.start}>
            {dreamt === null ? words.dream : words.again}
          </Button>
        )}
        {dreamt !== null && !isDreaming && (
          <Button onClick={() => savePicture(dreamt.image, dreamt.shape, words.fileName)}>{words.save}</Button>
        )}
        {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
        {isDreaming && (
          <Progress
            label={words.progress}
            value={dreamt?.done ?? 0}
            max={dreamt?.total ?? 1}
            text={`${dreamt?.done ?? 0} / ${dreamt?.total ?? 1}`}
          />
        )}
      </div>
    </div>
  );
}

function Photo({
  values,
  shape: [height, width, channels],
  label,
}: {
  readonly values: Float32Array;
  readonly shape: PictureShape;
  readonly label: string;
}): ReactElement {
  return (
    <PixelCanvas
      pixels={values}
      height={height}
      width={width}
      colourMap={channels === 3 ? 'rgb' : 'gray'}
      range={UNIT_RANGE}
      label={label}
      maxWidthPx={420}
    />
  );
}

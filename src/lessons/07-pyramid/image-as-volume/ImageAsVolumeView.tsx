// The view of the exhibit `image-as-volume`: the picture as it came, as the network sees it, and its three channels.
// Not responsible for: what is shown (image-as-volume.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, joinSentences } from '../../../kit/locale/format.ts';
import { PHOTO_SENTENCES, photoText } from '../../../kit/photo/photo.text.ts';
import { PhotoChooser, PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { codeLine } from '../../../nn/keras-tokens.ts';
import { CloseUp } from './CloseUp.tsx';
import { CHANNELS, FITS, PICTURES, pixelValues, SIDES } from './image-as-volume.ts';
import type { VolumeAction, VolumeModel, VolumeState } from './image-as-volume.ts';
import { pictureName, pictureNote, sizeText, volumeText } from './image-as-volume.text.ts';
import styles from './ImageAsVolume.module.css';
import type { PictureSession } from './use-picture.ts';

type VolumeProps = ExhibitViewProps<VolumeState, VolumeAction, PictureSession, VolumeModel>;

const BYTE = [0, 255] as const;

export function ImageAsVolumeView({ model, dispatch, session, locale }: VolumeProps): ReactElement {
  const words = volumeText[locale];
  const { state, original, box, size, side, pixel } = model;
  const note = pictureNote(model, locale);
  const [height, width] = original.shape;
  return (
    <div className={styles['volume']}>
      <PhotoChooser
        label={words.chooser}
        value={state.picture}
        options={PICTURES.map((id) => ({ value: id, label: pictureName(id, locale) }))}
        onChange={(picture) => dispatch({ kind: 'picture', picture })}
        source={session.source}
        {...(note === null ? {} : { note })}
      />
      {session.problem !== null && (
        <Notice kind="warn" actions={<Button onClick={session.retry}>{photoText[locale].retry}</Button>}>
          {PHOTO_SENTENCES[session.problem][locale]}
        </Notice>
      )}
      <Settings state={state} dispatch={dispatch} words={words} />
      <PhotoPlace source={session.source} className={styles['pictures']}>
        <figure>
          <figcaption>
            {words.original} <span>{sizeText(size)}</span>
          </figcaption>
          <PixelCanvas
            pixels={original.values}
            height={height}
            width={width}
            colourMap="rgb"
            range={BYTE}
            label={words.original}
            maxWidthPx={300}
            windows={[{ row: box.top, column: box.left, height: box.height, width: box.width }]}
          />
        </figure>
        <LinkedPicture model={model} dispatch={dispatch} words={words} plane={null} />
      </PhotoPlace>
      <p className={styles['reading']}>
        <span
          className={styles['swatch']}
          style={{ backgroundColor: `rgb(${pixel.values.join(' ')})` }}
          aria-hidden="true"
        />
        <strong>{words.pixelAt(pixel.row, pixel.column, pixel.values)}</strong>
      </p>
      <div className={styles['planes']}>
        {CHANNELS.map((plane) => (
          <LinkedPicture key={plane} model={model} dispatch={dispatch} words={words} plane={plane} />
        ))}
      </div>
      <p>{words.count(side, formatNumber(model.numbers, locale))}</p>
      <p className={styles['note']}>
        {joinSentences([words.closeUpNote, words.places(model.firstIndex), words.batch(side)], locale)}
      </p>
      <KerasCode
        label={words.code}
        lines={[
          codeLine(
            `layers.Resizing(${side}, ${side}, crop_to_aspect_ratio=${state.fit === 'crop' ? 'True' : 'False'})`,
          ),
          codeLine('layers.Rescaling(1 / 255)'),
        ]}
      />
    </div>
  );
}

type Words = (typeof volumeText)['en'];

interface SettingsProps {
  readonly state: VolumeState;
  readonly dispatch: (action: VolumeAction) => void;
  readonly words: Words;
}

function Settings({ state, dispatch, words }: SettingsProps): ReactElement {
  return (
    <Controls label={words.settings}>
      <Choice
        label={words.side}
        value={state.side}
        options={SIDES.map((value) => ({ value, label: value }))}
        onChange={(side) => dispatch({ kind: 'side', side })}
      />
      <Choice
        label={words.fit}
        value={state.fit}
        options={FITS.map((fit) => ({ value: fit, label: words.fits[fit] }))}
        onChange={(fit) => dispatch({ kind: 'fit', fit })}
      />
    </Controls>
  );
}

interface LinkedPictureProps {
  readonly model: VolumeModel;
  readonly dispatch: (action: VolumeAction) => void;
  readonly words: Words;
  /** Number of the channel; null: all three in colour. */
  readonly plane: number | null;
}

/** The prepared picture or one of its channels. The cursor is the same in all of them. */
function LinkedPicture({ model, dispatch, words, plane }: LinkedPictureProps): ReactElement {
  const { side, prepared, planes, pixel, closeUp } = model;
  const label = plane === null ? words.prepared : (words.channels[plane] ?? '');
  const shape = plane === null ? `${side} × ${side} × ${CHANNELS.length}` : `x[:, :, ${plane}]`;
  const values = plane === null ? null : (planes[plane] ?? null);
  return (
    <figure>
      <figcaption>
        {label} <span>{shape}</span>
      </figcaption>
      <PixelCanvas
        pixels={values ?? prepared.values}
        height={side}
        width={side}
        colourMap={values === null ? 'rgb' : 'gray'}
        range={BYTE}
        label={label}
        maxWidthPx={values === null ? 300 : 240}
        cursor={pixel.row * side + pixel.column}
        onHover={(index) => {
          if (index !== null) dispatch({ kind: 'point', index });
        }}
        onSelect={(index) => dispatch({ kind: 'point', index })}
        describePixel={(index) => words.pixelAt(Math.floor(index / side), index % side, pixelValues(prepared, index))}
      />
      {values !== null && (
        <CloseUp caption={words.closeUp(label)} corner={words.corner} plane={values} side={side} {...closeUp} />
      )}
    </figure>
  );
}

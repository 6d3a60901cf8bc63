// The picture, the square cut out of it, and what the network reads of that. Not responsible for: the answers.
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { PixelWindow } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { BUILT_IN_CREDITS, BUILT_IN_NAMES, BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import { PhotoChooser, PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { photoText } from '../../../kit/photo/photo.text.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { fitBox } from '../../../nn/prepare-image.ts';
import { baseText } from '../base/base.text.ts';
import styles from './Sees.module.css';
import { SIZES } from './sees.ts';
import { seesText } from './sees.text.ts';
import type { SeesProps } from './SeesView.tsx';

const BYTES: ValueRange = [0, 255];

const colours = new WeakMap<Picture, Uint8Array>();

/** Red, green and blue without alpha; the same object for the same picture. */
function coloursOf(picture: Picture): Uint8Array {
  const known =
    colours.get(picture) ??
    Uint8Array.from(
      { length: picture.height * picture.width * 3 },
      (_, i) => picture.rgba[4 * Math.floor(i / 3) + (i % 3)] ?? 0,
    );
  colours.set(picture, known);
  return known;
}

const cuts = new WeakMap<Picture, readonly PixelWindow[]>();

function cutOf(picture: Picture): readonly PixelWindow[] {
  const { top, left, height, width } = fitBox(picture.height, picture.width, 'crop');
  const known = cuts.get(picture) ?? [{ row: top, column: left, height, width, tone: 'warm' as const }];
  cuts.set(picture, known);
  return known;
}

export function PicturePanel(props: SeesProps): ReactElement {
  const { state, session, dispatch, locale } = props;
  const words = seesText[locale];
  const { chosen, crop, sizePx } = session;
  const { picture, source } = chosen;
  return (
    <div className={styles['part']}>
      {source !== null && (
        <PhotoChooser
          label={words.picture}
          value={state.photo}
          options={BUILT_IN_PHOTOS.map((photo) => ({ value: photo, label: BUILT_IN_NAMES[photo][locale] }))}
          onChange={(photo) => dispatch({ kind: 'photo', photo })}
          source={source}
          note={chosen.from === 'built-in' ? BUILT_IN_CREDITS[state.photo][locale] : photoText[locale].stays}
        />
      )}
      <Choice
        label={words.size}
        value={state.size}
        options={SIZES.map((size) => ({ value: size, label: size }))}
        hint={words.sizeNote}
        onChange={(size) => dispatch({ kind: 'size', size })}
      />
      {chosen.problem !== null && (
        <Notice kind="warn" actions={<Button onClick={chosen.retry}>{baseText[locale].retry}</Button>}>
          {words.drawnNote}
        </Notice>
      )}
      {picture === null && chosen.problem === null && <p className={styles['note']}>{words.waiting}</p>}
      {picture !== null && crop !== null && source !== null && (
        <PhotoPlace source={source} className={styles['pictures']}>
          <figure className={styles['figure']}>
            <PixelCanvas
              pixels={coloursOf(picture)}
              height={picture.height}
              width={picture.width}
              colourMap="rgb"
              range={BYTES}
              windows={cutOf(picture)}
              label={words.photo}
              maxWidthPx={340}
            />
            <figcaption className={styles['note']}>
              {words.photoNote(`${picture.width} × ${picture.height}`)}
            </figcaption>
          </figure>
          <figure className={styles['figure']}>
            <PixelCanvas
              pixels={crop}
              height={sizePx}
              width={sizePx}
              colourMap="rgb"
              range={BYTES}
              label={words.reads}
              maxWidthPx={224}
            />
            <figcaption className={styles['note']}>
              <b>{words.reads}</b> {words.readsNote(sizePx)}
            </figcaption>
          </figure>
        </PhotoPlace>
      )}
    </div>
  );
}

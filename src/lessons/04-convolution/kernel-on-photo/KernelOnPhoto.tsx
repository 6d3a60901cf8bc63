// The view of the exhibit `kernel-on-photo`: picture and response side by side, the kernel, one number taken apart.
// Not responsible for: what it shows (photo-model.ts) or where pictures come from (use-kernel-on-photo.ts).
import { useCallback } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { BUILT_IN_CREDITS, BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import { PHOTO_SENTENCES, photoText } from '../../../kit/photo/photo.text.ts';
import { PhotoChooser, PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { KernelEditor } from './KernelEditor.tsx';
import { MAX_STRIDE, PICTURES, VIEWS } from './kernel-on-photo.ts';
import type { PhotoAction, PhotoState } from './kernel-on-photo.ts';
import { photoWords, shortNumber } from './kernel-on-photo.text.ts';
import styles from './KernelOnPhoto.module.css';
import type { PhotoModel, PhotoSession } from './photo-model.ts';
import { Responses } from './Responses.tsx';
import { SpotWork } from './SpotWork.tsx';
import { Viewfinder } from './Viewfinder.tsx';

type KernelOnPhotoProps = ExhibitViewProps<PhotoState, PhotoAction, PhotoSession, PhotoModel>;

export function KernelOnPhoto({ state, dispatch, session, model, locale }: KernelOnPhotoProps): ReactElement {
  const words = photoWords[locale];
  const { shown, spot } = model;
  const { picture } = shown;
  const middle = (state.side - 1) / 2;

  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      context.putImageData(new ImageData(picture.rgba, picture.width, picture.height), 0, 0);
    },
    [picture],
  );

  function lookAt(row: number, column: number): void {
    dispatch({ kind: 'look', row, column });
  }
  /** From a place of the output to the pixel under the middle of its window. */
  function lookAtOutput(row: number, column: number): void {
    if (spot === null) return;
    const top = spot.top + (row - spot.row) * state.stride;
    const left = spot.left + (column - spot.column) * state.stride;
    lookAt(Math.max(0, top + middle), Math.max(0, left + middle));
  }
  function move(down: number, right: number): void {
    if (spot !== null) lookAtOutput(spot.row + down, spot.column + right);
  }
  const spoken = spot === null ? '' : words.spoken(spot.row, spot.column, shortNumber(spot.output, locale, 2));
  const views = { onMove: move, spoken };

  return (
    <PhotoPlace source={session} className={styles['exhibit']}>
      <PhotoChooser
        label={words.chooser}
        value={state.picture}
        options={PICTURES.map((value) => ({ value, label: words.pictureName[value] }))}
        onChange={(value) => dispatch({ kind: 'picture', picture: value })}
        source={session}
        note={noteOn(model, locale)}
      />
      {shown.problem !== null && (
        <Notice kind="warn" actions={<Button onClick={session.retry}>{photoText[locale].retry}</Button>}>
          {PHOTO_SENTENCES[shown.problem][locale]}
        </Notice>
      )}
      <div className={styles['sides']} aria-busy={shown.isLoading}>
        <div className={styles['map']}>
          <p className={styles['under']}>
            <strong>{words.input}</strong> {words.inputSize(picture.height, picture.width)}
          </p>
          <Viewfinder
            height={picture.height}
            width={picture.width}
            label={words.inputLabel}
            draw={draw}
            window={spot === null ? null : { row: spot.top, column: spot.left, side: state.side }}
            onPoint={lookAt}
            {...views}
          />
        </div>
        {spot === null ? (
          <Notice kind="info">{words.tooSmall(state.side)}</Notice>
        ) : (
          <Responses model={model} locale={locale} onPoint={lookAtOutput} {...views} />
        )}
      </div>
      <KernelEditor state={state} isSeparable={model.kernel.isSeparable} dispatch={dispatch} locale={locale} />
      <LayerControls state={state} dispatch={dispatch} locale={locale} />
      {spot !== null && (
        <>
          <h4>{words.oneNumber}</h4>
          <SpotWork model={model} spot={spot} dispatch={dispatch} locale={locale} />
        </>
      )}
    </PhotoPlace>
  );
}

/** Whose picture it is, or what became of it. */
function noteOn({ shown, state }: PhotoModel, locale: Locale): string {
  const words = photoWords[locale];
  const { stays, scaled } = photoText[locale];
  const { height, width } = shown.picture;
  if (shown.kind === 'camera') return stays;
  if (shown.kind === 'own') {
    const { original } = shown;
    const isScaled = original !== null && (original.height !== height || original.width !== width);
    const sizes = isScaled ? scaled(`${original.width} × ${original.height}`, `${width} × ${height}`) : '';
    return `${sizes} ${stays}`.trim();
  }
  if (shown.isLoading) return words.loading;
  if (shown.className !== null) return words.sampleOf(shown.className[locale]);
  const photo = BUILT_IN_PHOTOS.find((each) => each === state.picture);
  return photo === undefined ? stays : `${BUILT_IN_CREDITS[photo][locale]}${locale === 'zh' ? '。' : '. '}${stays}`;
}

function LayerControls(props: Pick<KernelOnPhotoProps, 'state' | 'dispatch' | 'locale'>): ReactElement {
  const { state, dispatch, locale } = props;
  const words = photoWords[locale];
  return (
    <Controls label={words.layer}>
      <Slider
        label={words.stride}
        min={1}
        max={MAX_STRIDE}
        integer
        value={state.stride}
        onChange={(stride) => dispatch({ kind: 'stride', stride })}
      />
      <Choice
        label={words.padding}
        value={state.padding}
        options={[
          { value: 'valid', label: 'valid' },
          { value: 'same', label: 'same' },
        ]}
        onChange={(padding) => dispatch({ kind: 'padding', padding })}
      />
      <Choice
        label={words.view}
        value={state.view}
        options={VIEWS.map((value) => ({ value, label: words.viewName[value] }))}
        onChange={(view) => dispatch({ kind: 'view', view })}
        hint={words.viewHint[state.view]}
      />
    </Controls>
  );
}

// The picture with the map and both boxes over it, and the map itself, place by place.
// Not responsible for: the map (activation-model.ts) or the numbers of the reader's box (BoxPanel.tsx).
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { PixelWindow } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import { BUILT_IN_CREDITS, BUILT_IN_NAMES, BUILT_IN_PHOTOS } from '../../../kit/photo/built-in-photos.ts';
import { PhotoChooser, PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { photoText } from '../../../kit/photo/photo.text.ts';
import type { Box } from '../../../nn/inside/bounding-box.ts';
import styles from './Activation.module.css';
import { activationText } from './activation.text.ts';
import type { ActivationProps } from './ActivationView.tsx';
import { BoxPad } from './BoxPad.tsx';
import { GRID } from './class-activation.ts';
import { SIZE_PX } from './heads.ts';
import { overlay } from './overlay.ts';

const BYTES: ValueRange = [0, 255];

function windowOf({ left, top, width, height }: Box, tone: 'accent' | 'warm'): PixelWindow {
  const px = SIZE_PX / GRID;
  return { row: top * px, column: left * px, height: height * px, width: width * px, tone };
}

export function MapPanel(props: ActivationProps): ReactElement {
  const { state, session, model, dispatch, locale } = props;
  const words = activationText[locale];
  const { chosen, crop } = session;
  const { source, picture } = chosen;
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
      {chosen.problem !== null && (
        <Notice kind="warn" actions={<Button onClick={chosen.retry}>{words.retry}</Button>}>
          {words.drawnNote}
        </Notice>
      )}
      {picture === null && chosen.problem === null && <p className={styles['note']}>{words.waiting}</p>}
      {crop !== null && source !== null && (
        <PhotoPlace source={source} className={styles['pictures']}>
          <Overlaid {...props} crop={crop} />
          {model.map !== null && <Places {...props} map={model.map} />}
        </PhotoPlace>
      )}
    </div>
  );
}

function Overlaid({
  state,
  model,
  dispatch,
  locale,
  crop,
}: ActivationProps & { readonly crop: Uint8Array }): ReactElement {
  const words = activationText[locale];
  const { map, box, chosen, perSecond } = model;
  const { opacity, drawn } = state;
  const large = map?.large ?? null;
  const pixels = useMemo(
    () => (large === null ? crop : overlay(crop, SIZE_PX, large, opacity / 100)),
    [crop, large, opacity],
  );
  const windows = useMemo(
    () => [...(box === null ? [] : [windowOf(box, 'accent')]), ...(drawn === null ? [] : [windowOf(drawn, 'warm')])],
    [box, drawn],
  );
  const name = chosen?.name[locale] ?? '';
  return (
    <figure className={styles['overlaid']}>
      <BoxPad onBox={(next) => dispatch({ kind: 'drawn', box: next })} label={words.draw}>
        <PixelCanvas
          pixels={pixels}
          height={SIZE_PX}
          width={SIZE_PX}
          colourMap="rgb"
          range={BYTES}
          windows={windows}
          label={chosen === null ? words.picture : words.overlay(name)}
          maxWidthPx={448}
        />
      </BoxPad>
      <figcaption className={styles['keys']}>
        {box !== null && <span>{words.networkBox}</span>}
        {drawn !== null && <span>{words.readersBox}</span>}
        {map !== null && box === null && <span>{words.nowhere}</span>}
        {perSecond !== null && <span>{words.perSecond(formatNumber(Math.round(perSecond), locale))}</span>}
      </figcaption>
    </figure>
  );
}

interface PlacesProps extends ActivationProps {
  readonly map: NonNullable<ActivationProps['model']['map']>;
}

function Places({ model, locale, map }: PlacesProps): ReactElement {
  const words = activationText[locale];
  const n = (value: number): string => formatSignificant(value, locale);
  const name = model.chosen?.name[locale] ?? '';
  return (
    <figure className={styles['figure']}>
      <PixelCanvas
        pixels={map.values}
        height={map.height}
        width={map.width}
        colourMap="diverging"
        label={words.grid(name, `${map.height} × ${map.width}`)}
        maxWidthPx={224}
        gridLines
      />
      <figcaption className={styles['note']}>
        {words.grid(name, `${map.height} × ${map.width}`)}
        {locale === 'zh' ? '。' : '. '}
        {words.legend(n(map.least), n(map.most))}
        {locale === 'zh' ? '' : ' '}
        {Number.isFinite(map.sharpness) && words.sharpness(formatPercent(map.sharpness, locale, 0))}
      </figcaption>
    </figure>
  );
}

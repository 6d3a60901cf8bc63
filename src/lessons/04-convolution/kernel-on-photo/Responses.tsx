// The maps that the kernel makes of the picture, each with the scale of its colours.
// Not responsible for: their numbers (photo-model.ts) or moving the window (Viewfinder.tsx).
import { useCallback, useMemo } from 'react';
import type { ReactElement } from 'react';
import { readPalette } from '../../../kit/canvas/colour-maps.ts';
import { joinSentences } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { useTheme } from '../../../kit/style/theme.ts';
import styles from './KernelOnPhoto.module.css';
import { photoWords, shortNumber } from './kernel-on-photo.text.ts';
import { colourTable, paintColourInto, paintMapInto } from './paint-response.ts';
import type { PhotoModel, ResponseMap } from './photo-model.ts';
import { Viewfinder } from './Viewfinder.tsx';

export interface ResponsesProps {
  readonly model: PhotoModel;
  readonly locale: Locale;
  readonly onPoint: (row: number, column: number) => void;
  readonly onMove: (down: number, right: number) => void;
  readonly spoken: string;
}

export function Responses(props: ResponsesProps): ReactElement {
  const { model, locale } = props;
  const words = photoWords[locale];
  const { height, width } = model.output;
  if (model.state.view === 'colour') {
    return (
      <div className={styles['map']}>
        <p className={styles['under']}>
          <strong>{words.colourTitle}</strong> {words.inputSize(height, width)}
        </p>
        <ColourResponse {...props} />
        <p className={styles['under']}>{words.colourNote}</p>
      </div>
    );
  }
  return (
    <div className={model.maps.length > 1 ? styles['maps'] : undefined}>
      {model.maps.map((map) => (
        <div key={map.plane} className={styles['map']}>
          <p className={styles['under']}>
            <strong>{words.planeName[map.plane]}</strong> {words.mapSize(height, width)}
          </p>
          <MapResponse {...props} map={map} />
          <Legend map={map} locale={locale} isAlone={model.maps.length === 1} />
        </div>
      ))}
    </div>
  );
}

/** The output cell that belongs to the window. */
function cellOf({ spot }: PhotoModel): { row: number; column: number; side: number } | null {
  return spot === null ? null : { row: spot.row, column: spot.column, side: 1 };
}

function MapResponse(props: ResponsesProps & { readonly map: ResponseMap }): ReactElement {
  const { model, locale, map, onPoint, onMove, spoken } = props;
  const { height, width } = model.output;
  const { version } = model;
  const { values, isSigned, high } = map;
  const theme = useTheme();
  // The palette is read from the styles of the theme that is on.
  const table = useMemo(
    () => (theme === 'dark' || theme === 'light' ? colourTable(isSigned, readPalette()) : null),
    [isSigned, theme],
  );
  const image = useMemo(() => new ImageData(width, height), [height, width]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      // Values are overwritten in place: a new version is a new picture.
      if (table === null || version < 0) return;
      paintMapInto(new Uint32Array(image.data.buffer), values, isSigned, high, table);
      context.putImageData(image, 0, 0);
    },
    [image, table, values, version, isSigned, high],
  );
  return (
    <Viewfinder
      height={height}
      width={width}
      label={photoWords[locale].mapLabel(photoWords[locale].planeName[map.plane])}
      draw={draw}
      window={cellOf(model)}
      onPoint={onPoint}
      onMove={onMove}
      spoken={spoken}
    />
  );
}

function ColourResponse({ model, locale, onPoint, onMove, spoken }: ResponsesProps): ReactElement {
  const { height, width } = model.output;
  const { version, maps } = model;
  const image = useMemo(() => new ImageData(width, height), [height, width]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      const [red, green, blue] = maps;
      if (red === undefined || green === undefined || blue === undefined || version < 0) return;
      paintColourInto(image.data, red.values, green.values, blue.values);
      context.putImageData(image, 0, 0);
    },
    [image, maps, version],
  );
  return (
    <Viewfinder
      height={height}
      width={width}
      label={photoWords[locale].mapLabel(photoWords[locale].colourTitle)}
      draw={draw}
      window={cellOf(model)}
      onPoint={onPoint}
      onMove={onMove}
      spoken={spoken}
    />
  );
}

/** What the colours mean; values beyond the ends are said to be. */
function Legend(props: {
  readonly map: ResponseMap;
  readonly locale: Locale;
  /** Beside others there is no room for more than numbers. */
  readonly isAlone: boolean;
}): ReactElement {
  const { map, locale, isAlone } = props;
  const { isSigned, high, extremes } = map;
  const words = photoWords[locale];
  const top = shortNumber(high, locale);
  const low = isSigned ? `−${top}` : '0';
  const isCut = extremes.max > high || (isSigned && extremes.min < -high);
  return (
    <div className={styles['legend']}>
      <div className={isSigned ? styles['barSigned'] : styles['barPlain']} aria-hidden="true" />
      <div className={styles['ends']}>
        <span>{isSigned && extremes.min < -high ? `≤ ${low}` : low}</span>
        {isSigned && <span>0</span>}
        <span>{extremes.max > high ? `≥ ${top}` : top}</span>
      </div>
      <p className={styles['under']}>
        {joinSentences(
          [
            words.extremes(shortNumber(extremes.min, locale, 1), shortNumber(extremes.max, locale, 1)),
            isCut && isAlone ? words.cut : '',
          ],
          locale,
        )}
      </p>
    </div>
  );
}

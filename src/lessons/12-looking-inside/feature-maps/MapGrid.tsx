// The channels of one layer as a grid of small pictures, one of them chosen. A vector's channels are single cells.
// Not responsible for: the chosen channel in detail (ChannelPanel.tsx).
import { useState } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { formatSignificant } from '../../../kit/locale/format.ts';
import { classes } from '../../../kit/style/classes.ts';
import styles from './FeatureMaps.module.css';
import { isSilenced } from './feature-maps.ts';
import { channelValues } from './feature-maps-model.ts';
import { mapRange } from '../subject/map-range.ts';
import { featureMapsText } from './feature-maps.text.ts';
import type { FeatureMapsProps } from './FeatureMapsView.tsx';

/** Maps drawn at once: a layer may have 512. */
const PAGE = 64;

export function MapGrid(props: FeatureMapsProps & { readonly values: Float32Array }): ReactElement {
  const { model, dispatch, locale, values } = props;
  const { layer, state, channel } = model;
  const words = featureMapsText[locale];
  // The page follows the chosen channel, until the reader turns the pages.
  const [turned, setTurned] = useState<{ readonly channel: number; readonly page: number } | null>(null);
  const [height = 1, width = 1] = layer.shape;
  if (!layer.isMap) return <VectorGrid {...props} />;
  const page = turned?.channel === channel ? turned.page : Math.floor(channel / PAGE);
  const first = page * PAGE;
  const count = Math.min(PAGE, layer.channels - first);
  return (
    <div className={styles['gridArea']}>
      <ul className={styles['grid']} aria-label={words.grid}>
        {Array.from({ length: count }, (_, offset) => {
          const each = first + offset;
          const isOff = isSilenced(state.silenced, layer.nodeIndex, each);
          const map = channelValues(values, layer.channels, each);
          const isSigned = state.shown === 'gradients';
          return (
            <li key={each}>
              <button
                type="button"
                className={classes(styles['map'], each === channel && styles['chosen'], isOff && styles['off'])}
                aria-pressed={each === channel}
                onClick={() => dispatch({ kind: 'channel', channel: each })}
              >
                <PixelCanvas
                  pixels={map}
                  height={height}
                  width={width}
                  colourMap={isSigned ? 'diverging' : 'gray'}
                  {...(isSigned ? {} : { range: mapRange(map) })}
                  label=""
                />
                <span className="visually-hidden">{`${words.channel(each)}${isOff ? `, ${words.off}` : ''}`}</span>
                <span className={styles['number']} aria-hidden="true">
                  <b>{each}</b> {formatSignificant(strongest(map), locale, 2)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className={styles['note']}>{words.scale[state.shown]}</p>
      {layer.channels > PAGE && (
        <div className={styles['pages']}>
          <Button disabled={page === 0} onClick={() => setTurned({ channel, page: page - 1 })}>
            {words.before}
          </Button>
          <span className={styles['note']} aria-live="polite">
            {words.shownOf(first, first + count - 1, layer.channels)}
          </span>
          <Button disabled={first + count >= layer.channels} onClick={() => setTurned({ channel, page: page + 1 })}>
            {words.after}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The number of largest magnitude, with its sign; NaN where any is none. */
function strongest(map: Float32Array): number {
  return map.reduce((best, value) => (Number.isNaN(best) || Math.abs(value) <= Math.abs(best) ? best : value), 0);
}

/** Columns of the grid in which the numbers of a vector stand. */
const COLUMNS = 32;

function VectorGrid({
  model,
  dispatch,
  locale,
  values,
}: FeatureMapsProps & { readonly values: Float32Array }): ReactElement {
  const words = featureMapsText[locale];
  const { state } = model;
  const columns = Math.min(COLUMNS, values.length);
  const rows = Math.ceil(values.length / columns);
  const padded = new Float32Array(rows * columns);
  padded.set(values);
  return (
    <div className={styles['gridArea']}>
      <PixelCanvas
        pixels={padded}
        height={rows}
        width={columns}
        colourMap={state.shown === 'gradients' || values.some((value) => value < 0) ? 'diverging' : 'gray'}
        {...(state.shown === 'outputs' && values.every((value) => !(value < 0)) ? { range: mapRange(values) } : {})}
        label={words.grid}
        gridLines={rows < 8}
        windows={[{ row: Math.floor(model.channel / columns), column: model.channel % columns, height: 1, width: 1 }]}
        onSelect={(index) => {
          if (index < values.length) dispatch({ kind: 'channel', channel: index });
        }}
        describePixel={(index) => `${words.channel(index)}: ${formatSignificant(values[index] ?? 0, locale)}`}
      />
    </div>
  );
}

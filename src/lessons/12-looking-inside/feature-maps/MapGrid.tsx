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

/** Maps drawn before the reader asks for more: a layer may have 512. */
const AT_FIRST = 64;

export function MapGrid(props: FeatureMapsProps & { readonly values: Float32Array }): ReactElement {
  const { model, dispatch, locale, values } = props;
  const { layer, state, channel } = model;
  const words = featureMapsText[locale];
  const [drawn, setDrawn] = useState(AT_FIRST);
  const [height = 1, width = 1] = layer.shape;
  if (!layer.isMap) return <VectorGrid {...props} />;
  const count = Math.min(drawn, layer.channels);
  return (
    <div className={styles['gridArea']}>
      <ul className={styles['grid']} aria-label={words.grid}>
        {Array.from({ length: count }, (_, each) => {
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
      {count < layer.channels && (
        <Button onClick={() => setDrawn(drawn + AT_FIRST)}>
          {words.more(Math.min(AT_FIRST, layer.channels - count))}
        </Button>
      )}
    </div>
  );
}

/** The number of largest magnitude, with its sign. */
function strongest(map: Float32Array): number {
  return map.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
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

// One channel in detail: its map with values, the kernel that makes it, the kernels that read it, and its switch.
// Not responsible for: the grid of all (MapGrid.tsx).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { formatSignificant } from '../../../kit/locale/format.ts';
import styles from './FeatureMaps.module.css';
import { mapRange } from '../subject/map-range.ts';
import { channelValues } from './feature-maps-model.ts';
import { factsSentence, featureMapsText } from './feature-maps.text.ts';
import type { FeatureMapsProps } from './FeatureMapsView.tsx';

/** Planes of a kernel drawn at most. */
const PLANES = 32;

export function ChannelPanel(props: FeatureMapsProps): ReactElement {
  const { model, dispatch, locale } = props;
  const { layer, channel, values, isOff, state, isUntrained } = model;
  const words = featureMapsText[locale];
  const [height = 1, width = 1] = layer.shape;
  const facts = factsSentence(model, locale);
  const map = values !== null && layer.isMap ? channelValues(values, layer.channels, channel) : null;
  const isSigned = state.shown === 'gradients';
  const isLast = layer.nodeIndex === model.layers.length - 1;
  return (
    <div className={styles['panel']}>
      <section aria-label={words.channel(channel)} className={styles['part']}>
        <h4 className={styles['title']}>{words.of(layer.name, channel)}</h4>
        {map !== null && (
          <PixelCanvas
            pixels={map}
            height={height}
            width={width}
            colourMap={isSigned ? 'diverging' : 'gray'}
            {...(isSigned ? {} : { range: mapRange(map) })}
            label={words.of(layer.name, channel)}
            maxWidthPx={210}
            onHover={() => undefined}
          />
        )}
        {facts !== null && <p className={styles['note']}>{facts}</p>}
        {!isUntrained && !isLast && (
          <Button onClick={() => dispatch({ kind: 'silence', node: layer.nodeIndex, channel })}>
            {isOff ? words.switchOn : words.switchOff}
          </Button>
        )}
      </section>
      {model.hasWeights && <Kernel {...props} />}
      <Readers {...props} />
    </div>
  );
}

function Kernel({ model: { kernel }, locale }: FeatureMapsProps): ReactElement {
  const words = featureMapsText[locale];
  return (
    <section aria-label={words.kernel} className={styles['part']}>
      <h4 className={styles['title']}>{words.kernel}</h4>
      {kernel === null ? (
        <p className={styles['note']}>{words.noKernel}</p>
      ) : (
        <>
          <div className={styles['planes']}>
            {kernel.planes.slice(0, PLANES).map((plane, input) => (
              <PixelCanvas
                key={input}
                pixels={plane}
                height={kernel.height}
                width={kernel.width}
                colourMap="diverging"
                label={words.plane(input)}
                maxWidthPx={kernel.planes.length > 4 ? 36 : 84}
                gridLines
              />
            ))}
          </div>
          {kernel.planes.length > PLANES && (
            <p className={styles['note']}>{words.planesOf(PLANES, kernel.planes.length)}</p>
          )}
          {kernel.bias !== null && (
            <p className={styles['note']}>{words.bias(formatSignificant(kernel.bias, locale))}</p>
          )}
        </>
      )}
    </section>
  );
}

function Readers({ model, dispatch, locale }: FeatureMapsProps): ReactElement | null {
  const words = featureMapsText[locale];
  if (model.readers.length === 0) return null;
  return (
    <section aria-label={words.readers} className={styles['part']}>
      <h4 className={styles['title']}>{words.readers}</h4>
      <p className={styles['note']}>{words.readersNote}</p>
      <ul className={styles['readers']}>
        {model.readers.map(({ nodeIndex, channel, weight }) => (
          <li key={channel}>
            <button
              type="button"
              className={styles['reader']}
              onClick={() => dispatch({ kind: 'node', node: nodeIndex, channel })}
            >
              {words.reader(model.layers[nodeIndex]?.name ?? '', channel)}
            </button>{' '}
            <span className={styles['weight']}>Σ|w| = {formatSignificant(weight, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The window under a magnifying glass: its pixels, the weights, their products and the sums down to the output number.
// Not responsible for: the numbers (photo-model.ts).
import type { CSSProperties, ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { tint } from '../../../kit/charts/tints.ts';
import { Choice } from '../../../kit/controls/Choice.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { TracedTap } from '../../../nn/convolution-trace.ts';
import { CHANNELS } from './kernel-on-photo.ts';
import type { PhotoAction } from './kernel-on-photo.ts';
import { photoWords, shortNumber } from './kernel-on-photo.text.ts';
import styles from './KernelOnPhoto.module.css';
import type { PhotoModel, Spot } from './photo-model.ts';

export interface SpotWorkProps {
  readonly model: PhotoModel;
  readonly spot: Spot;
  readonly dispatch: (action: PhotoAction) => void;
  readonly locale: Locale;
}

/** Pixels around the window that are shown with it, on each side. */
const AROUND = 4;

/** The surroundings, three values a pixel; NaN beyond the picture, which is left blank. */
function surroundings({ shown, state }: PhotoModel, spot: Spot): Float32Array {
  const { height, width, rgba } = shown.picture;
  const side = state.side + 2 * AROUND;
  return Float32Array.from({ length: side * side * 3 }, (_, i) => {
    const row = spot.top - AROUND + Math.floor(i / 3 / side);
    const column = spot.left - AROUND + (Math.floor(i / 3) % side);
    const isInside = row >= 0 && row < height && column >= 0 && column < width;
    return isInside ? (rgba[(row * width + column) * 4 + (i % 3)] ?? 0) : NaN;
  });
}

const BYTES = [0, 255] as const;

export function SpotWork({ model, spot, dispatch, locale }: SpotWorkProps): ReactElement {
  const { state, kernel } = model;
  const { side, channel } = state;
  const words = photoWords[locale];
  const channelIndex = CHANNELS.indexOf(channel);
  const taps = spot.traced.channels[channelIndex]?.taps ?? [];
  const most = taps.reduce((size, tap) => Math.max(size, Math.abs(tap.product)), 0) || 1;
  const heaviest = kernel.weights.reduce((size, weight) => Math.max(size, Math.abs(weight)), 0) || 1;
  const number = (value: number): string => shortNumber(value, locale);
  const sums = spot.traced.channels.map(({ sum }) => sum);
  return (
    <div className={styles['spot']}>
      <div className={styles['magnified']}>
        <PixelCanvas
          pixels={surroundings(model, spot)}
          height={side + 2 * AROUND}
          width={side + 2 * AROUND}
          colourMap="rgb"
          range={BYTES}
          label={words.magnified(spot.top, spot.left)}
          maxWidthPx={200}
          windows={[{ row: AROUND, column: AROUND, height: side, width: side }]}
        />
        <p className={classes(styles['under'], styles['places'])}>
          {words.place(spot.top, spot.left, spot.row, spot.column)}
        </p>
      </div>
      <div className={styles['work']}>
        <Choice
          label={words.channel}
          value={channel}
          options={CHANNELS.map((value) => ({ value, label: words.planeName[value] }))}
          onChange={(value) => dispatch({ kind: 'channel', channel: value })}
        />
        <div className={styles['matrices']}>
          <Matrix
            title={words.patch}
            side={side}
            taps={taps}
            text={(tap) => (tap.inside ? number(tap.value) : '0')}
            look={greyOf}
          />
          <span className={styles['sign']} aria-hidden="true">
            ×
          </span>
          <Matrix
            title={words.weightsShort}
            side={side}
            taps={taps}
            text={(tap) => number(tap.weight)}
            look={(tap) => ({ backgroundColor: signedTint(tap.weight, heaviest) })}
          />
          <span className={styles['sign']} aria-hidden="true">
            =
          </span>
          <Matrix
            title={words.products}
            side={side}
            taps={taps}
            text={(tap) => shortNumber(tap.product, locale, 2)}
            look={(tap) => ({ backgroundColor: signedTint(tap.product, most) })}
          />
        </div>
        <ol className={styles['sums']} aria-label={words.sums}>
          {CHANNELS.map((each, i) => (
            <li key={each} className={each === channel ? styles['current'] : undefined}>
              {words.planeName[each]}: {number(sums[i] ?? 0)}
            </li>
          ))}
          <li>
            {words.total(
              sums.map(number),
              number(spot.traced.sum),
              state.normalise ? number(1 / kernel.scale) : null,
              shortNumber(spot.output, locale, 2),
            )}
          </li>
        </ol>
      </div>
    </div>
  );
}

function signedTint(value: number, most: number): string {
  return tint(value < 0 ? 'series-1' : 'series-2', Math.abs(value) / most);
}

/** Greys from here on carry black digits, darker ones white: either way 4.5:1 and more. */
const LIGHT_FROM = 118;

/** A pixel as the grey it is in its channel; the padding stays paper. */
function greyOf({ value, inside }: TracedTap): { readonly backgroundColor: string; readonly color: string } {
  if (!inside) return { backgroundColor: 'transparent', color: 'var(--ink-faint)' };
  return {
    backgroundColor: `rgb(${value} ${value} ${value})`,
    color: value >= LIGHT_FROM ? '#000000' : '#ffffff',
  };
}

interface MatrixProps {
  readonly title: string;
  readonly side: number;
  readonly taps: readonly TracedTap[];
  readonly text: (tap: TracedTap) => string;
  readonly look: (tap: TracedTap) => CSSProperties;
}

function Matrix({ title, side, taps, text, look }: MatrixProps): ReactElement {
  return (
    <table className={styles['matrix']}>
      <caption>{title}</caption>
      <tbody>
        {Array.from({ length: side }, (_, row) => (
          <tr key={row}>
            {taps.slice(row * side, (row + 1) * side).map((tap, column) => (
              <td key={column} className={tap.inside ? undefined : styles['padding']} style={look(tap)}>
                {text(tap)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

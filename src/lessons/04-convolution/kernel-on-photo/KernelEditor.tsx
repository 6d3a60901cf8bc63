// The kernel: its name, size and weights, and what belongs to it. Not responsible for: what it does to a picture.
import { memo } from 'react';
import type { ReactElement } from 'react';
import { tint } from '../../../kit/charts/tints.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { NumberGrid } from '../../../kit/controls/NumberGrid.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { joinSentences } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { KERNEL_PRESETS, KERNEL_SIDES, normalisingScale } from '../../../nn/image-filter-presets.ts';
import { ANGLES, kernelOf, MAX_WEIGHT, WAVELENGTHS } from './kernel-on-photo.ts';
import type { PhotoAction, PhotoState } from './kernel-on-photo.ts';
import { photoWords, shortNumber } from './kernel-on-photo.text.ts';
import styles from './KernelOnPhoto.module.css';

export interface KernelEditorProps {
  readonly state: PhotoState;
  readonly isSeparable: boolean;
  readonly dispatch: (action: PhotoAction) => void;
  readonly locale: Locale;
}

/** Skipped while only the picture changes, as it does thirty times a second with the camera. */
export const KernelEditor = memo(function KernelEditor(props: KernelEditorProps): ReactElement {
  const { state, isSeparable, dispatch, locale } = props;
  const { preset, side } = state;
  const words = photoWords[locale];
  const weights = kernelOf(state);
  const most = weights.reduce((size, weight) => Math.max(size, Math.abs(weight)), 0) || 1;
  const sum = shortNumber(
    weights.reduce((total, weight) => total + weight, 0),
    locale,
  );
  const divisor = shortNumber(1 / normalisingScale(weights), locale);
  return (
    <div className={styles['kernel']}>
      <div className={styles['kernelCells']}>
        <NumberGrid
          label={words.weights(side)}
          rows={side}
          columns={side}
          values={weights}
          min={-MAX_WEIGHT}
          max={MAX_WEIGHT}
          cellLabel={words.cell}
          onChange={(index, weight) => dispatch({ kind: 'weight', index, weight })}
          background={(index) => {
            const weight = weights[index] ?? 0;
            return tint(weight < 0 ? 'series-1' : 'series-2', Math.abs(weight) / most);
          }}
        />
        <p className={styles['under']}>
          {joinSentences([words.weightSum(sum), isSeparable ? words.separable : ''], locale)}
        </p>
      </div>
      <div className={styles['kernelControls']}>
        <Select
          label={words.preset}
          value={preset}
          options={[
            ...KERNEL_PRESETS.map((value) => ({ value, label: words.presetName[value] })),
            ...(preset === 'custom' ? [{ value: 'custom' as const, label: words.presetName.custom }] : []),
          ]}
          onChange={(value) => {
            if (value !== 'custom') dispatch({ kind: 'preset', preset: value });
          }}
        />
        <Choice
          label={words.side}
          value={String(side)}
          options={KERNEL_SIDES.map((value) => ({ value: String(value), label: `${value} × ${value}` }))}
          onChange={(value) => {
            const chosen = KERNEL_SIDES.find((each) => String(each) === value);
            if (chosen !== undefined) dispatch({ kind: 'side', side: chosen });
          }}
        />
        {preset === 'gabor' && (
          <>
            <Slider
              label={words.angle}
              unit="°"
              {...ANGLES}
              value={state.angleDegrees}
              onChange={(angleDegrees) => dispatch({ kind: 'angle', angleDegrees })}
            />
            <Slider
              label={words.wavelength}
              unit={words.pixels}
              {...WAVELENGTHS}
              value={state.wavelengthPx}
              onChange={(wavelengthPx) => dispatch({ kind: 'wavelength', wavelengthPx })}
            />
          </>
        )}
        {preset === 'random' && (
          <Button icon="shuffle" onClick={() => dispatch({ kind: 'draw-again' })}>
            {words.drawAgain}
          </Button>
        )}
        <Toggle
          label={words.normalise}
          hint={words.normaliseHint(divisor)}
          checked={state.normalise}
          onChange={(normalise) => dispatch({ kind: 'normalise', normalise })}
        />
      </div>
    </div>
  );
});

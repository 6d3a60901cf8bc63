// The ranges of augmentation as sliders, flips as switches, and the fill mode. Not responsible for: their bounds (nn).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { FILL_MODE_NAMES } from '../../../kit/sentences/augmentation.ts';
import {
  AUGMENTATION_LIMITS,
  FILL_MODES,
  type AugmentationSpec,
  type RangeField,
} from '../../../nn/augmentation/spec.ts';
import styles from './Preview.module.css';
import type { PreviewAction } from './preview.ts';
import { previewText, rangeLabel } from './preview.text.ts';

const GEOMETRY = ['rotationDegrees', 'widthShift', 'heightShift', 'zoom', 'shear', 'crop'] as const;
const COLOURS = ['brightness', 'contrast', 'hueTurns', 'noise', 'cutOut'] as const;

export interface RangesProps {
  readonly spec: AugmentationSpec;
  readonly dispatch: (action: PreviewAction) => void;
}

export function Ranges({ spec, dispatch }: RangesProps): ReactElement {
  const locale = useLocale();
  const words = previewText[locale];
  const slider = (field: RangeField): ReactElement => (
    <RangeSlider key={field} field={field} spec={spec} dispatch={dispatch} />
  );
  return (
    <div className={styles['ranges']}>
      <div className={styles['group']}>
        <h4>{words.geometry}</h4>
        <Controls label={words.geometry}>
          {GEOMETRY.map(slider)}
          {(['horizontalFlip', 'verticalFlip'] as const).map((field) => (
            <Toggle
              key={field}
              label={rangeLabel(field, locale)}
              checked={spec[field]}
              onChange={(on) => dispatch({ kind: 'flip', field, on })}
            />
          ))}
          <Choice
            label={words.fill}
            value={spec.fillMode}
            options={FILL_MODES.map((mode) => ({ value: mode, label: FILL_MODE_NAMES[mode][locale] }))}
            onChange={(fillMode) => dispatch({ kind: 'fill', fillMode })}
          />
          {spec.fillMode === 'constant' && (
            <Slider
              label={rangeLabel('fillValue', locale)}
              value={spec.fillValue}
              min={0}
              max={1}
              step={0.05}
              onChange={(value) => dispatch({ kind: 'range', field: 'fillValue', value })}
            />
          )}
        </Controls>
      </div>
      <div className={styles['group']}>
        <h4>{words.colours}</h4>
        <Controls label={words.colours}>{COLOURS.map(slider)}</Controls>
      </div>
    </div>
  );
}

/** Parts of one are shown in hundredths, angles in degrees. */
function RangeSlider({ field, spec, dispatch }: RangesProps & { readonly field: RangeField }): ReactElement {
  const locale = useLocale();
  const scale = field === 'rotationDegrees' ? 1 : 100;
  const isEitherWay = field !== 'noise' && field !== 'cutOut' && field !== 'crop';
  return (
    <Slider
      label={rangeLabel(field, locale)}
      value={Number((spec[field] * scale).toFixed(4))}
      min={0}
      max={AUGMENTATION_LIMITS[field] * scale}
      step={1}
      unit={scale === 1 ? '°' : '%'}
      valueText={(value) => `${isEitherWay ? '±' : ''}${value} ${scale === 1 ? '°' : '%'}`}
      onChange={(value) => dispatch({ kind: 'range', field, value: value / scale })}
    />
  );
}

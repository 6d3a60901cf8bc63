// A labelled slider with an exact number field beside it: drag roughly, type exactly.
// Not responsible for: values outside a range (NumberField.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useLocale } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import { NumberInput } from './NumberInput.tsx';
import styles from './Slider.module.css';
import fieldStyles from './field.module.css';
import { numberProblemSentence } from './number-text.ts';
import { ruleOf, useReading } from './use-reading.ts';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** Change per arrow key; on a `log` scale of the field only. 1 where nothing is said. */
  readonly step?: number;
  /** `log`: the track is logarithmic, e.g. for learning rates; needs `min` > 0. */
  readonly scale?: 'linear' | 'log';
  readonly integer?: boolean;
  readonly unit?: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** How a screen reader speaks the value where the bare number says too little. */
  readonly valueText?: (value: number) => string;
}

const LOG_POSITIONS = 200;

/** Position 0..200 of the range input and the value at a position, rounded to two significant digits. */
function logTrack(min: number, max: number): { at: (value: number) => number; valueAt: (position: number) => number } {
  const low = Math.log(min);
  const span = Math.log(max) - low;
  return {
    at: (value) => Math.round(((Math.log(value) - low) / span) * LOG_POSITIONS),
    valueAt: (position) => {
      const value = Number(Math.exp(low + (position / LOG_POSITIONS) * span).toPrecision(2));
      return Math.min(max, Math.max(min, value));
    },
  };
}

export function Slider(props: SliderProps): ReactElement {
  const { label, value, min, max, step = 1, scale = 'linear', unit, hint, disabled, onChange } = props;
  const id = useId();
  const locale = useLocale();
  const { reading, onReading } = useReading(value);
  const track = scale === 'log' ? logTrack(min, max) : null;
  const sentence = reading?.kind === 'problem' ? numberProblemSentence(reading.problem, props, locale) : null;
  return (
    <div className={classes(fieldStyles['field'], styles['slider'])}>
      <label id={`${id}-label`} className={fieldStyles['label']} htmlFor={`${id}-range`}>
        {label}
      </label>
      <div className={fieldStyles['row']}>
        <input
          id={`${id}-range`}
          className={styles['range']}
          type="range"
          min={track ? 0 : min}
          max={track ? LOG_POSITIONS : max}
          step={track ? 1 : step}
          value={track ? track.at(value) : value}
          disabled={disabled}
          aria-valuetext={props.valueText?.(value) ?? `${value}${unit === undefined ? '' : ` ${unit}`}`}
          onChange={(event) => {
            const position = event.target.valueAsNumber;
            onChange(track ? track.valueAt(position) : position);
          }}
        />
        <NumberInput
          id={`${id}-number`}
          value={value}
          step={step}
          onChange={onChange}
          onReading={onReading}
          invalid={sentence !== null}
          labelledBy={`${id}-label`}
          describedBy={`${id}-hint ${id}-problem`}
          disabled={disabled}
          {...ruleOf(props)}
        />
        {unit !== undefined && <span className={fieldStyles['unit']}>{unit}</span>}
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={fieldStyles['hint']}>
          {hint}
        </div>
      )}
      <output id={`${id}-problem`} className={fieldStyles['problem']}>
        {sentence}
      </output>
    </div>
  );
}

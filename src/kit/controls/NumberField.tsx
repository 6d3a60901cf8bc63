// A labelled number field. Bad text stays visible with a sentence; the value it reports is always good.
// Not responsible for: ranges worth dragging through (Slider.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useLocale } from '../locale/locale.ts';
import { NumberInput } from './NumberInput.tsx';
import styles from './field.module.css';
import { numberProblemSentence } from './number-text.ts';
import type { NumberRule } from './number-text.ts';
import { ruleOf, useReading } from './use-reading.ts';

export interface NumberFieldProps extends NumberRule {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Change per arrow key; 1 where nothing is said. */
  readonly step?: number;
  readonly unit?: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** A problem found by the owner with a value that reads well, e.g. "larger than the image". */
  readonly problem?: string | null;
}

export function NumberField(props: NumberFieldProps): ReactElement {
  const { label, unit, hint, problem = null } = props;
  const id = useId();
  const locale = useLocale();
  const { reading, onReading } = useReading(props.value);
  const sentence = reading?.kind === 'problem' ? numberProblemSentence(reading.problem, props, locale) : problem;
  return (
    <div className={styles['field']}>
      <label id={`${id}-label`} className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['row']}>
        <NumberInput
          id={id}
          value={props.value}
          step={props.step ?? 1}
          onChange={props.onChange}
          onReading={onReading}
          invalid={sentence !== null}
          labelledBy={`${id}-label`}
          describedBy={`${id}-hint ${id}-problem`}
          disabled={props.disabled}
          {...ruleOf(props)}
        />
        {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </div>
      )}
      <output id={`${id}-problem`} className={styles['problem']}>
        {sentence}
      </output>
    </div>
  );
}

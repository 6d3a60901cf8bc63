// The bare number input shared by NumberField and Slider: keeps what was typed, reports only good values,
// arrow keys step. Not responsible for: label and problem sentence (its owner draws them).
import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { classes } from '../style/classes.ts';
import styles from './field.module.css';
import { readNumber, writeNumber } from './number-text.ts';
import type { NumberReading, NumberRule } from './number-text.ts';

export interface NumberInputProps extends NumberRule {
  readonly id: string;
  readonly value: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
  /** Told on every edit; the owner shows the sentence. */
  readonly onReading: (reading: NumberReading) => void;
  readonly invalid: boolean;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly disabled?: boolean | undefined;
}

/** Adding steps in binary leaves dust such as 0.30000000000000004: round to the step's decimals. */
function stepped(value: number, step: number, count: number): number {
  const decimals = Math.max(0, ...[value, step].map((part) => (String(part).split('.')[1] ?? '').length));
  return Number((value + step * count).toFixed(Math.min(decimals, 12)));
}

export function NumberInput(props: NumberInputProps): ReactElement {
  const { value, step, min, max, onChange, onReading } = props;
  const [draft, setDraft] = useState<{ readonly text: string; readonly forValue: number } | null>(null);
  // A draft lives only as long as the value it was typed against: undo, reset or a link replace it.
  const text = draft !== null && Object.is(draft.forValue, value) ? draft.text : writeNumber(value);

  function edit(next: string): void {
    const reading = readNumber(next, props);
    onReading(reading);
    setDraft({ text: next, forValue: reading.kind === 'ok' ? reading.value : value });
    if (reading.kind === 'ok' && !Object.is(reading.value, value)) onChange(reading.value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const counts: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    const count = counts[event.key];
    if (count === undefined) return;
    event.preventDefault();
    const next = stepped(value, step, count);
    edit(writeNumber(Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next))));
  }

  return (
    <input
      id={props.id}
      className={classes(styles['input'], styles['number'])}
      type="text"
      inputMode={props.integer === true && min !== undefined && min >= 0 ? 'numeric' : 'decimal'}
      role="spinbutton"
      autoComplete="off"
      spellCheck={false}
      value={text}
      disabled={props.disabled}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-invalid={props.invalid}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onChange={(event) => edit(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (readNumber(text, props).kind === 'ok') setDraft(null);
      }}
    />
  );
}

// What was read from the text of a number input, for the controls that show its problem.
// Not responsible for: reading (number-text.ts) or the input itself (NumberInput.tsx).
import { useState } from 'react';
import type { NumberReading, NumberRule } from './number-text.ts';

/** The problem of the text typed against `value`; gone once the value changes by other means. */
export function useReading(value: number): {
  readonly reading: NumberReading | null;
  readonly onReading: (reading: NumberReading) => void;
} {
  const [kept, setKept] = useState<{ readonly reading: NumberReading; readonly forValue: number } | null>(null);
  return {
    reading: kept !== null && Object.is(kept.forValue, value) ? kept.reading : null,
    onReading: (reading) => setKept({ reading, forValue: reading.kind === 'ok' ? reading.value : value }),
  };
}

/** Only the bounds that are set, as exact optional properties want it. */
export function ruleOf({ min, max, integer }: NumberRule): NumberRule {
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(integer === undefined ? {} : { integer }),
  };
}

// A size along both axes: one number while they are equal, two when they are set apart.
// Not responsible for: whether they are apart (ConfigForm.tsx).
import type { ReactElement } from 'react';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Pair } from '../../../nn/spec.ts';
import { calculatorText } from './calculator.text.ts';

export interface PairFieldsProps {
  readonly label: string;
  readonly value: Pair;
  readonly max: number;
  readonly isApart: boolean;
  readonly locale: Locale;
  readonly onChange: (value: Pair) => void;
}

export function PairFields({ label, value, max, isApart, locale, onChange }: PairFieldsProps): ReactElement {
  const words = calculatorText[locale];
  const [height, width] = value;
  if (!isApart) {
    return (
      <NumberField label={label} value={height} min={1} max={max} integer onChange={(side) => onChange([side, side])} />
    );
  }
  return (
    <>
      <NumberField
        label={words.side(label, words.sides[0])}
        value={height}
        min={1}
        max={max}
        integer
        onChange={(side) => onChange([side, width])}
      />
      <NumberField
        label={words.side(label, words.sides[1])}
        value={width}
        min={1}
        max={max}
        integer
        onChange={(side) => onChange([height, side])}
      />
    </>
  );
}

// The weighted sum of the output looked at, in letters and with this step's numbers.
// Not responsible for: the numbers (dice-model.ts).
import type { ReactElement } from 'react';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { DiceModel } from './dice-model.ts';
import { OUTPUTS } from './dropout.ts';
import { dropoutText } from './dropout.text.ts';
import styles from './Dropout.module.css';
import { KERNEL } from './small-network.ts';

function factorTex({ state }: DiceModel): string {
  if (state.mode === 'test' || state.scaling === 'none') return '';
  return String.raw`\frac{1}{1 - ${state.rate}} `;
}

/** The products that are left; a sum of nothing is 0. */
export function sumRows(model: DiceModel): readonly { readonly tex: string; readonly label: string }[] {
  const { state, units, sums } = model;
  const j = state.output;
  const products = units.flatMap(({ activation, isLive }, i) => {
    if (!isLive) return [];
    const weight = (KERNEL[i * OUTPUTS + j] ?? 0).toFixed(2);
    return [{ a: activation.toFixed(2), w: weight }];
  });
  const total = (sums[j] ?? 0).toFixed(3);
  const factor = factorTex(model);
  const mask = state.mode === 'test' ? '' : 'm_i ';
  const inner = products.map(({ a, w }) => String.raw`${a}\cdot ${w.startsWith('-') ? `(${w})` : w}`).join(' + ');
  const letters = factor === '' ? '' : String.raw`\frac{1}{1 - r}\,`;
  return [
    {
      tex: String.raw`z_{${j + 1}} = ${letters}\sum_i ${mask}a_i\, w_{i${j + 1}} = ${factor}\,(${inner === '' ? '0' : inner}) = ${total}`,
      label: `z${j + 1} = ${total}`,
    },
  ];
}

export function SumFormula({ model, locale }: { readonly model: DiceModel; readonly locale: Locale }): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long formulas scroll sideways and need the keys
    <section className={styles['scroll']} aria-label={dropoutText[locale].sum} tabIndex={0}>
      <WorkedFormula rows={sumRows(model)} />
    </section>
  );
}

// How one number comes about: the reason in a sentence, each step with letters and with numbers, what the letters stand
// for, and for output sizes the second formula beside the first. Not responsible for: any of the maths (nn/derivation).
import type { ReactElement } from 'react';
import { Formula, WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { Derivation } from '../../../nn/derivation/derivation.ts';
import {
  formulaTex,
  formulaText,
  lettersOf,
  numberTex,
  quantityTex,
  quantityText,
  type Formula as FormulaTree,
} from '../../../nn/derivation/formula.ts';
import type { FormulaComparison, Step } from '../../../nn/derivation/windows.ts';
import styles from './Calculator.module.css';
import { derivationText } from './derivation.text.ts';
import { derivedValue, stepWords } from './describe.ts';
import { lettersText } from './letters.text.ts';

export interface DerivationPanelProps {
  readonly id: string;
  readonly title: string;
  readonly derivation: Derivation;
  readonly comparison: FormulaComparison | null;
  readonly locale: Locale;
}

export function DerivationPanel(props: DerivationPanelProps): ReactElement {
  const { id, title, derivation, comparison, locale } = props;
  const words = derivationText[locale];
  const letters = [...new Set(derivation.steps.flatMap(({ formula }) => lettersOf(formula)))];
  return (
    <section id={id} className={styles['panel']} aria-label={title}>
      <h4>
        {title} <span className={styles['value']}>{derivedValue(derivation, locale)}</span>
      </h4>
      <p>{words.reasons[derivation.reason]}</p>
      <WorkedFormula rows={derivation.steps.flatMap((step) => stepRows(step, locale))} />
      {letters.length > 0 && (
        <dl className={styles['letters']} aria-label={words.legend}>
          {letters.map((letter) => (
            <div key={letter}>
              <dt>
                <Formula tex={quantityTex(letter, words.words)} label={letter} />
              </dt>
              <dd>{lettersText[locale][letter]}</dd>
            </div>
          ))}
        </dl>
      )}
      {comparison !== null && <TwoFormulas comparison={comparison} locale={locale} />}
    </section>
  );
}

/** With letters, and under it with numbers and the result; one row where both are the same. */
function stepRows(step: Step, locale: Locale): readonly { readonly tex: string; readonly label: string }[] {
  const { words } = derivationText[locale];
  const name = quantityTex(step.quantity, words);
  const letters = formulaTex(step.formula, 'letters', words);
  const numbers = formulaTex(step.formula, 'numbers', words);
  const result = numberTex(step.value);
  const whole = stepWords(step, locale);
  if (letters === numbers) return [{ tex: `${name} = ${numbers}`, label: whole }];
  const ending = numbers === result ? `\\mathbf{${result}}` : `${numbers} = \\mathbf{${result}}`;
  const spoken = formulaText(step.formula, 'numbers', words);
  const value = formatNumber(step.value, 'en');
  return [
    {
      tex: `${name} = ${letters}`,
      label: `${quantityText(step.quantity, words)} = ${formulaText(step.formula, 'letters', words)}`,
    },
    { tex: `\\phantom{${name}} = ${ending}`, label: spoken === value ? `= ${value}` : `= ${spoken} = ${value}` },
  ];
}

function Line({
  label,
  formula,
  value,
  locale,
}: {
  readonly label: string;
  readonly formula: FormulaTree;
  readonly value: number;
  readonly locale: Locale;
}): ReactElement {
  const { words } = derivationText[locale];
  const letters = formulaTex(formula, 'letters', words);
  const numbers = formulaTex(formula, 'numbers', words);
  const spoken = `${formulaText(formula, 'letters', words)} = ${formulaText(formula, 'numbers', words)} = ${formatNumber(value, 'en')}`;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Formula tex={`\\textstyle ${letters} = ${numbers} = \\mathbf{${numberTex(value)}}`} label={spoken} />
      </dd>
    </div>
  );
}

function TwoFormulas({
  comparison,
  locale,
}: {
  readonly comparison: FormulaComparison;
  readonly locale: Locale;
}): ReactElement {
  const words = derivationText[locale];
  const { ceil, whole, total, output, agreement } = comparison;
  return (
    <section className={styles['two']} aria-label={words.twoFormulas}>
      <h5>{words.twoFormulas}</h5>
      <p>{words.agreement(comparison)}</p>
      <dl>
        <Line label={words.ceilForm} formula={ceil} value={output} locale={locale} />
        {whole.map(({ p, formula, output: found }) => (
          <Line key={p} label={words.floorForm(p)} formula={formula} value={found} locale={locale} />
        ))}
        {agreement !== 'always' && agreement !== 'exact' && (
          <Line label={words.totalForm} formula={total} value={output} locale={locale} />
        )}
      </dl>
    </section>
  );
}

// Every number of the layer, in four groups; each opens its derivation below.
// Not responsible for: working them out (nn/derivation) or showing how (DerivationPanel.tsx).
import { useId } from 'react';
import type { ReactElement } from 'react';
import type { Locale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { Derivation, DerivationId } from '../../../nn/derivation/derivation.ts';
import styles from './Calculator.module.css';
import type { CalculatorModel } from './calculator-model.ts';
import { calculatorText } from './calculator.text.ts';
import { DerivationPanel } from './DerivationPanel.tsx';
import { derivationText } from './derivation.text.ts';
import { derivedValue } from './describe.ts';

export interface ResultsProps {
  readonly model: CalculatorModel;
  readonly locale: Locale;
  readonly onOpen: (id: DerivationId | null) => void;
}

type GroupId = 'shape' | 'padding' | 'parameters' | 'cost';

function groupOf(id: DerivationId): GroupId {
  if (id === 'macs' || id.endsWith('memory')) return 'cost';
  if (id.startsWith('padding')) return 'padding';
  return id.startsWith('output') ? 'shape' : 'parameters';
}

const GROUPS: readonly GroupId[] = ['shape', 'padding', 'parameters', 'cost'];

export function Results({ model, locale, onOpen }: ResultsProps): ReactElement {
  const words = calculatorText[locale];
  const panelId = useId();
  const { derivations, open, layer } = model;
  const isTransposed = layer.className === 'Conv2DTranspose';

  function nameOf({ id }: Derivation): string {
    if (isTransposed && id === 'padding-height') return words.cut[0];
    if (isTransposed && id === 'padding-width') return words.cut[1];
    return derivationText[locale].numbers[id];
  }

  return (
    <div className={styles['results']}>
      <div className={styles['groups']}>
        {GROUPS.map((group) => {
          const members = derivations.derivations.filter(({ id }) => groupOf(id) === group);
          if (members.length === 0) return null;
          return (
            <section key={group} className={styles['group']} aria-label={words.groups[group]}>
              <h4>{words.groups[group]}</h4>
              <ul>
                {members.map((derivation) => {
                  const isOpen = derivation.id === open?.id;
                  return (
                    <li key={derivation.id}>
                      <button
                        type="button"
                        className={classes(styles['number'], derivation.id === 'parameters' && styles['total'])}
                        aria-expanded={isOpen}
                        aria-controls={isOpen ? panelId : undefined}
                        onClick={() => onOpen(isOpen ? null : derivation.id)}
                      >
                        <span>{nameOf(derivation)}</span>
                        <span className={styles['value']}>{derivedValue(derivation, locale)}</span>
                      </button>
                    </li>
                  );
                })}
              </ul>
            </section>
          );
        })}
      </div>
      {open === null ? (
        <p className={styles['hint']}>{words.resultsHint}</p>
      ) : (
        <DerivationPanel
          id={panelId}
          title={nameOf(open)}
          derivation={open}
          comparison={model.comparison}
          locale={locale}
        />
      )}
    </div>
  );
}

// One update rule: its formula, its constants, and three steps of one weight in numbers.
// Not responsible for: the numbers (rule-trace.ts).
import type { ReactElement } from 'react';
import { Select } from '../../../kit/controls/Select.tsx';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { RaceAction } from './optimizer-race.ts';
import { raceText } from './optimizer-race.text.ts';
import styles from './OptimizerRace.module.css';
import type { RaceModel } from './race-model.ts';
import { RACER_NAMES, RACERS } from './racers.ts';
import { constantsTex, RULES, SLOT_SYMBOLS } from './rule-trace.ts';

interface RulePanelProps {
  readonly model: RaceModel;
  readonly dispatch: (action: RaceAction) => void;
  readonly locale: Locale;
}

export function RulePanel({ model: { rule }, dispatch, locale }: RulePanelProps): ReactElement {
  const words = raceText[locale];
  const name = RACER_NAMES[rule.racer];
  const [step, gradient, change, weight] = words.ruleColumns;
  const value = (number: number): string => formatSignificant(number, locale, 6);
  return (
    <div className={styles['rule']}>
      <Select
        label={words.rule}
        value={rule.racer}
        options={RACERS.map((id) => ({ value: id, label: RACER_NAMES[id] }))}
        onChange={(racer) => dispatch({ kind: 'open', racer })}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long formulas scroll sideways and need the keys */}
      <section className={styles['scroll']} aria-label={words.ruleLabel(name)} tabIndex={0}>
        <WorkedFormula
          rows={[
            ...RULES[rule.racer].map((tex) => ({ tex, label: `${words.ruleLabel(name)}: ${tex}` })),
            { tex: constantsTex(rule.optimizer), label: constantsTex(rule.optimizer) },
          ]}
        />
      </section>
      <p className={styles['note']}>{words.ruleNote}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys */}
      <section className={styles['scroll']} aria-label={words.ruleTable(name)} tabIndex={0}>
        <table className={styles['table']}>
          <caption>{words.ruleTable(name)}</caption>
          <thead>
            <tr>
              {[step, gradient, ...SLOT_SYMBOLS[rule.racer], change, weight].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rule.rows.map((row) => (
              <tr key={row.step}>
                <th scope="row">{row.step}</th>
                <td>{value(row.gradient)}</td>
                {row.slots.map((slot, i) => (
                  <td key={i}>{value(slot)}</td>
                ))}
                <td>{value(row.change)}</td>
                <td>{value(row.weight)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

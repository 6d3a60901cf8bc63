// The table of the race: how every run stands, what it reached, and the name of its record.
// Not responsible for: curves or the wording of states.
import type { ReactElement } from 'react';
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { phaseText, raceText } from './optimizer-race.text.ts';
import styles from './OptimizerRace.module.css';
import type { RaceModel } from './race-model.ts';
import { RACER_NAMES } from './racers.ts';

const DASH = '–';

export function RaceResults({ model, locale }: { readonly model: RaceModel; readonly locale: Locale }): ReactElement {
  const words = raceText[locale];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys
    <section className={styles['scroll']} aria-label={words.table} tabIndex={0}>
      <table className={styles['table']}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            {[words.optimizer, words.mode, words.steps, words.loss, words.accuracy, words.state, words.record].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {model.lanes.map((lane) => (
            <tr key={`${lane.racer} ${lane.learningRate}`} data-racer={lane.racer}>
              <th scope="row">{RACER_NAMES[lane.racer]}</th>
              <td>{formatSignificant(lane.learningRate, locale)}</td>
              <td>{formatNumber(lane.steps, locale)}</td>
              <td>{lane.loss === null ? DASH : formatSignificant(lane.loss, locale)}</td>
              <td>{lane.validationAccuracy === null ? DASH : formatPercent(lane.validationAccuracy, locale)}</td>
              <td>{phaseText(lane, locale)}</td>
              <td>
                {lane.fingerprint === null ? DASH : <code>{lane.fingerprint}</code>}
                {lane.repeated !== null && <small>{lane.repeated ? words.repeated : words.different}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// Test accuracies side by side: pixels in place against shuffled, and one row a seed.
// Not responsible for: where they come from (outcomes.ts, duel-model.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { formatList, formatPercent } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Duel.module.css';
import { formatPoints } from './duel-describe.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';
import { CONTESTANTS } from './setup.ts';
import type { ContestantId } from './setup.ts';

type Accuracies = Readonly<Record<ContestantId, number | null>>;

interface RowProps {
  readonly name: string;
  readonly accuracy: Accuracies;
}

function Row({ name, accuracy }: RowProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale].table;
  const { mlp, cnn } = accuracy;
  return (
    <tr>
      <th scope="row">{name}</th>
      {CONTESTANTS.map((id) => {
        const value = accuracy[id];
        return <td key={id}>{value === null ? words.notYet : formatPercent(value, locale, 2)}</td>;
      })}
      <td>{mlp === null || cnn === null ? '–' : words.points(formatPoints(cnn - mlp, locale))}</td>
    </tr>
  );
}

function Table(props: {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly RowProps[];
}): ReactElement {
  const words = duelText[useLocale()];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['tableFrame']} tabIndex={0} aria-label={props.title}>
      <table className={styles['table']}>
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.first}</th>
            {CONTESTANTS.map((id) => (
              <th key={id} scope="col">
                {words.name[id]}
              </th>
            ))}
            <th scope="col">{words.table.advantage}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.name} {...row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The mean of a column; null for an empty one. */
function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function ShuffleTable({ model }: { readonly model: DuelModel }): ReactElement {
  const words = duelText[useLocale()];
  return (
    <Table
      title={words.table.title}
      first={words.table.pixels}
      rows={model.table.map(({ shuffled, accuracy }) => ({
        name: shuffled ? words.table.shuffled : words.table.plain,
        accuracy,
      }))}
    />
  );
}

/** One row a seed and their mean, and the button that trains the seeds one after the other. */
export function SeedTable({ model }: { readonly model: DuelModel }): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { outcomes, seedsToCome, actions } = model;
  const rows = outcomes.filter((outcome) => outcome.shuffled === model.shuffled);
  const meanRow = {
    name: words.seeds.mean,
    accuracy: {
      mlp: mean(rows.map(({ accuracy }) => accuracy.mlp)),
      cnn: mean(rows.map(({ accuracy }) => accuracy.cnn)),
    },
  };
  return (
    <details className={styles['disclosure']} open={seedsToCome.length > 0 || rows.length > 1}>
      <summary>{words.seeds.title}</summary>
      <p className={styles['note']}>{words.seeds.note}</p>
      <ButtonRow label={words.seeds.title}>
        {seedsToCome.length > 0 ? (
          <Button icon="stop" onClick={actions.stopRepeating}>
            {words.seeds.stop}
          </Button>
        ) : (
          <Button icon="play" disabled={!model.may.repeat} onClick={actions.repeatSeeds}>
            {words.seeds.begin}
          </Button>
        )}
      </ButtonRow>
      {seedsToCome.length > 0 && (
        <output className={styles['toCome']}>{words.seeds.toCome(formatList(seedsToCome.map(String), locale))}</output>
      )}
      {rows.length > 0 && (
        <Table
          title={words.testAccuracy}
          first={words.seeds.seed}
          rows={[...rows.map(({ seed, accuracy }) => ({ name: String(seed), accuracy })), meanRow]}
        />
      )}
    </details>
  );
}

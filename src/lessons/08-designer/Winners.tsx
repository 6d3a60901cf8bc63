// Results on CIFAR-10, the reader's own among them. Shared by both languages' texts.
// Not responsible for: the reader's result itself (results.ts).
import type { ReactElement } from 'react';
import { formatPercent } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { useBestResult } from './results.ts';
import { WideTable } from '../../kit/prose/WideTable.tsx';
import styles from './Winners.module.css';

export interface WinnersProps {
  readonly caption: string;
  readonly heads: readonly [who: string, accuracy: string, how: string];
  readonly words: {
    readonly winner: string;
    readonly winnerHow: string;
    readonly topTen: string;
    readonly topTenHow: string;
    readonly human: string;
    readonly humanHow: string;
    readonly before: string;
    readonly beforeHow: string;
    readonly chance: string;
    readonly chanceHow: string;
    readonly own: string;
    readonly ownHow: (count: number) => string;
    readonly ownNone: string;
    readonly above: string;
  };
}

interface Row {
  readonly who: string;
  readonly accuracy: number;
  readonly how: string;
  readonly isOwn?: boolean;
  /** The number is a lower end. */
  readonly isLeast?: boolean;
}

export function Winners({ caption, heads, words }: WinnersProps): ReactElement {
  const locale = useLocale();
  const best = useBestResult();
  // Kaggle's interview with the winner gives 0.95530 and errors under 7 % for the first ten; Karpathy tried himself in 2011.
  const known: readonly Row[] = [
    { who: words.winner, accuracy: 0.9553, how: words.winnerHow },
    { who: words.human, accuracy: 0.94, how: words.humanHow },
    { who: words.topTen, accuracy: 0.93, how: words.topTenHow, isLeast: true },
    { who: words.before, accuracy: 0.8, how: words.beforeHow },
    { who: words.chance, accuracy: 0.1, how: words.chanceHow },
  ];
  const own: readonly Row[] =
    best === null ? [] : [{ who: words.own, accuracy: best.accuracy, how: words.ownHow(best.count), isOwn: true }];
  const rows = [...known, ...own].toSorted((a, b) => b.accuracy - a.accuracy);
  return (
    <>
      <WideTable caption={caption}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" className={column === heads.length - 1 ? styles['how'] : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ who, accuracy, how, isOwn, isLeast }) => (
            <tr key={who} className={isOwn === true ? styles['own'] : undefined}>
              <th scope="row">{who}</th>
              <td>
                {isLeast === true && `${words.above} `}
                {formatPercent(accuracy, locale, accuracy === 0.9553 || isOwn === true ? 2 : 0)}
              </td>
              <td className={styles['how']}>{how}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {best === null && <p>{words.ownNone}</p>}
    </>
  );
}

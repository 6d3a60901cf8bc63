// One cell of the board: which case it is, what the student expects, every recipe's score, and the verdict.
// Not responsible for: measuring, or the words (four-cases.text.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { Cell } from './board-model.ts';
import { RECIPES } from './four-cases.ts';
import type { CaseAction } from './four-cases.ts';
import {
  caseBoardText,
  cellName,
  likenessText,
  ruleSentence,
  scoreText,
  timeText,
  verdictSentence,
} from './four-cases.text.ts';
import styles from './FourCases.module.css';
import { intervalOf } from './verdict.ts';

interface BoardCellProps {
  readonly cell: Cell;
  readonly isLookedAt: boolean;
  readonly dispatch: (action: CaseAction) => void;
}

export function BoardCell({ cell, isLookedAt, dispatch }: BoardCellProps): ReactElement {
  const locale = useLocale();
  const words = caseBoardText[locale];
  const { spot, pick, verdict } = cell;
  const name = cellName(cell, locale);
  const said = verdictSentence(cell, locale);
  return (
    <section className={classes(styles['cell'], isLookedAt && styles['lookedAt'])} aria-label={name}>
      <h4 className={styles['title']}>{name}</h4>
      <p className={styles['note']}>
        {likenessText(cell.likeness, locale)} · {ruleSentence(cell, locale) ?? words.unknownCase}
      </p>
      <Select
        label={words.pick}
        value={pick ?? 'none'}
        options={[
          { value: 'none', label: words.noPick },
          ...RECIPES.map((recipe) => ({ value: recipe, label: words.recipes[recipe] })),
        ]}
        onChange={(value) => dispatch({ kind: 'pick', spot, recipe: value === 'none' ? null : value })}
      />
      <ul className={styles['recipes']}>
        {RECIPES.map((recipe) => (
          <li key={recipe} className={styles['recipe']}>
            <span className={classes(verdict?.top.includes(recipe) === true && styles['top'])}>
              {words.recipes[recipe]}
            </span>
            <ScoreBar cell={cell} recipe={recipe} />
            {cell.scores[recipe] !== null && (
              <span className={styles['score']}>
                {scoreText(cell, recipe, locale)} · {timeText(cell, recipe, locale)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {said !== null && <p className={styles['verdict']}>{said}</p>}
      <Button kind="quiet" pressed={isLookedAt} onClick={() => dispatch({ kind: 'at', spot })}>
        {words.look}
      </Button>
    </section>
  );
}

/** The accuracy as a bar with its interval; the words beside it say the same. */
function ScoreBar({ cell, recipe }: { readonly cell: Cell; readonly recipe: (typeof RECIPES)[number] }): ReactElement {
  const score = cell.scores[recipe];
  const interval = score === null ? null : intervalOf(score);
  return (
    <svg className={styles['bar']} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles['track']} x={0} y={0} width={100} height={8} />
      {score !== null && interval !== null && (
        <>
          <rect className={styles['fill']} x={0} y={1.5} width={100 * score.accuracy} height={5} />
          <rect
            className={styles['interval']}
            x={100 * interval.low}
            y={3.4}
            width={100 * (interval.high - interval.low)}
            height={1.2}
          />
        </>
      )}
    </svg>
  );
}

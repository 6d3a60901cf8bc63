// The sliders of the board: which sets, how many pictures, where the lines go, and how recipes are run.
// Not responsible for: what follows from them (board-model.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { BoardModel } from './board-model.ts';
import { BOARD_SIZES, DEPTHS, EARLY_CUTS, EPOCHS, LARGE, sizeOf, SIZE_LINE, SMALL } from './four-cases.ts';
import type { CaseAction, Column, Row } from './four-cases.ts';
import { caseBoardText, likenessText, sourceName } from './four-cases.text.ts';
import styles from './FourCases.module.css';

interface SettingsProps {
  readonly model: BoardModel;
  readonly dispatch: (action: CaseAction) => void;
}

const COLUMNS: readonly Column[] = ['similar', 'different'];
const ROWS: readonly Row[] = ['small', 'large'];

export function SetSliders({ model, dispatch }: SettingsProps): ReactElement {
  const locale = useLocale();
  const words = caseBoardText[locale];
  const { state, scale } = model;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['title']}>{words.sets}</legend>
      {COLUMNS.map((column) => {
        const place = scale.findIndex(({ source }) => source === state[column]);
        const chosen = scale[place];
        return (
          <div key={column}>
            <Slider
              label={words.columns[column]}
              value={place + 1}
              min={1}
              max={scale.length}
              integer
              valueText={(at) => sourceName(scale[at - 1]?.source ?? state[column], locale)}
              onChange={(at) => dispatch({ kind: 'set', column, source: scale[at - 1]?.source ?? state[column] })}
            />
            <p className={styles['note']}>
              {sourceName(state[column], locale)} · {likenessText(chosen?.likeness ?? null, locale)}
            </p>
          </div>
        );
      })}
      {ROWS.map((row) => (
        <Slider
          key={row}
          label={`${words.rows[row]} · ${words.pictures}`}
          value={state[row]}
          {...(row === 'small' ? SMALL : LARGE)}
          step={10}
          integer
          onChange={(count) => dispatch({ kind: 'count', row, count })}
        />
      ))}
    </fieldset>
  );
}

export function LineSliders({ model, dispatch }: SettingsProps): ReactElement {
  const words = caseBoardText[useLocale()];
  const { state } = model;
  return (
    <fieldset className={styles['group']}>
      <legend className={styles['title']}>{words.lines}</legend>
      <Slider
        label={words.sizeLine}
        value={state.sizeLine}
        {...SIZE_LINE}
        scale="log"
        integer
        onChange={(count) => dispatch({ kind: 'size-line', count: Math.round(count) })}
      />
      <Slider
        label={words.likenessLine}
        value={state.likenessLine}
        min={0}
        max={100}
        integer
        unit="%"
        onChange={(percent) => dispatch({ kind: 'likeness-line', percent })}
      />
    </fieldset>
  );
}

export function RecipeSettings({ model, dispatch }: SettingsProps): ReactElement {
  const words = caseBoardText[useLocale()];
  const { state } = model;
  return (
    <details>
      <summary>{words.settings}</summary>
      <div className={styles['controls']}>
        <Choice
          label={words.size}
          value={BOARD_SIZES.find((size) => size === String(state.sizePx)) ?? '96'}
          options={BOARD_SIZES.map((size) => ({ value: size, label: `${size} px` }))}
          onChange={(size) => dispatch({ kind: 'size', sizePx: sizeOf(size) })}
        />
        <Select
          label={words.early}
          value={state.early}
          options={EARLY_CUTS.map((cut) => ({ value: cut, label: cut }))}
          onChange={(early) => dispatch({ kind: 'early', early })}
        />
        <Choice
          label={words.depth}
          value={state.depth}
          options={DEPTHS.map((depth) => ({ value: depth, label: words.depths[depth] }))}
          onChange={(depth) => dispatch({ kind: 'depth', depth })}
        />
        <Slider
          label={words.epochs}
          value={state.epochs}
          {...EPOCHS}
          integer
          onChange={(epochs) => dispatch({ kind: 'epochs', epochs })}
        />
      </div>
      <p className={styles['note']}>{words.budgetNote}</p>
    </details>
  );
}

// Functions of one number: choice, curves, the numbers at the point, and the opened function's formula and Keras lines.
// Not responsible for: what is shown (activation-model.ts), drawing the curves (CurvePlot.tsx), many layers (ChainPanel.tsx).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import styles from './ActivationFunctions.module.css';
import { X } from './activation-functions.ts';
import type { ActivationAction } from './activation-functions.ts';
import { activationText, tailsText } from './activation-functions.text.ts';
import type { ActivationModel, Curve } from './activation-model.ts';
import { ChainPanel } from './ChainPanel.tsx';
import { CurvePlot } from './CurvePlot.tsx';
import { workedRows } from './formulas.ts';
import { FUNCTION_NAMES, FUNCTIONS, kerasLines, LOOKS } from './functions.ts';

export interface PanelProps {
  readonly model: ActivationModel;
  readonly dispatch: (action: ActivationAction) => void;
  readonly locale: Locale;
}

export function CurvesPanel({ model, dispatch, locale }: PanelProps): ReactElement {
  const words = activationText[locale];
  const { state } = model;
  return (
    <>
      <Choice
        label={words.opened}
        value={state.opened}
        options={FUNCTIONS.map((id) => ({ value: id, label: FUNCTION_NAMES[id] }))}
        onChange={(id) => dispatch({ kind: 'open', id })}
      />
      <fieldset className={styles['compared']}>
        <legend>{words.compared}</legend>
        {FUNCTIONS.filter((id) => id !== state.opened).map((id) => (
          <Toggle
            key={id}
            label={FUNCTION_NAMES[id]}
            checked={state.compared.includes(id)}
            onChange={(shown) => dispatch({ kind: 'compare', id, shown })}
          />
        ))}
      </fieldset>
      <CurvePlot model={model} dispatch={dispatch} locale={locale} />
      <div className={styles['row']}>
        <Slider
          label="x"
          value={state.x}
          {...X}
          step={0.05}
          onChange={(value) => dispatch({ kind: 'number', field: 'x', value })}
        />
        <Toggle
          label={words.slopes}
          checked={state.slopes}
          onChange={(slopes) => dispatch({ kind: 'slopes', slopes })}
        />
      </div>
      <p className={styles['note']}>{words.shaded}</p>
      <PointTable model={model} locale={locale} />
      <div className={styles['sides']}>
        <WorkedFormula rows={workedRows(state.opened, state.x)} />
        <KerasCode label={words.keras(FUNCTION_NAMES[state.opened])} lines={kerasLines(state.opened)} />
      </div>
      <ChainPanel model={model} dispatch={dispatch} locale={locale} />
    </>
  );
}

function Swatch({ id, isOpened }: Pick<Curve, 'id' | 'isOpened'>): ReactElement {
  const { color, dash } = LOOKS[id];
  return (
    <svg className={styles['swatch']} width="30" height="8" aria-hidden="true">
      <line
        x1="0"
        y1="4"
        x2="30"
        y2="4"
        stroke={`var(--${color})`}
        strokeWidth={isOpened ? 3 : 2}
        strokeDasharray={isOpened ? undefined : dash}
      />
    </svg>
  );
}

function PointTable({ model, locale }: Pick<PanelProps, 'model' | 'locale'>): ReactElement {
  const words = activationText[locale];
  const number = (value: number): string => formatSignificant(value + 0, locale, 4);
  const title = words.table(formatSignificant(model.state.x, locale));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys
    <section className={styles['scroll']} aria-label={title} tabIndex={0}>
      <table className={styles['table']}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {words.columns.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.curves.map((curve) => (
            <tr key={curve.id} className={curve.isOpened ? styles['opened'] : undefined}>
              <th scope="row">
                <Swatch id={curve.id} isOpened={curve.isOpened} /> {FUNCTION_NAMES[curve.id]}
              </th>
              <td>{number(curve.value)}</td>
              <td>{number(curve.slope)}</td>
              <td>{tailsText(curve, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

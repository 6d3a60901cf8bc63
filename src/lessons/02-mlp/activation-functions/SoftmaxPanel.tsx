// Softmax: logits to set beside their probabilities, temperature and constant, the plain computation, and the Jacobian.
// Not responsible for: computing them (activation-model.ts).
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Heatmap } from '../../../kit/charts/Heatmap.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Formula } from '../../../kit/formula/Formula.tsx';
import { formatFixed, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import styles from './ActivationFunctions.module.css';
import { LOGIT, SHIFT, TEMPERATURE } from './activation-functions.ts';
import { activationText, isBroken } from './activation-functions.text.ts';
import type { PanelProps } from './CurvesPanel.tsx';
import { softmaxTex } from './formulas.ts';
import { SOFTMAX_LINES } from './functions.ts';

export function SoftmaxPanel({ model, dispatch, locale }: PanelProps): ReactElement {
  const words = activationText[locale];
  const { state, rows, top } = model;
  return (
    <>
      <div className={styles['sides']}>
        <Controls label={words.logits}>
          {rows.map(({ logit }, index) => (
            <Slider
              key={index}
              label={words.logit(index)}
              value={logit}
              {...LOGIT}
              step={0.1}
              onChange={(value) => dispatch({ kind: 'logit', index, value })}
            />
          ))}
        </Controls>
        <div className={styles['stack']}>
          <h4>{words.probabilities}</h4>
          <BarList
            label={words.probabilities}
            bars={rows.map(({ probability }, k) => ({
              id: String(k),
              label: String(k),
              value: probability,
              strong: k === top,
            }))}
          />
          <Slider
            label={words.temperature}
            value={state.temperature}
            {...TEMPERATURE}
            scale="log"
            onChange={(value) => dispatch({ kind: 'number', field: 'temperature', value })}
          />
          <Slider
            label={words.shift}
            value={state.shift}
            {...SHIFT}
            integer
            hint={words.shiftHint}
            onChange={(value) => dispatch({ kind: 'number', field: 'shift', value })}
          />
        </div>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long formulas scroll sideways and need the keys */}
      <section className={styles['scroll']} aria-label={words.softmaxTable} tabIndex={0}>
        <SoftmaxFormula model={model} />
        <SoftmaxTable model={model} locale={locale} />
      </section>
      <p className={styles['note']}>{isBroken(model) ? words.overflow : words.noOverflow}</p>
      <h4>{words.jacobian}</h4>
      <p className={styles['note']}>{words.jacobianNote}</p>
      <Heatmap
        label={words.jacobian}
        rowTitle={words.jacobianRows}
        columnTitle={words.jacobianColumns}
        rows={rows.map((_, k) => String(k))}
        columns={rows.map((_, k) => String(k))}
        values={model.jacobian}
        colour="diverging"
        domain={[-0.25, 0.25]}
        format={(value) => formatFixed(value + 0, locale, 3)}
        describeCell={(value, i, j) => words.jacobianCell(formatFixed(value + 0, locale, 3), i, j)}
      />
      <KerasCode label={words.keras('softmax')} lines={SOFTMAX_LINES} />
    </>
  );
}

function SoftmaxFormula({ model: { rows, top } }: Pick<PanelProps, 'model'>): ReactElement {
  const scaled = rows.map((row) => row.scaled);
  const source = softmaxTex(scaled, top, rows[top]?.probability ?? NaN);
  return <Formula tex={source} label={source} block />;
}

function SoftmaxTable({ model: { rows, top }, locale }: Pick<PanelProps, 'model' | 'locale'>): ReactElement {
  const words = activationText[locale];
  return (
    <table className={styles['table']}>
      <caption>{words.softmaxTable}</caption>
      <thead>
        <tr>
          {words.softmaxColumns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ logit, scaled, power, plain, probability }, k) => (
          <tr key={k} className={k === top ? styles['opened'] : undefined}>
            <th scope="row">{k}</th>
            <td>{formatSignificant(logit, locale)}</td>
            <td>{formatSignificant(scaled, locale, 4)}</td>
            <td>{formatSignificant(power, locale)}</td>
            <td>{formatPercent(plain, locale)}</td>
            <td>{formatPercent(probability, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

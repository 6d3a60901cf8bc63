// The view of the exhibit `calculator`: Keras line, summary row, form and drawing of one state, and the numbers below.
// Not responsible for: any number (calculator-model.ts) or any word (calculator.text.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { joinSentences } from '../../../kit/locale/format.ts';
import type { CalculatorAction, CalculatorState } from './calculator.ts';
import styles from './Calculator.module.css';
import type { CalculatorModel } from './calculator-model.ts';
import { BUTTON_NAMES } from './button-names.ts';
import { calculatorText, faultSentence } from './calculator.text.ts';
import type { Config } from './config.ts';
import { ConfigForm } from './ConfigForm.tsx';
import { KerasBox } from './KerasBox.tsx';
import { PRESET_IDS, PRESETS } from './presets.ts';
import { Results } from './Results.tsx';
import { RowBox } from './RowBox.tsx';
import { Volumes } from './Volumes.tsx';

export function Calculator(
  props: ExhibitViewProps<CalculatorState, CalculatorAction, null, CalculatorModel>,
): ReactElement {
  const { model, dispatch, locale } = props;
  const words = calculatorText[locale];
  const { config, fault, row } = model;
  const type = (next: Config): void => dispatch({ kind: 'type', config: next });
  return (
    <div className={styles['calculator']}>
      <ButtonRow label={words.presets}>
        {PRESET_IDS.map((id) => (
          <Button
            key={id}
            pressed={model.preset === id}
            onClick={() => dispatch({ kind: 'replace', config: PRESETS[id] })}
          >
            {BUTTON_NAMES[locale].preset[id]}
          </Button>
        ))}
      </ButtonRow>
      <div className={styles['texts']}>
        <KerasBox config={config} locale={locale} onConfig={type} />
        <RowBox config={config} row={row} locale={locale} onConfig={type} />
      </div>
      <div className={styles['sides']}>
        <Volumes model={model} locale={locale} onDrag={(fields) => dispatch({ kind: 'drag', fields })} />
        <ConfigForm config={config} canContinue={model.canContinue} locale={locale} dispatch={dispatch} />
        <div className={styles['outcome']}>
          {fault !== null && (
            <Notice kind="error" title={words.faultTitle}>
              {joinSentences([faultSentence(fault, locale), words.lastGood(row)], locale)}
            </Notice>
          )}
          <Results model={model} locale={locale} onOpen={(id) => dispatch({ kind: 'open', id })} />
        </div>
      </div>
    </div>
  );
}

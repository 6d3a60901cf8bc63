// The row of model.summary() as a text that can be edited or pasted over; it says what such a row leaves open.
// Not responsible for: reading and solving it (pasted.ts).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { Select } from '../../../kit/controls/Select.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { openFactSentence, rowFaultSentence } from '../../../kit/sentences/summary-row.ts';
import styles from './Calculator.module.css';
import { calculatorText } from './calculator.text.ts';
import type { Config } from './config.ts';
import { readPastedRow } from './pasted.ts';
import { useDraft } from './use-draft.ts';

export interface RowBoxProps {
  readonly config: Config;
  /** The row of the last possible configuration. */
  readonly row: string;
  readonly locale: Locale;
  readonly onConfig: (config: Config) => void;
}

export function RowBox({ config, row, locale, onConfig }: RowBoxProps): ReactElement {
  const id = useId();
  const words = calculatorText[locale];
  const { draft, keep } = useDraft(config);
  const text = draft?.text ?? row;
  const read = draft === null ? null : readPastedRow(draft.text, draft.against, draft.choice);

  function edit(next: string, choice: number | null): void {
    const against = draft?.against ?? config;
    const result = readPastedRow(next, against, choice);
    keep({ text: next, choice, against }, result.kind === 'ok' ? result.config : config);
    if (result.kind === 'ok') onConfig(result.config);
  }

  const isProblem = read?.kind === 'problem';
  return (
    <div className={styles['box']}>
      <label className={styles['boxLabel']} htmlFor={id}>
        {words.row}
      </label>
      <textarea
        id={id}
        lang="en"
        rows={Math.min(6, Math.max(2, text.split('\n').length))}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className={styles['code']}
        value={text}
        aria-invalid={isProblem}
        aria-describedby={`${id}-hint ${id}-read`}
        onChange={(event) => edit(event.target.value, null)}
      />
      <div id={`${id}-hint`} className={styles['hint']}>
        {words.rowHint}
      </div>
      <output id={`${id}-read`} className={isProblem ? styles['problem'] : styles['notes']}>
        {read?.kind === 'problem' && rowFaultSentence(read.fault, locale)}
        {read?.kind === 'ok' && (
          <>
            {read.isChained && <span>{words.rowAbove}</span>}
            <span>{read.open.length === 0 ? words.rowSettled : words.rowOpen}</span>
            {read.open.map((fact) => (
              <span key={fact.code} className={styles['open']}>
                {openFactSentence(fact, locale)}
              </span>
            ))}
          </>
        )}
      </output>
      {read !== null && read.rows.length > 1 && draft !== null && (
        <Select
          label={words.whichLayer}
          value={String(read.chosen)}
          options={read.rows.map((label, index) => ({ value: String(index), label: words.layerOf(index + 1, label) }))}
          onChange={(value) => edit(draft.text, Number(value))}
        />
      )}
    </div>
  );
}

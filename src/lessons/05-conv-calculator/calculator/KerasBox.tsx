// The Keras line of the configuration as a text that can be edited or pasted over; problems are told with their place.
// Not responsible for: reading it (pasted.ts).
import { useId } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { kerasNoteSentence, kerasPlace, kerasProblemSentence } from '../../../kit/sentences/keras-parser.ts';
import { codeText } from '../../../nn/keras-tokens.ts';
import styles from './Calculator.module.css';
import { kerasLines } from './calculator-model.ts';
import { calculatorText } from './calculator.text.ts';
import type { Config } from './config.ts';
import { shapeWords } from './describe.ts';
import { readPastedCode, type PastedCode } from './pasted.ts';
import { useDraft } from './use-draft.ts';

export interface KerasBoxProps {
  readonly config: Config;
  readonly locale: Locale;
  readonly onConfig: (config: Config) => void;
}

export function KerasBox({ config, locale, onConfig }: KerasBoxProps): ReactElement {
  const id = useId();
  const words = calculatorText[locale];
  const { draft, keep, drop } = useDraft(config);
  const text = draft?.text ?? codeText(kerasLines(config)).trimEnd();
  const read = draft === null ? null : readPastedCode(draft.text, draft.against, draft.choice);

  function edit(next: string, choice: number | null): void {
    const against = draft?.against ?? config;
    const result = readPastedCode(next, against, choice);
    const found = result.kind === 'ok' ? result.chosen.config : null;
    keep({ text: next, choice, against }, found ?? config);
    if (found !== null) onConfig(found);
  }

  const problem = read?.kind === 'problem' ? read : null;
  return (
    <div className={styles['box']}>
      <label className={styles['boxLabel']} htmlFor={id}>
        {words.keras}
      </label>
      <textarea
        id={id}
        lang="en"
        rows={Math.min(9, Math.max(2, text.split('\n').length))}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className={styles['code']}
        value={text}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-hint ${id}-read`}
        onChange={(event) => edit(event.target.value, null)}
      />
      <div id={`${id}-hint`} className={styles['hint']}>
        {words.kerasHint}
      </div>
      <output id={`${id}-read`} className={problem === null ? styles['notes'] : styles['problem']}>
        {problem !== null && words.place(kerasPlace(problem, locale), kerasProblemSentence(problem, locale))}
        {read?.kind === 'ok' && <Notes read={read} locale={locale} />}
      </output>
      {read?.kind === 'ok' && read.layers.length > 1 && draft !== null && (
        <Select
          label={words.whichLayer}
          value={String(read.chosen.index)}
          options={read.layers.map(({ index, label, config: own }) => ({
            value: String(index),
            label: words.layerOf(index + 1, label),
            disabled: own === null,
          }))}
          onChange={(value) => edit(draft.text, Number(value))}
        />
      )}
      {draft !== null && problem === null && (
        <div>
          <Button kind="quiet" onClick={drop}>
            {words.currentKeras}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Most notes that are shown; listings repeat theirs. */
const MOST_NOTES = 4;

function Notes({ read, locale }: { readonly read: PastedCode; readonly locale: Locale }): ReactElement {
  const words = calculatorText[locale];
  const { layers, chosen, takenInput, isReduced } = read;
  const said = new Set(read.notes.map((note) => kerasNoteSentence(note, locale)));
  const sentences = [
    ...(layers.length > 1 ? [words.found(layers.length)] : []),
    ...(chosen.config === null ? [words.notCalculated(chosen.label)] : []),
    ...(takenInput === null ? [] : [words.takenInput(shapeWords(takenInput))]),
    ...(isReduced ? [words.initializersDropped] : []),
    ...[...said].slice(0, MOST_NOTES),
  ];
  return (
    <>
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </>
  );
}

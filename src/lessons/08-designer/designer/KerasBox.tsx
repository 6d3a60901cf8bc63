// The network as Keras code in a text box, both ways: what is typed becomes the network, and the network writes the code.
// Not responsible for: reading code (nn/keras-parser) or the sentences for what is wrong with it (kit/sentences).
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { kerasNoteSentence, kerasPlace, kerasProblemSentence } from '../../../kit/sentences/keras-parser.ts';
import { kerasText } from '../../../nn/keras-code.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import styles from './Designer.module.css';
import { MOST_LAYERS } from './designer.ts';
import { designerText } from './designer.text.ts';
import { readCode } from './pasted-code.ts';

export interface KerasBoxProps {
  readonly net: NetworkSpec;
  readonly onNet: (net: NetworkSpec) => void;
}

/** Most notes that are shown; listings repeat theirs. */
const MOST_NOTES = 4;

export function KerasBox({ net, onNet }: KerasBoxProps): ReactElement {
  const id = useId();
  const locale = useLocale();
  const words = designerText[locale];
  // Typed text stays as typed until the network changes by other means.
  const [draft, setDraft] = useState<{ readonly text: string; readonly key: string } | null>(null);
  const key = encodeSpec(net);
  const typed = draft !== null && draft.key === key ? draft.text : null;
  const text = typed ?? kerasText(net).trimEnd();
  const read = typed === null ? null : readCode(typed, net.inputShape);

  function edit(next: string): void {
    const result = readCode(next, net.inputShape);
    const isTaken = result.kind === 'ok';
    setDraft({ text: next, key: isTaken ? encodeSpec(result.spec) : key });
    if (isTaken) onNet(result.spec);
  }

  const isWrong = read !== null && read.kind !== 'ok';
  const notes = read?.kind === 'ok' ? read.notes.map((note) => kerasNoteSentence(note, locale)) : [];
  return (
    <div className={styles['box']}>
      <label className={styles['boxLabel']} htmlFor={id}>
        {words.keras}
      </label>
      <textarea
        id={id}
        lang="en"
        rows={Math.min(28, Math.max(6, text.split('\n').length))}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        className={styles['code']}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-read`}
        onChange={(event) => edit(event.target.value)}
      />
      <div id={`${id}-hint`} className={styles['hint']}>
        {words.kerasHint}
      </div>
      <output id={`${id}-read`} className={isWrong ? styles['problem'] : styles['notes']}>
        {read?.kind === 'problem' && words.place(kerasPlace(read, locale), kerasProblemSentence(read, locale))}
        {read?.kind === 'too-many' && words.tooManyLayers(MOST_LAYERS)}
        {read?.kind === 'ok' && read.takenInput && <span>{words.takenInput(read.spec.inputShape.join(' × '))}</span>}
        {[...new Set(notes)].slice(0, MOST_NOTES).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </output>
      {typed !== null && (
        <div>
          <Button kind="quiet" onClick={() => setDraft(null)}>
            {words.kerasCurrent}
          </Button>
        </div>
      )}
    </div>
  );
}

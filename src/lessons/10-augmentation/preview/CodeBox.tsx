// One dialect's code of the current ranges in a text box, both ways, with what the dialect lacks below it.
// Not responsible for: reading code (nn/augmentation/parse-code.ts) or the sentences (kit/sentences).
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { augmentationGapSentence, augmentationNoteSentence } from '../../../kit/sentences/augmentation-code.ts';
import { AUGMENTATION_BOUND_REASONS, AUGMENTATION_NAMES } from '../../../kit/sentences/augmentation.ts';
import { kerasPlace, kerasProblemSentence } from '../../../kit/sentences/keras-parser.ts';
import { encodeAugmentation, linkableAugmentation } from '../../../nn/augmentation/codec.ts';
import { codeGaps, type Dialect } from '../../../nn/augmentation/gaps.ts';
import { imageDataGeneratorCode } from '../../../nn/augmentation/generator-code.ts';
import { augmentationLayersCode } from '../../../nn/augmentation/layers-code.ts';
import { parseAugmentationCode, type ParsedAugmentation } from '../../../nn/augmentation/parse-code.ts';
import { augmentationFaults, type AugmentationSpec } from '../../../nn/augmentation/spec.ts';
import type { ImageSize } from '../../../nn/image.ts';
import { codeText } from '../../../nn/keras-tokens.ts';
import styles from './Preview.module.css';
import { previewText } from './preview.text.ts';

export interface CodeBoxProps {
  readonly dialect: Dialect;
  readonly spec: AugmentationSpec;
  readonly size: ImageSize;
  readonly onSpec: (spec: AugmentationSpec) => void;
}

function generated(dialect: Dialect, spec: AugmentationSpec, size: ImageSize): string {
  const lines = dialect === 'generator' ? imageDataGeneratorCode(spec) : augmentationLayersCode(spec, size);
  return codeText(lines).trimEnd();
}

/** What ImageDataGenerator has no word for stays as it was: editing a line of it isn't meant to take that away. */
function takenSpec(
  read: Extract<ParsedAugmentation, { readonly kind: 'ok' }>,
  { contrast, hueTurns, noise, cutOut, crop, fillValue }: AugmentationSpec,
): AugmentationSpec {
  if (read.dialect === 'layers') return read.spec;
  return { ...read.spec, contrast, hueTurns, noise, cutOut, crop, ...(cutOut > 0 ? { fillValue } : {}) };
}

export function CodeBox({ dialect, spec, size, onSpec }: CodeBoxProps): ReactElement {
  const id = useId();
  const locale = useLocale();
  const words = previewText[locale];
  // Typed text stays as typed until the ranges change by other means.
  const [draft, setDraft] = useState<{ readonly text: string; readonly key: string } | null>(null);
  const key = encodeAugmentation(spec);
  const typed = draft !== null && draft.key === key ? draft.text : null;
  const text = typed ?? generated(dialect, spec, size);
  const read = typed === null ? null : parseAugmentationCode(typed, size);
  const isWrong = read !== null && read.kind !== 'ok';

  function edit(next: string): void {
    const result = parseAugmentationCode(next, size);
    if (result.kind !== 'ok') {
      setDraft({ text: next, key });
      return;
    }
    const taken = linkableAugmentation(takenSpec(result, spec));
    setDraft({ text: next, key: encodeAugmentation(taken) });
    onSpec(taken);
  }

  return (
    <div className={styles['box']}>
      <label htmlFor={id}>{dialect === 'generator' ? words.generator : words.layers}</label>
      <textarea
        id={id}
        lang="en"
        rows={Math.min(16, Math.max(5, text.split('\n').length))}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-read`}
        onChange={(event) => edit(event.target.value)}
      />
      <output id={`${id}-read`} className={isWrong ? styles['problem'] : styles['notes']}>
        <Reading read={read} />
      </output>
      <ul className={styles['gaps']}>
        {codeGaps(spec, dialect).map((code) => (
          <li key={code}>{augmentationGapSentence(code, locale)}</li>
        ))}
      </ul>
      {typed !== null && (
        <div>
          <Button kind="quiet" onClick={() => setDraft(null)}>
            {words.current}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What came of the text: why it can't be read, what was bounded, what was left out. */
function Reading({ read }: { readonly read: ParsedAugmentation | null }): ReactElement | null {
  const locale = useLocale();
  const words = previewText[locale];
  if (read === null) return null;
  if (read.kind === 'nothing') return <span>{words.nothing}</span>;
  if (read.kind === 'problem')
    return <span>{words.place(kerasPlace(read, locale), kerasProblemSentence(read, locale))}</span>;
  const bounds = augmentationFaults(read.spec).map(({ field, max }) =>
    words.bounded(AUGMENTATION_NAMES[field][locale], String(max), AUGMENTATION_BOUND_REASONS[field][locale]),
  );
  const notes = read.notes.map((note) => augmentationNoteSentence(note, locale));
  return (
    <>
      {[...new Set([...bounds, ...notes])].map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
    </>
  );
}

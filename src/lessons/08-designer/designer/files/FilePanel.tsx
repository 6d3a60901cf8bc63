// Taking the design away and bringing one in. Not responsible for: making files (take.ts) or reading them (design-file.ts).
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { RunSnapshot } from '../../../../engine/protocol/calls.ts';
import { Button } from '../../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../../kit/controls/Controls.tsx';
import { Notice } from '../../../../kit/controls/Notice.tsx';
import { useLocale } from '../../../../kit/locale/locale.ts';
import type { Locale } from '../../../../kit/locale/locale.ts';
import { kerasPlace, kerasProblemSentence } from '../../../../kit/sentences/keras-parser.ts';
import { MOST_LAYERS } from '../designer.ts';
import type { DesignerAction } from '../designer.ts';
import styles from '../Designer.module.css';
import type { DesignerModel } from '../designer-model.ts';
import { designerText } from '../designer.text.ts';
import { readFile } from './design-file.ts';
import type { ReadFile } from './design-file.ts';
import { filesText, TAKE_IDS } from './files.text.ts';
import type { TakeId } from './files.text.ts';
import { isWritable } from './layers-model.ts';
import { take } from './take.ts';

export interface FilePanelProps {
  readonly model: DesignerModel;
  readonly snapshot: RunSnapshot | null;
  readonly dispatch: (action: DesignerAction) => void;
}

/** A design is text of some kilobytes; more is not even read. */
const MOST_BYTES = 5_000_000;
const OF_RUNS: ReadonlySet<TakeId> = new Set(['csv', 'json', 'npz', 'tfjs']);

interface Message {
  readonly kind: 'good' | 'error';
  readonly text: string;
}

function sentenceFor(read: Exclude<ReadFile, { readonly kind: 'ok' }>, locale: Locale): string {
  const words = filesText[locale];
  if (read.kind === 'problem') return `${words.problems[read.code]} ${words.kept}`;
  const { read: code } = read;
  if (code.kind === 'too-many') return designerText[locale].tooManyLayers(MOST_LAYERS);
  return designerText[locale].place(kerasPlace(code, locale), kerasProblemSentence(code, locale));
}

export function FilePanel({ model, snapshot, dispatch }: FilePanelProps): ReactElement {
  const id = useId();
  const locale = useLocale();
  const words = filesText[locale];
  const chooser = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const trained = snapshot !== null && snapshot.step > 0 ? snapshot : null;

  async function bring(file: File): Promise<void> {
    if (file.size > MOST_BYTES) return setMessage({ kind: 'error', text: words.tooBig });
    const text = await file.text().catch(() => null);
    if (text === null) return setMessage({ kind: 'error', text: words.unreadable });
    const read = readFile(text, model.state);
    if (read.kind !== 'ok') return setMessage({ kind: 'error', text: sentenceFor(read, locale) });
    dispatch({ kind: 'restore', state: read.state });
    setMessage({ kind: 'good', text: words.opened(file.name) });
  }

  async function give(what: TakeId, button: Element): Promise<void> {
    const svg = button.closest('[data-exhibit]')?.querySelector('svg[data-drawing]');
    const isDone = await take(what, { model, snapshot: trained, svg: svg instanceof SVGSVGElement ? svg : null });
    setMessage(isDone ? null : { kind: 'error', text: words.failed });
  }

  const canTake = (what: TakeId): boolean => {
    if (what === 'tfjs') return trained !== null && isWritable(model.state.net);
    return OF_RUNS.has(what) ? trained !== null : model.summary !== null || what === 'design';
  };
  return (
    <section className={styles['files']} aria-label={words.title}>
      <h4>{words.title}</h4>
      <ButtonRow label={words.take}>
        {TAKE_IDS.map((what) => (
          <Button key={what} disabled={!canTake(what)} onClick={(event) => void give(what, event.currentTarget)}>
            {words.names[what]}
          </Button>
        ))}
      </ButtonRow>
      <p className={styles['hint']}>{words.afterTraining}</p>
      <div className={styles['bring']}>
        <Button aria-describedby={`${id}-hint`} onClick={() => chooser.current?.click()}>
          {words.bring}
        </Button>
        <input
          ref={chooser}
          hidden
          type="file"
          aria-label={words.bring}
          accept=".json,.py,.ipynb,.txt"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) void bring(file);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
        <p id={`${id}-hint`} className={styles['hint']}>
          {words.bringHint}
        </p>
      </div>
      {message !== null && <Notice kind={message.kind}>{message.text}</Notice>}
    </section>
  );
}

// Taking the design away and bringing one in, chosen or dropped. Not responsible for: making files (take.ts) or reading
// them (read-files.ts).
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { RunSnapshot } from '../../../../engine/protocol/calls.ts';
import { Button } from '../../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../../kit/controls/Controls.tsx';
import { Notice } from '../../../../kit/controls/Notice.tsx';
import { useLocale } from '../../../../kit/locale/locale.ts';
import type { DesignerAction } from '../designer.ts';
import styles from '../Designer.module.css';
import type { DesignerModel } from '../designer-model.ts';
import { keepWeights } from '../start-weights.ts';
import { filesText, TAKE_IDS } from './files.text.ts';
import type { TakeId } from './files.text.ts';
import { bring } from './bring.ts';
import { readProblemSentence } from './read-problem.ts';
import { StartNotice } from './StartNotice.tsx';
import { take } from './take.ts';
import { useFileDrop } from './use-file-drop.ts';

export interface FilePanelProps {
  readonly model: DesignerModel;
  readonly snapshot: RunSnapshot | null;
  readonly dispatch: (action: DesignerAction) => void;
}

const OF_RECORDS: ReadonlySet<TakeId> = new Set(['csv', 'json']);
const OF_WEIGHTS: ReadonlySet<TakeId> = new Set(['npz', 'tfjs']);

interface Message {
  readonly kind: 'good' | 'error';
  readonly text: string;
}

export function FilePanel({ model, snapshot, dispatch }: FilePanelProps): ReactElement {
  const id = useId();
  const locale = useLocale();
  const words = filesText[locale];
  const chooser = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const trained = snapshot !== null && snapshot.step > 0 ? snapshot : null;

  async function open(files: readonly File[]): Promise<void> {
    const [first] = files;
    if (first === undefined) return;
    const read = await bring(files, model.state);
    if (read.kind !== 'ok') return setMessage({ kind: 'error', text: readProblemSentence(read, locale) });
    const { state, weights } = read;
    const start = weights === null ? state.start : keepWeights(weights);
    dispatch({ kind: 'restore', state: { ...state, start } });
    const sentences = [
      words.opened(first.name),
      ...(weights === null ? [] : [words.withWeights]),
      ...(read.leftBehind === undefined ? [] : [words.leftBehind[read.leftBehind]]),
    ];
    setMessage({ kind: 'good', text: sentences.join(locale === 'zh' ? '' : ' ') });
  }

  async function give(what: TakeId, button: Element): Promise<void> {
    const svg = button.closest('[data-exhibit]')?.querySelector('svg[data-drawing]');
    const isDone = await take(what, { model, snapshot: trained, svg: svg instanceof SVGSVGElement ? svg : null });
    setMessage(isDone ? null : { kind: 'error', text: words.failed });
  }

  const { place, isOver } = useFileDrop<HTMLElement>((files) => void open(files));
  const canTake = (what: TakeId): boolean => {
    if (OF_WEIGHTS.has(what)) return trained !== null || model.start.weights !== null;
    return OF_RECORDS.has(what) ? trained !== null : model.summary !== null || what === 'design';
  };
  return (
    <section ref={place} className={styles['files']} aria-label={words.title} data-over={isOver || undefined}>
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
          multiple
          type="file"
          aria-label={words.bring}
          accept=".json,.bin,.zip,.keras,.py,.ipynb,.txt"
          onChange={(event) => {
            void open([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
        <p id={`${id}-hint`} className={styles['hint']}>
          {words.bringHint}
        </p>
      </div>
      {message !== null && <Notice kind={message.kind}>{message.text}</Notice>}
      <StartNotice model={model} onForget={() => dispatch({ kind: 'forget-start' })} />
    </section>
  );
}

// Keeping both designs as a file, and opening one. Not responsible for: what is in it (bench-file.ts).
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow } from '../../kit/controls/Controls.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { useLocale } from '../../kit/locale/locale.ts';
import { saveFile } from '../../kit/files/save-file.ts';
import { benchFile, readBench } from './bench-file.ts';
import type { ReadBench } from './bench-file.ts';
import type { PlaygroundAction, PlaygroundState } from './playground.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';

/** Such a file has some kilobytes; more is not even read. */
const MOST_BYTES = 1_000_000;

export interface BenchFileProps {
  readonly state: PlaygroundState;
  readonly dispatch: (action: PlaygroundAction) => void;
}

export function BenchFile({ state, dispatch }: BenchFileProps): ReactElement {
  const words = playgroundText[useLocale()];
  const chooser = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<{ readonly kind: 'good' | 'error'; readonly text: string } | null>(null);

  async function open(file: File): Promise<void> {
    const text = file.size > MOST_BYTES ? '' : await file.text().catch(() => '');
    const read: ReadBench = readBench(text);
    if (read.kind === 'problem') return setMessage({ kind: 'error', text: words.fileProblems[read.code] });
    dispatch({ kind: 'restore', state: read.state });
    setMessage({ kind: 'good', text: words.fileOpened(file.name) });
  }

  return (
    <div className={styles['stack']}>
      <h5>{words.bothFiles}</h5>
      <ButtonRow label={words.bothFiles}>
        <Button
          onClick={() => saveFile({ name: 'playground.json', type: 'application/json', content: benchFile(state) })}
        >
          {words.saveBoth}
        </Button>
        <Button onClick={() => chooser.current?.click()}>{words.openBoth}</Button>
      </ButtonRow>
      <input
        ref={chooser}
        hidden
        type="file"
        aria-label={words.openBoth}
        accept=".json"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void open(file);
          // The same file may be chosen again after it was changed.
          event.target.value = '';
        }}
      />
      {message !== null && <Notice kind={message.kind}>{message.text}</Notice>}
    </div>
  );
}

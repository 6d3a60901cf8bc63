// Progress saved as a file, brought in from one, or cleared; each can be undone, and what went wrong is said.
// Not responsible for: the form of the file (stores/progress-file.ts).
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { LARGEST_FILE_BYTES, readProgressFile, writeProgressFile, type FileProblem } from '../stores/progress-file.ts';
import {
  addProgress,
  forgetProgressSetAside,
  progressSetAside,
  resetProgress,
  undoableProgress,
  undoReplacement,
  useProgress,
} from '../stores/progress.ts';
import { PROGRESS_PAGE_TEXT } from './progress-page.text.ts';
import styles from './ProgressPage.module.css';

type Told = 'brought' | 'reset' | FileProblem | 'unreadable' | null;

function save(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Only once the browser has taken it: some begin after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function bringIn(file: File): Promise<Told> {
  if (file.size > LARGEST_FILE_BYTES) return 'too-large';
  try {
    const reading = readProgressFile(await file.text());
    if (reading.kind === 'problem') return reading.problem;
    addProgress(reading.progress);
    return 'brought';
  } catch {
    return 'unreadable';
  }
}

export function ProgressFile() {
  const text = useText(PROGRESS_PAGE_TEXT);
  const chooser = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Told>(null);
  const undoable = useStore(undoableProgress, ({ before }) => before !== null);
  return (
    <section aria-labelledby="progress-keep" className={styles['part']}>
      <h2 id="progress-keep">{text.keep}</h2>
      <p className={styles['intro']}>{text.keepIntro}</p>
      <SetAside />
      <div className={styles['buttons']}>
        <Button onClick={() => save('stride-progress.json', writeProgressFile(useProgress.getState(), new Date()))}>
          {text.save}
        </Button>
        <Button onClick={() => chooser.current?.click()}>{text.bring}</Button>
        <input
          ref={chooser}
          type="file"
          accept="application/json,.json"
          aria-label={text.bring}
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) void bringIn(file).then(setTold);
          }}
        />
        <Button
          kind="danger"
          onClick={() => {
            resetProgress();
            setTold('reset');
          }}
        >
          {text.reset}
        </Button>
        {undoable && (
          <Button
            icon="undo"
            onClick={() => {
              undoReplacement();
              setTold(null);
            }}
          >
            {text.undo}
          </Button>
        )}
      </div>
      {told !== null && (
        <Notice kind={told === 'brought' || told === 'reset' ? 'good' : 'error'}>
          {told === 'brought' ? text.brought : told === 'reset' ? text.wasReset : text.fileProblems[told]}
        </Notice>
      )}
    </section>
  );
}

function SetAside() {
  const text = useText(PROGRESS_PAGE_TEXT);
  const [original, setOriginal] = useState(progressSetAside);
  if (original === null) return null;
  return (
    <Notice
      kind="warn"
      actions={
        <>
          <Button onClick={() => save('stride-progress-original.txt', original)}>{text.saveAside}</Button>
          <Button
            kind="quiet"
            onClick={() => {
              forgetProgressSetAside();
              setOriginal(null);
            }}
          >
            {text.forgetAside}
          </Button>
        </>
      }
    >
      {text.aside}
    </Notice>
  );
}

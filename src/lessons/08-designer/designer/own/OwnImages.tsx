// The reader's own images as a data set: classes, bringing files in by button, folder or dragging, undo and redo.
// Not responsible for: one class (OwnClassCard.tsx) or training with them.
import { useEffect, useRef, useState } from 'react';
import type { DragEvent, ReactElement } from 'react';
import { Button } from '../../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../../kit/controls/Controls.tsx';
import { Notice } from '../../../../kit/controls/Notice.tsx';
import { Progress } from '../../../../kit/controls/Progress.tsx';
import { formatNumber, joinSentences } from '../../../../kit/locale/format.ts';
import { useUndoKeys } from '../../../../kit/exhibit/use-undo-keys.ts';
import { useLocale } from '../../../../kit/locale/locale.ts';
import { classes } from '../../../../kit/style/classes.ts';
import { importSentences, problemSentence } from './own-sentences.ts';
import { addClass, MOST_CLASSES } from './own-images.ts';
import styles from './OwnImages.module.css';
import { changeOwn, redoOwn, undoOwn, useOwnImages } from './own-store.ts';
import { ownText } from './own.text.ts';
import { OwnClassCard } from './OwnClassCard.tsx';
import { byFolder, chosenFiles, droppedFiles } from '../../../../kit/files/picked-files.ts';
import type { PickedFile } from '../../../../kit/files/picked-files.ts';
import { useImport } from './use-import.ts';

export function OwnImages(): ReactElement {
  const locale = useLocale();
  const words = ownText[locale];
  const { set, facts, canUndo, canRedo, isKept } = useOwnImages(true);
  const { progress, report, bring, stop } = useImport();
  const folders = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLElement>(null);
  const [isOver, setIsOver] = useState(false);
  const n = (value: number): string => formatNumber(value, locale);
  const total = set.classes.reduce((sum, { images }) => sum + images.length, 0);
  const isFull = set.classes.length >= MOST_CLASSES;

  // Inside this part Ctrl+Z takes back what was done to the images, and not to the network.
  useUndoKeys(root, (kind) => (kind === 'undo' ? undoOwn() : redoOwn()));

  // React knows no attribute for choosing folders.
  useEffect(() => {
    if (folders.current !== null) folders.current.webkitdirectory = true;
  }, []);

  function take(files: readonly PickedFile[], into: string | null): void {
    const picked = into === null ? byFolder(files) : [{ name: null, files: files.map(({ file }) => file) }];
    void bring(picked, into, (number) => words.newClass(n(number)));
  }

  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    setIsOver(false);
    if (progress === null) take(await droppedFiles(event.dataTransfer), null);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a shortcut: buttons do the same
    <section
      ref={root}
      className={classes(styles['own'], isOver && styles['over'])}
      aria-label={words.title}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      }}
      onDrop={(event) => void drop(event)}
    >
      <h4>{words.title}</h4>
      <p className={styles['hint']}>{words.privacy}</p>
      <ButtonRow label={words.tools}>
        <Button disabled={isFull} onClick={() => changeOwn((before) => addClass(before, crypto.randomUUID(), ''))}>
          {words.addClass}
        </Button>
        <Button disabled={progress !== null} onClick={() => folders.current?.click()}>
          {words.openFolders}
        </Button>
        <Button kind="quiet" icon="undo" disabled={!canUndo} keepsFocus onClick={undoOwn}>
          {words.undo}
        </Button>
        <Button kind="quiet" icon="redo" disabled={!canRedo} keepsFocus onClick={redoOwn}>
          {words.redo}
        </Button>
      </ButtonRow>
      <input
        ref={folders}
        hidden
        multiple
        type="file"
        aria-label={words.openFolders}
        onChange={(event) => {
          take(chosenFiles(event.target.files), null);
          event.target.value = '';
        }}
      />
      {progress !== null && (
        <div className={styles['progress']}>
          <Progress
            label={words.reading}
            value={progress.done}
            max={progress.total}
            text={`${n(progress.done)} / ${n(progress.total)}`}
          />
          <Button icon="stop" onClick={stop}>
            {words.stop}
          </Button>
        </div>
      )}
      {report !== null && (
        <Notice kind={report.refused.size > 0 || report.over + report.overClasses > 0 ? 'warn' : 'good'}>
          {joinSentences(importSentences(report, locale), locale)}
        </Notice>
      )}
      {!isKept && <Notice kind="warn">{words.notKept}</Notice>}
      {set.classes.length > 0 && (
        <ul className={styles['classes']}>
          {set.classes.map((one, index) => (
            <OwnClassCard
              key={one.id}
              one={one}
              number={index + 1}
              isBusy={progress !== null}
              onFiles={(files) => take(files, one.id)}
            />
          ))}
        </ul>
      )}
      <p className={styles['drop']}>{words.dropHere}</p>
      {total > 0 && <p className={styles['hint']}>{words.rolesHint}</p>}
      {facts === null ? (
        <p className={styles['hint']}>{words.loading}</p>
      ) : (
        <>
          {facts.problems.map((problem) => (
            <Notice key={JSON.stringify(problem)} kind="info">
              {problemSentence(problem, facts.classNames, locale)}
            </Notice>
          ))}
          {facts.problems.length === 0 && (
            <p className={styles['totals']}>
              {joinSentences(
                [
                  words.totals(n(set.classes.length), n(total)),
                  words.shares(n(facts.counts.train), n(facts.counts.validation), n(facts.counts.test)),
                ],
                locale,
              )}
            </p>
          )}
        </>
      )}
    </section>
  );
}

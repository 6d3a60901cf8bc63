// The view of the exhibit `your-classes`: three columns, classes, training and trying, and files dropped anywhere on them.
// Not responsible for: what is shown (your-classes-model.ts) or the columns themselves.
import { useRef, useState } from 'react';
import type { DragEvent, ReactElement } from 'react';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { droppedFiles } from '../../../kit/files/picked-files.ts';
import { useUndoKeys } from '../../../kit/exhibit/use-undo-keys.ts';
import { classes } from '../../../kit/style/classes.ts';
import { ModelBar } from '../base/ModelBar.tsx';
import { ClassesColumn } from './ClassesColumn.tsx';
import { FileOutcomeNotice } from './FileOutcomeNotice.tsx';
import { useOutOfSight } from './use-out-of-sight.ts';
import { pageStore } from './page-store.ts';
import { PreviewColumn } from './PreviewColumn.tsx';
import { Review } from './Review.tsx';
import type { ClassesAction, ClassesState } from './settings.ts';
import { TrainColumn } from './TrainColumn.tsx';
import type { ClassesSession } from './use-your-classes.ts';
import styles from './YourClasses.module.css';
import type { ClassesModel } from './your-classes-model.ts';
import { classesText } from './your-classes.text.ts';

export type ClassesProps = ExhibitViewProps<ClassesState, ClassesAction, ClassesSession, ClassesModel>;

export function YourClassesView(props: ClassesProps): ReactElement {
  const { session, locale } = props;
  const words = classesText[locale];
  const [isOver, setIsOver] = useState(false);
  const collecting = useRef<HTMLDivElement>(null);
  const watch = useOutOfSight(session.camera.stop);

  // Inside the column of classes Ctrl+Z takes back a deletion of pictures, and not a setting.
  useUndoKeys(collecting, (kind) => {
    if (kind === 'undo') pageStore().undo();
  });

  async function drop(event: DragEvent): Promise<void> {
    event.preventDefault();
    setIsOver(false);
    // Taken while the event lasts, whatever is going on: the browser would leave the page for the file.
    const files = await droppedFiles(event.dataTransfer);
    if (session.files.progress === null) await session.files.bring(files, null);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a shortcut: buttons do the same
    <div
      ref={watch}
      className={classes(styles['figure'], isOver && styles['over'])}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      }}
      onDrop={(event) => void drop(event)}
    >
      <ModelBar base={session.base} />
      <FileOutcomeNotice {...props} />
      <div className={styles['columns']}>
        <div ref={collecting} className={styles['column']}>
          <ClassesColumn {...props} />
        </div>
        <div className={styles['column']}>
          <TrainColumn {...props} />
        </div>
        <div className={styles['column']}>
          <PreviewColumn {...props} />
        </div>
      </div>
      <Review {...props} />
      <p className={styles['hint']}>{words.linkNote}</p>
    </div>
  );
}

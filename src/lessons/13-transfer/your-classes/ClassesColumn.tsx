// The column of classes: the invitation while there is none, a card each, ways to add more, project files and what is kept.
// Not responsible for: one class (ClassCard.tsx) or reading files (use-files.ts).
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { chosenFiles } from '../../../kit/files/picked-files.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import { ClassCard } from './ClassCard.tsx';
import { addClass, MOST_CLASSES } from './class-set.ts';
import { pageStore } from './page-store.ts';
import { SamplesForm } from './SamplesForm.tsx';
import { memorySentence, problemSentence } from './sentences.ts';
import { StorageLine } from './StorageLine.tsx';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

export function ClassesColumn(props: ClassesProps): ReactElement {
  const { state, model, session, locale } = props;
  const words = classesText[locale];
  const { files, store } = session;
  const isBusy = files.progress !== null;
  const isEmpty = model.classes.length === 0;
  const folders = useRef<HTMLInputElement>(null);
  const project = useRef<HTMLInputElement>(null);
  const gap = locale === 'zh' ? '' : ' ';
  const n = (value: number): string => formatNumber(value, locale);

  // React knows no attribute for choosing folders.
  useEffect(() => {
    if (folders.current !== null) folders.current.webkitdirectory = true;
  }, []);

  return (
    <section className={styles['part']} aria-label={words.columns[0]}>
      <h4>{words.columns[0]}</h4>
      {isEmpty && (
        <div className={styles['invite']}>
          <p>
            <b>{words.inviteTitle}</b>
          </p>
          <p>{words.invite}</p>
          <Button
            kind="primary"
            icon="play"
            disabled={isBusy || store.keeping === 'reading'}
            keepsFocus
            onClick={() => {
              void files.samples(state, locale).then((hasCome) => {
                if (hasCome) session.train();
              });
            }}
          >
            {words.trySamples(words.sources[state.source].trim(), n(state.classes), n(state.perClass))}
          </Button>
        </div>
      )}
      {!isEmpty && (
        <ul className={styles['classes']}>
          {model.classes.map((one) => (
            <ClassCard key={one.id} one={one} {...props} />
          ))}
        </ul>
      )}
      <ButtonRow label={words.addClass}>
        <Button
          kind={isEmpty ? 'plain' : 'primary'}
          disabled={model.classes.length >= MOST_CLASSES}
          onClick={() => pageStore().change((set) => addClass(set, crypto.randomUUID(), ''))}
        >
          {words.addClass}
        </Button>
        <Button disabled={isBusy} onClick={() => folders.current?.click()}>
          {words.openFolders}
        </Button>
        <Button kind="quiet" icon="undo" disabled={!store.canUndo} keepsFocus onClick={() => pageStore().undo()}>
          {words.undoDelete}
        </Button>
      </ButtonRow>
      <input
        ref={folders}
        hidden
        multiple
        type="file"
        data-input="folders"
        aria-label={words.openFolders}
        onChange={(event) => {
          void files.bring(chosenFiles(event.target.files), null);
          event.target.value = '';
        }}
      />
      <p className={styles['drop']}>{words.dropHere}</p>
      {!isEmpty &&
        model.problems.map((problem) => (
          <Notice key={JSON.stringify(problem)} kind="info">
            {problemSentence(problem, model.classes, locale)}
          </Notice>
        ))}
      {store.damaged > 0 && <Notice kind="warn">{words.damagedRecords(n(store.damaged))}</Notice>}
      {store.isFromElsewhere && <Notice kind="info">{words.elsewhere}</Notice>}
      {!isEmpty && <p className={styles['hint']}>{words.thumbsHint}</p>}
      <SamplesForm {...props} />
      <ButtonRow label={words.saveProject}>
        <Button disabled={isEmpty} onClick={() => void files.save(state)}>
          {words.saveProject}
        </Button>
        <Button disabled={isBusy} onClick={() => project.current?.click()}>
          {words.openProject}
        </Button>
      </ButtonRow>
      <input
        ref={project}
        hidden
        type="file"
        accept=".zip"
        data-input="project"
        aria-label={words.openProject}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void files.open(file);
          event.target.value = '';
        }}
      />
      <p className={styles['hint']} data-memory="">
        {memorySentence(model, locale)}
        {gap}
        {words.keeping[store.keeping]}
        {gap}
        <StorageLine locale={locale} count={store.set.pictures.length} />
      </p>
      <p className={styles['hint']}>{words.stays}</p>
    </section>
  );
}

// One class: its name, its pictures, and the ways to give it more. Not responsible for: recording (RecordPanel.tsx), drawing
// (DrawPanel.tsx) or the pictures' grid (Thumbs.tsx).
import { useRef } from 'react';
import type { ReactElement } from 'react';
import { Button, IconButton } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { TextField } from '../../../kit/controls/TextField.tsx';
import { chosenFiles } from '../../../kit/files/picked-files.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import { MOST_NAME_LETTERS, renameClass } from './class-set.ts';
import { DrawPanel } from './DrawPanel.tsx';
import { nextOrder } from './bring-in.ts';
import { pageStore } from './page-store.ts';
import { packPicture } from './picture-codec.ts';
import { RecordPanel } from './RecordPanel.tsx';
import { nameOf } from './sentences.ts';
import { Thumbs } from './Thumbs.tsx';
import type { OpenSource } from './use-your-classes.ts';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';
import type { ClassModel } from './your-classes-model.ts';

export function ClassCard({ one, session, locale }: ClassesProps & { readonly one: ClassModel }): ReactElement {
  const words = classesText[locale];
  const { files, source } = session;
  const input = useRef<HTMLInputElement>(null);
  const name = nameOf(one, locale);
  const n = (value: number): string => formatNumber(value, locale);
  const open = source?.classId === one.id ? source.kind : null;
  const toggle = (kind: OpenSource['kind']): void =>
    session.openSource(open === kind ? null : { classId: one.id, kind });
  return (
    <li className={styles['class']} data-class={one.index + 1}>
      <div className={styles['head']}>
        <i
          className={styles['swatch']}
          style={{ background: `var(--series-${(one.index % 8) + 1})` }}
          aria-hidden="true"
        />
        <TextField
          label={words.className(n(one.index + 1))}
          labelHidden
          value={one.name}
          placeholder={words.newClass(n(one.index + 1))}
          maxLength={MOST_NAME_LETTERS}
          onChange={(text) => pageStore().change((set) => renameClass(set, one.id, text))}
        />
        <IconButton
          icon="close"
          label={words.forClass(words.removeClass, name)}
          onClick={() => {
            if (open !== null) session.openSource(null);
            pageStore().remove([one.id], []);
          }}
        />
      </div>
      <ButtonRow label={name}>
        <Button
          pressed={open === 'camera'}
          aria-label={words.forClass(words.camera, name)}
          onClick={() => toggle('camera')}
        >
          {words.camera}
        </Button>
        <Button
          disabled={files.progress !== null}
          aria-label={words.forClass(words.files, name)}
          onClick={() => input.current?.click()}
        >
          {words.files}
        </Button>
        <Button
          pressed={open === 'drawing'}
          aria-label={words.forClass(words.draw, name)}
          onClick={() => toggle('drawing')}
        >
          {words.draw}
        </Button>
      </ButtonRow>
      <input
        ref={input}
        hidden
        multiple
        type="file"
        data-input="pictures"
        aria-label={words.forClass(words.files, name)}
        onChange={(event) => {
          void files.bring(chosenFiles(event.target.files), one.id);
          event.target.value = '';
        }}
      />
      {open === 'camera' && <RecordPanel session={session} classId={one.id} name={name} locale={locale} />}
      {open === 'drawing' && (
        <DrawPanel
          label={words.addDrawing}
          locale={locale}
          onDone={(picture) => {
            void packPicture(picture).then((packed) => {
              if (packed === null) return;
              pageStore().add([{ id: crypto.randomUUID(), classId: one.id, order: nextOrder(), ...packed }]);
            });
          }}
        />
      )}
      <p className={styles['count']}>
        {one.pictures.length === 0 ? words.noPictures : words.counts(n(one.trainCount), n(one.validationCount))}
      </p>
      {one.pictures.length > 0 && (
        <Thumbs
          pictures={one.pictures}
          roles={session.roles}
          name={name}
          locale={locale}
          onRemove={(id) => pageStore().remove([], [id])}
        />
      )}
    </li>
  );
}

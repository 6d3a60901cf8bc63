// Choosing a picture: one of those that come with the course, a file, or the camera, with everything that can go wrong
// said in a sentence. Not responsible for: what is done with the picture (its owner) or the camera (use-photo-source.ts).
import { useRef } from 'react';
import type { DragEvent, ReactElement, ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { Notice } from '../controls/Notice.tsx';
import { Select } from '../controls/Select.tsx';
import type { SelectOption } from '../controls/Select.tsx';
import { useLocale } from '../locale/locale.ts';
import { CAMERA_SENTENCES, PHOTO_SENTENCES, photoText } from './photo.text.ts';
import styles from './PhotoChooser.module.css';
import type { PhotoControls, PhotoSource } from './use-photo-source.ts';

/** Options of the list that are the reader's own; not to be used as ids of built-in pictures. */
const OWN = 'own';
const CAMERA = 'camera';

export interface PhotoChooserProps<Id extends string> {
  readonly label: string;
  /** The built-in picture chosen, which the link keeps. */
  readonly value: Id;
  readonly options: readonly SelectOption<Id>[];
  readonly onChange: (value: Id) => void;
  readonly source: PhotoSource & PhotoControls;
  /** About the picture shown: credit, size. */
  readonly note?: string;
  /** Whether the camera is no choice: where a picture is asked about for so long that the next one would end it. */
  readonly withoutCamera?: boolean;
}

export function PhotoChooser<Id extends string>(props: PhotoChooserProps<Id>): ReactElement {
  const { label, value, options, onChange, source, note, withoutCamera = false } = props;
  const words = photoText[useLocale()];
  const input = useRef<HTMLInputElement>(null);
  const { shown, own, camera } = source;
  const all: readonly SelectOption<string>[] = [
    ...options,
    ...(own === null ? [] : [{ value: OWN, label: words.own(own.name) }]),
    ...(shown.kind === 'camera' ? [{ value: CAMERA, label: words.camera }] : []),
  ];

  function choose(next: string): void {
    if (next === OWN) {
      source.showOwn();
      return;
    }
    const chosen = options.find((option) => option.value === next);
    if (chosen === undefined) return;
    source.showBuiltIn();
    onChange(chosen.value);
  }

  return (
    <div className={styles['chooser']}>
      <fieldset className={styles['row']} aria-label={label} data-print="hidden">
        <Select
          label={words.picture}
          value={shown.kind === 'own' ? OWN : shown.kind === 'camera' ? CAMERA : value}
          options={all}
          onChange={choose}
        />
        <Button onClick={() => input.current?.click()}>{words.open}</Button>
        {!withoutCamera &&
          (camera === 'live' || camera === 'asking' ? (
            <Button icon="stop" onClick={source.stopCamera}>
              {words.stopCamera}
            </Button>
          ) : (
            <Button onClick={source.startCamera}>{words.startCamera}</Button>
          ))}
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          onChange={(event) => {
            const file = event.target.files?.[0];
            // Emptied, so that the same file can be opened again.
            if (file !== undefined) source.openFile(file);
            event.target.value = '';
          }}
        />
      </fieldset>
      <Messages source={source} />
      {note !== undefined && <p className={styles['note']}>{note}</p>}
    </div>
  );
}

function Messages({ source }: { readonly source: PhotoSource & PhotoControls }): ReactElement | null {
  const locale = useLocale();
  const words = photoText[locale];
  const { camera, cameraProblem, photoProblem, isReading } = source;
  if (cameraProblem !== null) {
    return (
      <Notice kind="warn" actions={<Button onClick={source.startCamera}>{words.retry}</Button>}>
        {CAMERA_SENTENCES[cameraProblem][locale]}
      </Notice>
    );
  }
  if (photoProblem !== null) return <Notice kind="warn">{PHOTO_SENTENCES[photoProblem][locale]}</Notice>;
  if (camera === 'asking') return <Notice kind="info">{words.asking}</Notice>;
  if (camera === 'out-of-sight') return <Notice kind="info">{words.paused}</Notice>;
  return isReading ? <Notice kind="info">{words.reading}</Notice> : null;
}

export interface PhotoPlaceProps {
  readonly source: PhotoControls;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * The element in which the picture is shown: photos may be dropped on it (without it the browser would leave the page
 * for the file), and when it leaves the screen the camera is turned off.
 */
export function PhotoPlace({ source, className, children }: PhotoPlaceProps): ReactElement {
  const { watch, openFile } = source;
  function onDrop(event: DragEvent): void {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    openFile(file);
  }
  return (
    <div
      ref={watch}
      className={className}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      {children}
    </div>
  );
}

// The camera's picture and the buttons that record it into a class: held, or a burst. By keyboard, too.
// Not responsible for: the camera (use-live-camera.ts) or taking pictures (use-recorder.ts).
import type { KeyboardEvent, ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { CameraPicture } from './CameraPicture.tsx';
import { BURST, useRecorder } from './use-recorder.ts';
import type { ClassesSession } from './use-your-classes.ts';
import styles from './YourClasses.module.css';
import { classesText } from './your-classes.text.ts';

export interface RecordPanelProps {
  readonly session: ClassesSession;
  readonly classId: string;
  readonly name: string;
  readonly locale: Locale;
}

function isPress(event: KeyboardEvent): boolean {
  return event.key === ' ' || event.key === 'Enter';
}

export function RecordPanel({ session, classId, name, locale }: RecordPanelProps): ReactElement {
  const words = classesText[locale];
  const { camera } = session;
  const recorder = useRecorder(camera, classId);
  const n = (value: number): string => formatNumber(value, locale);
  const isOff = camera.phase !== 'live';
  return (
    <div className={styles['panel']}>
      <CameraPicture camera={camera} locale={locale} />
      <ButtonRow label={words.forClass(words.camera, name)}>
        <Button
          kind="primary"
          disabled={isOff}
          pressed={recorder.isRecording}
          onPointerDown={() => recorder.start(Infinity)}
          onPointerUp={recorder.stop}
          onPointerLeave={recorder.stop}
          onPointerCancel={recorder.stop}
          onBlur={recorder.stop}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (!isPress(event)) return;
            event.preventDefault();
            if (!event.repeat) recorder.start(Infinity);
          }}
          onKeyUp={(event) => {
            if (isPress(event)) recorder.stop();
          }}
        >
          {words.hold}
        </Button>
        <Button disabled={isOff || recorder.isRecording} keepsFocus onClick={() => recorder.start(BURST)}>
          {words.burst(n(BURST))}
        </Button>
        <Button kind="quiet" icon="close" onClick={() => session.openSource(null)}>
          {words.close}
        </Button>
      </ButtonRow>
      <output className={styles['count']}>
        {recorder.isRecording || recorder.taken > 0 ? words.recording(n(recorder.taken)) : ''}
      </output>
    </div>
  );
}

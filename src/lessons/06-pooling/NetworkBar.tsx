// The picture to look at, how the network stands, and the button that trains it. Shared by the three exhibits.
// Not responsible for: training (use-trained.ts) or maps.
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Choice } from '../../kit/controls/Choice.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { useLocale } from '../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { loadDigits } from './pictures.ts';
import type { PictureId } from './pictures.ts';
import { networkSentence, PICTURE_OPTIONS, trainedText } from './trained.text.ts';
import type { TrainedSession } from './use-trained.ts';

export interface NetworkBarProps {
  readonly session: TrainedSession;
  readonly picture: PictureId;
  readonly isDrawn: boolean;
  readonly onPicture: (picture: PictureId) => void;
}

export function NetworkBar({ session, picture, isDrawn, onPicture }: NetworkBarProps): ReactElement {
  const locale = useLocale();
  const words = trainedText[locale];
  const { digits } = session;
  const wantsDigit = picture !== 'drawn' && isDrawn;
  const hint = wantsDigit && digits.loading ? words.loadingDigits : picture === 'drawn' ? words.drawn : null;
  return (
    <>
      <Choice
        label={words.picture}
        value={picture}
        options={PICTURE_OPTIONS.map((id) => ({ value: id, label: words.pictureName(id) }))}
        onChange={onPicture}
        {...(hint === null ? {} : { hint })}
      />
      {wantsDigit && digits.error !== null && (
        <Notice kind="warn" actions={<Button onClick={loadDigits}>{words.retry}</Button>}>
          {ENGINE_ERROR_SENTENCES[digits.error][locale]}
        </Notice>
      )}
      <Network session={session} />
    </>
  );
}

function Network({ session }: { readonly session: TrainedSession }): ReactElement {
  const locale = useLocale();
  const words = trainedText[locale];
  const { phase, error, step, totalSteps } = session;
  const isTraining = phase === 'training';
  const label = phase === 'paused' ? words.goOn : phase === 'trouble' ? words.retry : words.train;
  const told = useRef<HTMLParagraphElement>(null);
  const hadFocus = useRef(false);
  // The button goes when all is learnt; who pressed it last with the keyboard stays where the outcome is told.
  useEffect(() => {
    if (phase === 'trained' && hadFocus.current) told.current?.focus();
  }, [phase]);
  return (
    <Notice
      kind={phase === 'trouble' ? 'error' : 'info'}
      actions={
        phase !== 'trained' && (
          <Button
            kind={phase === 'none' || phase === 'opening' ? 'primary' : 'plain'}
            icon={isTraining ? 'pause' : 'play'}
            disabled={phase === 'opening'}
            keepsFocus
            onClick={isTraining ? session.pause : session.train}
            onFocus={() => {
              hadFocus.current = true;
            }}
            onBlur={() => {
              hadFocus.current = false;
            }}
          >
            {isTraining ? words.pause : label}
          </Button>
        )
      }
    >
      <p ref={told} tabIndex={-1}>
        {error === null ? networkSentence(session, locale) : ENGINE_ERROR_SENTENCES[error][locale]}
      </p>
      {(phase === 'opening' || phase === 'training') && (
        <Progress
          label={words.progress}
          value={phase === 'opening' ? null : step}
          max={Math.max(1, totalSteps)}
          {...(phase === 'opening' ? {} : { text: `${step} / ${totalSteps}` })}
        />
      )}
    </Notice>
  );
}

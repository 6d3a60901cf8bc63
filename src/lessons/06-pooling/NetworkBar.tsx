// The picture to look at, how the network stands, and the button that trains it. Shared by the three exhibits.
// Not responsible for: training (use-trained.ts) or maps.
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
  const mayTrain = phase === 'none' || phase === 'paused' || phase === 'trouble';
  const label = phase === 'none' ? words.train : phase === 'paused' ? words.goOn : words.retry;
  return (
    <Notice
      kind={phase === 'trouble' ? 'error' : 'info'}
      actions={
        <>
          {mayTrain && (
            <Button kind={phase === 'none' ? 'primary' : 'plain'} icon="play" onClick={session.train}>
              {label}
            </Button>
          )}
          {phase === 'training' && (
            <Button icon="pause" onClick={session.pause}>
              {words.pause}
            </Button>
          )}
        </>
      }
    >
      <p>{error === null ? networkSentence(session, locale) : ENGINE_ERROR_SENTENCES[error][locale]}</p>
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

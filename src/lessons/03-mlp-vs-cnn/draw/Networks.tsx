// How the training of the two networks stands, and the button that moves it on.
// Not responsible for: training (use-draw.ts) or what the networks say (Answers.tsx).
import { useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { duelText } from '../duel/duel.text.ts';
import type { DrawModel, DrawSession } from './draw-model.ts';
import { drawText, networksSentence } from './draw.text.ts';

export interface NetworksProps {
  readonly model: DrawModel;
  readonly session: DrawSession;
  readonly locale: Locale;
  /** The notice goes while the focus is in it: the focus wants another place. Must stay the same function. */
  readonly onTrained: () => void;
}

export function Networks(props: NetworksProps): ReactElement {
  const { model, locale } = props;
  return (
    <>
      {model.networks !== 'trained' && <TrainingNotice {...props} />}
      {model.otherDataset && <Notice kind="info">{drawText[locale].otherDataset}</Notice>}
    </>
  );
}

function TrainingNotice({ model, session, locale, onTrained }: NetworksProps): ReactElement {
  const words = drawText[locale];
  const { networks } = model;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      if (own === own?.ownerDocument.activeElement) onTrained();
    };
  }, [onTrained]);
  const isUnderWay = networks === 'opening' || networks === 'training';
  const label = networks === 'untrained' ? words.train : networks === 'trouble' ? words.retry : words.goOn;
  return (
    <Notice
      kind={networks === 'trouble' ? 'error' : 'info'}
      actions={
        // One button throughout, so that a keyboard reader who pressed it stays on it.
        <Button
          ref={button}
          kind={isUnderWay ? 'plain' : 'primary'}
          icon={isUnderWay ? 'pause' : 'play'}
          keepsFocus
          disabled={networks === 'opening'}
          onClick={isUnderWay ? session.pause : session.train}
        >
          {isUnderWay ? words.pause : label}
        </Button>
      }
    >
      <p>{networksSentence(model, locale)}</p>
      {isUnderWay &&
        model.answers.map(({ id, step, totalSteps }) => (
          <Progress
            key={id}
            label={duelText[locale].name[id]}
            value={networks === 'opening' ? null : step}
            max={Math.max(1, totalSteps)}
            {...(networks === 'opening' ? {} : { text: `${step} / ${totalSteps}` })}
          />
        ))}
    </Notice>
  );
}

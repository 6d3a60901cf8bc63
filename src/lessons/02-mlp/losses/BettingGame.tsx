// The betting game: an image, twenty chips, the price, and the running score against the network.
// Not responsible for: the rules (bets.ts), prices (bet-model.ts) or training (bet-store.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { BetScores } from './BetScores.tsx';
import { betText, settledText } from './bet.text.ts';
import type { BetModel } from './bet-model.ts';
import { CHIPS, clear, NEW_GAME, next, pay, place, spread } from './bets.ts';
import { COVERS, SIDE } from './cover.ts';
import type { CoverId } from './cover.ts';
import type { LossesAction } from './losses.ts';
import styles from './Losses.module.css';
import { Stakes, Training } from './Rival.tsx';

interface GameProps {
  readonly model: BetModel;
  readonly chosen: CoverId;
  readonly dispatch: (action: LossesAction) => void;
  readonly locale: Locale;
}

export function BettingGame({ model, chosen, dispatch, locale }: GameProps): ReactElement {
  const words = betText[locale];
  return (
    <>
      <Choice
        label={words.cover}
        value={chosen}
        options={COVERS.map((cover) => ({ value: cover, label: words.covers[cover] }))}
        onChange={(cover) => dispatch({ kind: 'cover', cover })}
      />
      <div className={styles['bet']}>
        <Picture model={model} locale={locale} />
        {model.isPaid ? <Stakes model={model} locale={locale} /> : <Chips model={model} locale={locale} />}
      </div>
      <Buttons model={model} chosen={chosen} locale={locale} />
      <output className={styles['settled']}>
        {settledText(model, locale).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {model.isPaid && model.isLast && <p>{words.over}</p>}
      </output>
      <Training model={model} locale={locale} />
      <BetScores model={model} locale={locale} />
    </>
  );
}

interface PartProps {
  readonly model: BetModel;
  readonly locale: Locale;
}

function Picture({ model, locale }: PartProps): ReactElement {
  const words = betText[locale];
  const { session, image, count, sample } = model;
  const title = words.image(session.game.image + 1, count, sample);
  return (
    <figure>
      {image === null ? (
        <div className={styles['blank']}>
          {session.imageError === null ? (
            words.loading
          ) : (
            <Notice kind="warn" actions={<Button onClick={session.reload}>{words.retry}</Button>}>
              {ENGINE_ERROR_SENTENCES[session.imageError][locale]}
            </Notice>
          )}
        </div>
      ) : (
        <PixelCanvas
          pixels={image}
          height={SIDE}
          width={SIDE}
          colourMap="gray"
          range={[0, 1]}
          label={title}
          maxWidthPx={240}
        />
      )}
      <figcaption>{title}</figcaption>
    </figure>
  );
}

function Chips({ model: { session, left }, locale }: PartProps): ReactElement {
  const words = betText[locale];
  return (
    <fieldset className={styles['chips']}>
      <legend>
        {words.chips} · {words.left(left)}
      </legend>
      {session.game.chips.map((chips, digit) => (
        <label key={digit} className={styles['chip']}>
          <span>{words.digit(digit)}</span>
          <input
            type="range"
            min={0}
            max={CHIPS}
            step={1}
            value={chips}
            aria-valuetext={words.chipCount(chips)}
            onChange={(event) => {
              const count = event.target.valueAsNumber;
              session.play((game) => place(game, digit, count));
            }}
          />
          <span aria-hidden="true">{words.chipCount(chips)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Buttons({ model, chosen, locale }: PartProps & { readonly chosen: CoverId }): ReactElement {
  const words = betText[locale];
  const { session, left, image, isPaid, isLast, count, you } = model;
  return (
    <ButtonRow label={words.actions}>
      {isPaid && !isLast ? (
        <Button kind="primary" icon="right" keepsFocus onClick={() => session.play((game) => next(game, count))}>
          {words.next}
        </Button>
      ) : (
        <Button
          kind="primary"
          icon="check"
          keepsFocus
          disabled={isPaid || left > 0 || image === null}
          onClick={() => session.play((game) => pay(game, chosen))}
        >
          {words.pay}
        </Button>
      )}
      <Button keepsFocus disabled={isPaid} onClick={() => session.play(spread)}>
        {words.spread}
      </Button>
      <Button keepsFocus disabled={isPaid || left === CHIPS} onClick={() => session.play(clear)}>
        {words.clear}
      </Button>
      <Button icon="reset" keepsFocus disabled={you.rounds === 0} onClick={() => session.play(() => NEW_GAME)}>
        {words.restart}
      </Button>
    </ButtonRow>
  );
}

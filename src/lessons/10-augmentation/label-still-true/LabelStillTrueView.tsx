// The view of the exhibit `label-still-true`: cases to judge, then the damage measured by training.
// Not responsible for: what is shown (label-still-true.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import type { Sample } from '../images.ts';
import { TrialControls } from '../TrialControls.tsx';
import type { Trials } from '../trials.ts';
import { ANSWERS, CHANGES } from './label-still-true.ts';
import type { Damage, LabelAction, LabelModel, LabelState } from './label-still-true.ts';
import { damageSentence, labelText, pointsText } from './label-still-true.text.ts';
import styles from './LabelStillTrue.module.css';

type LabelProps = ExhibitViewProps<LabelState, LabelAction, Trials, LabelModel>;

export function LabelStillTrueView({ model, session, dispatch, locale }: LabelProps): ReactElement {
  const words = labelText[locale];
  const { damage, state } = model;
  return (
    <div className={styles['label']}>
      <ul className={styles['cards']}>
        {model.cards.map((card) => (
          <CaseCard key={card.id} card={card} dispatch={dispatch} locale={locale} />
        ))}
      </ul>
      <p>{words.score(model.judged, model.cards.length, model.right)}</p>
      <section aria-label={words.measure} className={styles['measure']}>
        <h4>{words.measure}</h4>
        <p>{words.measureNote(formatNumber(model.trainCount, locale), model.epochs)}</p>
        <Controls label={words.measure}>
          <Select
            label={words.change}
            value={state.change}
            options={CHANGES.map((change) => ({ value: change, label: words.changes[change] }))}
            onChange={(change) => dispatch({ kind: 'change', change })}
          />
        </Controls>
        <TrialControls session={session} trials={model.trials} label={words.train(model.trials.length)} />
        {damage !== null && (
          <>
            <Notice kind="info">{damageSentence(damage, locale)}</Notice>
            <DamageTable damage={damage} locale={locale} />
          </>
        )}
      </section>
    </div>
  );
}

interface CaseCardProps {
  readonly card: LabelModel['cards'][number];
  readonly dispatch: LabelProps['dispatch'];
  readonly locale: Locale;
}

function CaseCard({ card, dispatch, locale }: CaseCardProps): ReactElement {
  const words = labelText[locale];
  const own = words.cards[card.id];
  const isRight = (card.answer === 'yes') === card.isTrue;
  return (
    <li className={styles['card']}>
      <div className={styles['pictures']}>
        <Picture sample={card.before} label={`${own.label}, ${words.before}`} />
        <span aria-hidden="true">→</span>
        <Picture sample={card.after} label={`${own.label}, ${words.after}: ${own.change}`} />
      </div>
      <p className={styles['what']}>{own.change}</p>
      <Choice
        label={words.question(own.label)}
        value={card.answer}
        options={ANSWERS.map((answer) => ({ value: answer, label: words.answers[answer] }))}
        onChange={(answer) => dispatch({ kind: 'answer', card: card.id, answer })}
      />
      <output className={styles['why']} data-right={card.answer === 'open' ? undefined : isRight}>
        {card.answer !== 'open' && `${isRight ? words.right : words.wrong} ${own.why}`}
      </output>
    </li>
  );
}

const RANGE = [0, 1] as const;

function Picture({ sample, label }: { readonly sample: Sample; readonly label: string }): ReactElement {
  return (
    <PixelCanvas
      pixels={sample.values}
      height={sample.size.height}
      width={sample.size.width}
      colourMap={sample.size.channels === 3 ? 'rgb' : 'gray'}
      range={RANGE}
      label={label}
      maxWidthPx={96}
    />
  );
}

function DamageTable({ damage, locale }: { readonly damage: Damage; readonly locale: Locale }): ReactElement {
  const words = labelText[locale];
  const rows = [
    ...damage.without.perClass.map((without, digit) => ({
      name: String(digit),
      without,
      changed: damage.with.perClass[digit] ?? 0,
    })),
    { name: words.overall, without: damage.without.overall, changed: damage.with.overall },
  ];
  return (
    <WideTable caption={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.digit}</th>
          <th scope="col">{words.without}</th>
          <th scope="col">{words.with}</th>
          <th scope="col">{words.difference}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, without, changed }) => (
          <tr key={name} data-marked={name === '6' || name === '9' || undefined}>
            <th scope="row">{name}</th>
            <td>{formatPercent(without, locale)}</td>
            <td>{formatPercent(changed, locale)}</td>
            <td>{pointsText(changed - without, locale)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

// The view of the exhibit `adversarial`: image, change and changed image with what the network says of each.
// Not responsible for: what is shown (adversarial-model.ts) or words (adversarial.text.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { className, subjectText } from '../subject/subject.text.ts';
import { SeenPictureChooser } from '../subject/SeenPictureChooser.tsx';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import { AMPLIFY, EPSILON, STEPS } from './adversarial.ts';
import type { AdversarialAction, AdversarialState } from './adversarial.ts';
import styles from './Adversarial.module.css';
import type { AdversarialModel } from './adversarial-model.ts';
import { adversarialText, verdictSentence } from './adversarial.text.ts';
import type { AdversarialSession } from './use-adversarial.ts';
import { SecondPanels } from './SecondPanels.tsx';

export type AdversarialProps = ExhibitViewProps<
  AdversarialState,
  AdversarialAction,
  AdversarialSession,
  AdversarialModel
>;

const UNIT_RANGE: ValueRange = [0, 1];
const ANY = 'any';

export function AdversarialView(props: AdversarialProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const { state } = model;
  const { subject, attack } = session;
  const words = adversarialText[locale];
  const verdict = verdictSentence(model, locale);
  return (
    <div className={styles['lab']}>
      <SubjectBar subject={subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      <SeenPictureChooser
        subject={subject}
        picture={session.seen}
        image={state.image}
        onImage={(image) => dispatch({ kind: 'image', image })}
        withoutCamera
      />
      <div className={styles['controls']}>
        <Slider
          label={words.epsilon}
          value={state.epsilon}
          {...EPSILON}
          integer
          unit="/255"
          hint={words.epsilonHint}
          onChange={(epsilon) => dispatch({ kind: 'epsilon', epsilon })}
        />
        <Slider
          label={words.steps}
          value={state.steps}
          {...STEPS}
          integer
          hint={words.stepsHint(state.steps)}
          onChange={(steps) => dispatch({ kind: 'steps', steps })}
        />
        <Slider
          label={words.amplify}
          value={state.amplify}
          {...AMPLIFY}
          integer
          onChange={(amplify) => dispatch({ kind: 'amplify', amplify })}
        />
        <Select
          label={words.target}
          value={model.target === null ? ANY : String(model.target)}
          options={[
            { value: ANY, label: words.any },
            ...subject.entry.data.classNames.map((_, klass) => ({
              value: String(klass),
              label: className(subject, klass, locale),
            })),
          ]}
          onChange={(value) => dispatch({ kind: 'target', target: value === ANY ? null : Number(value) })}
        />
      </div>
      {attack.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[attack.error][locale]}</Notice>}
      {model.isSilent && (
        <p className={styles['note']}>
          {[subjectText[locale].noNumbers, words.silent].join(locale === 'zh' ? '' : ' ')}
        </p>
      )}
      {model.picture?.label === null && !model.isSilent && <p className={styles['note']}>{words.ofNoClass}</p>}
      {model.isUnmoved && <p className={styles['note']}>{words.unmoved}</p>}
      {model.first === null && (
        <p className={styles['note']}>{subject.runId === null ? words.needsNetwork : subjectText[locale].working}</p>
      )}
      {model.first !== null && !model.isSilent && <Pictures {...props} />}
      {verdict !== null && (
        <p className={styles['verdict']} aria-live="polite">
          {verdict}
        </p>
      )}
      {model.losses.length > 2 && (
        <LineChart
          label={words.loss}
          series={[{ id: 'loss', label: words.loss, color: 'series-2', points: model.losses }]}
          xLabel={words.step}
          yLabel={words.loss}
        />
      )}
      {model.first !== null && !model.isSilent && <SecondPanels {...props} />}
    </div>
  );
}

function Pictures({ model, session, locale }: AdversarialProps): ReactElement {
  const words = adversarialText[locale];
  const { first, last, change, shape, label, state } = model;
  const [height, width, channels] = shape;
  const { subject } = session;
  const map = channels === 3 ? 'rgb' : 'gray';
  const shown = [
    { title: words.before, pixels: first?.image, probabilities: first?.probabilities },
    { title: words.change(state.amplify), pixels: change, probabilities: null },
    { title: words.after, pixels: last?.image, probabilities: last?.probabilities },
  ];
  return (
    <div className={styles['pictures']}>
      {shown.map(({ title, pixels, probabilities }) => (
        <figure key={title} className={styles['figure']}>
          <figcaption>{title}</figcaption>
          <PixelCanvas
            pixels={pixels ?? []}
            height={height}
            width={width}
            colourMap={map}
            range={UNIT_RANGE}
            label={title}
            maxWidthPx={230}
          />
          {probabilities !== null && probabilities !== undefined && (
            <BarList
              label={title}
              bars={leading(probabilities, label ?? 0).map((klass) => ({
                id: String(klass),
                label: className(subject, klass, locale),
                value: probabilities[klass] ?? 0,
                strong: klass === label,
              }))}
            />
          )}
        </figure>
      ))}
    </div>
  );
}

/** The true class and the two that lead beside it, in the order of their numbers. */
function leading(values: Float32Array, label: number): readonly number[] {
  const others = Array.from(values, (value, klass) => ({ value, klass }))
    .filter(({ klass }) => klass !== label)
    .sort((a, b) => b.value - a.value)
    .slice(0, 2)
    .map(({ klass }) => klass);
  return [label, ...others].sort((a, b) => a - b);
}

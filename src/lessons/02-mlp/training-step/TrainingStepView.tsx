// The view of the exhibit `training-step`: the weight, the parts of its gradient, and the update.
// Not responsible for: what is shown (step-model.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { SMALL } from '../../../nn/small-step.ts';
import type { Batch } from './batch.ts';
import type { StepModel } from './step-model.ts';
import { MAX_STEPS, OPTIMIZERS, RANGES, TENSORS } from './training-step.ts';
import type { FieldId, StepAction, StepState, TensorId } from './training-step.ts';
import { stepText, termText, updateText } from './training-step.text.ts';
import styles from './TrainingStep.module.css';

type StepProps = ExhibitViewProps<StepState, StepAction, Batch, StepModel>;

const FIELDS: Readonly<Record<TensorId, readonly FieldId[]>> = {
  'conv-kernel': ['filter', 'row', 'column'],
  'conv-bias': ['filter'],
  'dense-kernel': ['filter', 'mapRow', 'mapColumn', 'unit'],
  'dense-bias': ['unit'],
};

export function TrainingStepView({ model, dispatch, session, locale }: StepProps): ReactElement {
  const words = stepText[locale];
  const { state } = model;
  const set = (field: FieldId, value: number): void => dispatch({ kind: 'field', field, value });
  const slider = (field: FieldId): ReactElement => (
    <Slider
      key={field}
      label={words.fields[field]}
      value={state[field]}
      min={0}
      max={RANGES[field]}
      integer
      onChange={(value) => set(field, value)}
    />
  );
  return (
    <div className={styles['step']}>
      {session.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[session.error][locale]}</Notice>}
      {model.isDrawn && <p className={styles['note']}>{words.drawn}</p>}
      <Controls label={words.controls}>
        <Choice
          label={words.tensor}
          value={state.tensor}
          options={TENSORS.map((tensor) => ({ value: tensor, label: words.tensors[tensor] }))}
          onChange={(tensor) => dispatch({ kind: 'tensor', tensor })}
        />
        {FIELDS[state.tensor].map(slider)}
        {slider('image')}
      </Controls>
      <Maps model={model} locale={locale} />
      <p className={styles['numbers']}>{termText(model, locale)}</p>
      <Controls label={words.actions}>
        <Choice
          label={words.optimizer}
          value={state.optimizer}
          options={OPTIMIZERS.map((optimizer) => ({ value: optimizer, label: words.optimizers[optimizer] }))}
          onChange={(optimizer) => dispatch({ kind: 'optimizer', optimizer })}
        />
        {slider('steps')}
      </Controls>
      <h4>{words.update}</h4>
      <p className={styles['numbers']}>{updateText(model, locale)}</p>
      <p className={styles['numbers']}>
        {words.loss(formatSignificant(model.loss, locale, 4), formatSignificant(model.lossAfter, locale, 4))}
      </p>
      <ButtonRow label={words.actions}>
        <Button
          kind="primary"
          icon="step"
          keepsFocus
          disabled={state.steps === MAX_STEPS}
          onClick={() => set('steps', state.steps + 1)}
        >
          {words.take}
        </Button>
        <Button icon="rewind" keepsFocus disabled={state.steps === 0} onClick={() => set('steps', 0)}>
          {words.back}
        </Button>
      </ButtonRow>
      <p className={styles['note']}>{words.same}</p>
    </div>
  );
}

interface PartProps {
  readonly model: StepModel;
  readonly locale: Locale;
}

function Maps({ model, locale }: PartProps): ReactElement {
  const words = stepText[locale];
  const { state, positions, parts } = model;
  const title = words.image(state.image, parts[state.image]?.label ?? 0);
  const most = positions?.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12) ?? 1;
  const at = model.term.place;
  return (
    <div className={styles['maps']}>
      <figure>
        <PixelCanvas
          pixels={model.image}
          height={SMALL.side}
          width={SMALL.side}
          colourMap="gray"
          range={[0, 1]}
          label={title}
          maxWidthPx={240}
          {...(at === null ? {} : { windows: [{ row: at[0], column: at[1], height: 3, width: 3 }] })}
        />
        <figcaption>{title}</figcaption>
      </figure>
      {positions !== null && (
        <figure>
          <PixelCanvas
            pixels={positions}
            height={SMALL.maps}
            width={SMALL.maps}
            colourMap="diverging"
            range={[-most, most]}
            label={words.map}
            // A cell as large as a pixel of the picture beside it.
            maxWidthPx={(240 * SMALL.maps) / SMALL.side}
          />
          <figcaption>
            {words.map}
            <br />
            <span className={styles['note']}>{words.mapNote(formatNumber(model.active, locale))}</span>
          </figcaption>
        </figure>
      )}
      <Parts model={model} locale={locale} />
    </div>
  );
}

function Parts({ model: { parts, gradient, state }, locale }: PartProps): ReactElement {
  const words = stepText[locale];
  return (
    <table className={styles['parts']}>
      <caption>{words.parts}</caption>
      <thead>
        <tr>
          {words.columns.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map(({ label, probability, part }, n) => (
          <tr key={n} className={n === state.image ? styles['opened'] : undefined}>
            <th scope="row">{n}</th>
            <td>{label}</td>
            <td>{formatPercent(probability, locale)}</td>
            <td>{formatSignificant(part + 0, locale, 4)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            {words.sum}
          </th>
          <td>{formatSignificant(gradient + 0, locale, 4)}</td>
        </tr>
      </tbody>
    </table>
  );
}

// The view of the exhibit `class-activation`: the network, the picture with the map over it, the classes, the settings, and
// the reader's box. Not responsible for: what is shown (activation-model.ts) or words (activation.text.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { ModelBar } from '../../13-transfer/base/ModelBar.tsx';
import styles from './Activation.module.css';
import type { ActivationModel } from './activation-model.ts';
import { activationText } from './activation.text.ts';
import { BoxPanel } from './BoxPanel.tsx';
import { LIMITS, METHODS, SOURCES } from './class-activation.ts';
import type { ActivationAction, ActivationState } from './class-activation.ts';
import { ClassList } from './ClassList.tsx';
import { MapPanel } from './MapPanel.tsx';
import type { ActivationSession } from './use-activation.ts';

export type ActivationProps = ExhibitViewProps<ActivationState, ActivationAction, ActivationSession, ActivationModel>;

export function ActivationView(props: ActivationProps): ReactElement {
  const { session, model, locale } = props;
  return (
    <div className={styles['activation']}>
      <ModelBar base={session.base} />
      <HeadPanel {...props} />
      {model.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[model.error][locale]}</Notice>}
      <MapPanel {...props} />
      <div className={styles['columns']}>
        <ClassList {...props} />
        <MapSettings {...props} />
      </div>
      <BoxPanel {...props} />
    </div>
  );
}

/** Where the names of classes come from. */
function HeadPanel({ state, session, model, dispatch, locale }: ActivationProps): ReactElement | null {
  const words = activationText[locale];
  const { base, head } = session;
  const { named, lacksFlowers } = model;
  if (base.entry === null) return null;
  if (base.entry.classes !== null) return <p className={styles['note']}>{words.imageNetNote}</p>;
  const accuracy = named?.accuracy ?? null;
  return (
    <div className={styles['part']}>
      <Choice
        label={words.source}
        value={state.source}
        options={SOURCES.map((source) => ({ value: source, label: words.sources[source] }))}
        onChange={(source) => dispatch({ kind: 'source', source })}
      />
      {lacksFlowers && <Notice kind="warn">{words.noFlowers}</Notice>}
      {head.isAsking && (
        <Progress label={words.training} value={head.progress?.done ?? null} max={head.progress?.total ?? 1} />
      )}
      {named !== null && accuracy !== null && (
        <p className={styles['note']}>
          {words.headNote(formatNumber(named.trainedOn, locale), formatPercent(accuracy, locale, 0))}
        </p>
      )}
    </div>
  );
}

function MapSettings({ state, model, dispatch, locale }: ActivationProps): ReactElement {
  const words = activationText[locale];
  const { layers, layer } = model;
  const last = layers.at(-1) ?? '';
  return (
    <div className={styles['part']}>
      <Choice
        label={words.method}
        value={state.method}
        options={METHODS.map((method) => ({ value: method, label: words.methods[method] }))}
        hint={words.methodNotes[state.method]}
        onChange={(method) => dispatch({ kind: 'method', method })}
      />
      {state.method === 'grad-cam' && layers.length > 0 && (
        <Select
          label={words.layer}
          value={layer}
          options={layers.map((name) => ({ value: name, label: name === last ? words.lastLayer(name) : name }))}
          {...(layer === last ? { hint: words.sameNote } : {})}
          onChange={(name) => dispatch({ kind: 'layer', layer: name === last ? null : name })}
        />
      )}
      <Slider
        label={words.opacity}
        value={state.opacity}
        {...LIMITS.opacity}
        integer
        unit="%"
        onChange={(opacity) => dispatch({ kind: 'opacity', opacity })}
      />
      <Slider
        label={words.part}
        value={state.part}
        {...LIMITS.part}
        integer
        unit="%"
        hint={words.partHint}
        onChange={(part) => dispatch({ kind: 'part', part })}
      />
    </div>
  );
}

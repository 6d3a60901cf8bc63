// The two networks, to be changed layer by layer. Not responsible for: judging them (Troubles.tsx shows problems).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Duel.module.css';
import { duelText } from './duel.text.ts';
import { LIMITS } from './setup.ts';
import type { PanelProps } from './SetupPanel.tsx';

/** The list with as many entries as wanted: cut short, or its last entry repeated. */
function resized(list: readonly number[], length: number, fallback: number): readonly number[] {
  return Array.from({ length }, (_, i) => list[i] ?? list.at(-1) ?? fallback);
}

export function DesignPanel({ model, dispatch }: PanelProps): ReactElement {
  const words = duelText[useLocale()];
  return (
    <details className={styles['disclosure']}>
      <summary>{words.design.summary}</summary>
      <div className={styles['designs']}>
        <MlpControls model={model} dispatch={dispatch} />
        <CnnControls model={model} dispatch={dispatch} />
      </div>
      <Button kind="quiet" icon="reset" onClick={() => dispatch({ kind: 'default-setup' })}>
        {words.defaults}
      </Button>
    </details>
  );
}

function MlpControls({ model, dispatch }: PanelProps): ReactElement {
  const words = duelText[useLocale()];
  const { hidden } = model.setup.mlp;
  const change = (next: readonly number[]): void => dispatch({ kind: 'mlp', design: { hidden: next } });
  return (
    <Controls label={words.name.mlp}>
      <h4 className={styles['mlp']}>{words.name.mlp}</h4>
      <NumberField
        label={words.design.hiddenLayers}
        value={hidden.length}
        min={0}
        max={LIMITS.hiddenLayers}
        integer
        onChange={(length) => change(resized(hidden, length, 128))}
      />
      {hidden.map((units, layer) => (
        <Slider
          key={layer}
          label={words.design.units(layer + 1)}
          value={units}
          {...LIMITS.units}
          integer
          onChange={(next) => change(hidden.map((old, i) => (i === layer ? next : old)))}
        />
      ))}
    </Controls>
  );
}

function CnnControls({ model, dispatch }: PanelProps): ReactElement {
  const words = duelText[useLocale()];
  const { cnn } = model.setup;
  const change = (part: Partial<typeof cnn>): void => dispatch({ kind: 'cnn', design: { ...cnn, ...part } });
  return (
    <Controls label={words.name.cnn}>
      <h4 className={styles['cnn']}>{words.name.cnn}</h4>
      <NumberField
        label={words.design.convolutions}
        value={cnn.filters.length}
        min={0}
        max={LIMITS.convolutions}
        integer
        onChange={(length) => change({ filters: resized(cnn.filters, length, 16) })}
      />
      {cnn.filters.map((filters, layer) => (
        <Slider
          key={layer}
          label={words.design.filters(layer + 1)}
          value={filters}
          {...LIMITS.filters}
          integer
          onChange={(next) => change({ filters: cnn.filters.map((old, i) => (i === layer ? next : old)) })}
        />
      ))}
      <NumberField
        label={words.design.kernel}
        value={cnn.kernel}
        {...LIMITS.kernel}
        integer
        onChange={(kernel) => change({ kernel })}
      />
      <Toggle label={words.design.pool} checked={cnn.pool} onChange={(pool) => change({ pool })} />
      <Slider
        label={words.design.dense}
        value={cnn.dense}
        {...LIMITS.dense}
        integer
        hint={words.design.denseHint}
        onChange={(dense) => change({ dense })}
      />
    </Controls>
  );
}

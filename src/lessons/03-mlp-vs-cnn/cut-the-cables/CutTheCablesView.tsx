// The view of the exhibit `cut-the-cables`: wires, controls, and the bill of parameters.
// Not responsible for: counts (cut-the-cables.ts) or geometry (wiring.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatNumber } from '../../../kit/locale/format.ts';
import { Bars } from './Bars.tsx';
import styles from './CutTheCables.module.css';
import { LIMITS, STAGES } from './cut-the-cables.ts';
import type { CablesAction, CablesModel, CablesState } from './cut-the-cables.ts';
import { billLetters, billLettersLabel, billTex, cablesText } from './cut-the-cables.text.ts';
import { Wires } from './Wires.tsx';

export function CutTheCablesView(props: ExhibitViewProps<CablesState, CablesAction, null, CablesModel>): ReactElement {
  const { state, model, dispatch, locale } = props;
  const words = cablesText[locale];
  return (
    <div className={styles['cables']}>
      <Choice
        label={words.stage}
        value={state.stage}
        options={STAGES.map((stage) => ({ value: stage, label: words.stageName[stage] }))}
        onChange={(stage) => dispatch({ kind: 'stage', stage })}
      />
      <p>{words.stageNote[state.stage]}</p>
      <Wires model={model} words={words} onUnit={(unit) => dispatch({ kind: 'unit', unit })} />
      <Controls label={words.controls}>
        <Slider
          label={words.kernel}
          value={state.kernel}
          min={LIMITS.kernel.min}
          max={Math.min(LIMITS.kernel.max, state.size)}
          integer
          unit={words.pixels}
          onChange={(kernel) => dispatch({ kind: 'kernel', kernel })}
        />
        <Slider
          label={words.filters}
          value={state.filters}
          min={LIMITS.filters.min}
          max={LIMITS.filters.max}
          integer
          {...(state.stage === 'filters' ? {} : { hint: words.filtersHint })}
          onChange={(filters) => dispatch({ kind: 'filters', filters })}
        />
        <Slider
          label={words.size}
          value={state.size}
          min={LIMITS.size.min}
          max={LIMITS.size.max}
          integer
          unit={words.pixels}
          onChange={(size) => dispatch({ kind: 'size', size })}
        />
        <Choice
          label={words.channels}
          value={state.channels === 3 ? '3' : '1'}
          options={(['1', '3'] as const).map((value) => ({ value, label: words.channelsName[value] }))}
          onChange={(value) => dispatch({ kind: 'channels', channels: Number(value) })}
        />
        <Choice
          label={words.bundle}
          value={state.bundle}
          options={(['unit', 'all'] as const).map((value) => ({ value, label: words.bundleName[value] }))}
          onChange={(bundle) => dispatch({ kind: 'bundle', bundle })}
        />
      </Controls>
      <div className={styles['bill']}>
        <WorkedFormula
          rows={[
            { tex: billLetters(state.stage), label: billLettersLabel(state.stage) },
            { tex: billTex(model), label: words.billLabel(model.bill) },
          ]}
        />
        <p className={styles['total']}>
          <strong>{formatNumber(model.bill.total, locale)}</strong> {words.parameters}
        </p>
        <p className={styles['note']}>{words.ratio(model)}</p>
      </div>
      <Bars model={model} words={words} />
    </div>
  );
}

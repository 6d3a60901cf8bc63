// The view of the exhibit `receptive-field`: the stack, its maps, the arithmetic, and what really counts.
// Not responsible for: what is shown (field-model.ts) or words (receptive-field.text.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { joinSentences } from '../../../kit/locale/format.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import { fieldFormulas } from './field-formulas.ts';
import type { FieldModel } from './field-model.ts';
import type { FieldSession } from './field-session.ts';
import { InfluencePanel } from './InfluencePanel.tsx';
import { Maps } from './Maps.tsx';
import { askedStack } from './receptive-field.ts';
import type { FieldAction, FieldState } from './receptive-field.ts';
import { fieldText } from './receptive-field.text.ts';
import styles from './ReceptiveField.module.css';
import { DATA, PRESETS } from './stack.ts';
import type { PresetId } from './stack.ts';
import { StackTable } from './StackTable.tsx';

type ReceptiveFieldProps = ExhibitViewProps<FieldState, FieldAction, FieldSession, FieldModel>;

export function ReceptiveFieldView({ state, model, dispatch, locale }: ReceptiveFieldProps): ReactElement {
  const words = fieldText[locale];
  const { preset, problem, rows, chosen } = model;
  const options: readonly (PresetId | 'own')[] = [...(preset === null ? (['own'] as const) : []), ...PRESETS];
  return (
    <div className={styles['field']}>
      <Controls label={words.table}>
        <Select
          label={words.preset}
          value={preset ?? 'own'}
          options={options.map((id) => ({ value: id, label: words.presetName[id] }))}
          onChange={(id) => {
            if (id !== 'own') dispatch({ kind: 'preset', preset: id });
          }}
        />
        <Choice
          label={words.data}
          value={askedStack(state).data}
          options={DATA.map((data) => ({ value: data, label: words.dataName[data] }))}
          onChange={(data) => dispatch({ kind: 'data', data })}
        />
      </Controls>
      <StackTable model={model} words={words} dispatch={dispatch} />
      {problem !== null && (
        <Notice kind="error" actions={<Button onClick={() => dispatch({ kind: 'keep' })}>{words.keep}</Button>}>
          {joinSentences([networkProblemSentence(problem, locale), words.stillShown], locale)}
        </Notice>
      )}
      <Maps model={model} words={words} onUnit={(node, place) => dispatch({ kind: 'unit', node, place })} />
      <p>{words.unit(model)}</p>
      <h4>{words.derivation}</h4>
      <WorkedFormula rows={fieldFormulas(rows.slice(0, chosen.index + 1))} />
      <InfluencePanel model={model} locale={locale} dispatch={dispatch} />
    </div>
  );
}

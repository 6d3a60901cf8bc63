// The controls of `stride-padding`: whose convention, the padding, and the sizes, for both axes at once or apart.
// Not responsible for: what can't be (the view says so).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { EXAMPLE_SETTINGS, EXAMPLES, exampleOf } from './examples.ts';
import type { ExampleId } from './examples.ts';
import { askedSettings, LIMITS, PADDINGS, RULES } from './stride-padding.ts';
import type { PairField, StrideAction, StrideState } from './stride-padding.ts';
import type { StrideText } from './stride-padding.text.ts';
import styles from './StridePadding.module.css';

export interface SettingsProps {
  readonly state: StrideState;
  readonly words: StrideText;
  readonly dispatch: (action: StrideAction) => void;
}

function PairFields({ field, state, words, dispatch }: SettingsProps & { readonly field: PairField }): ReactElement {
  const pair = askedSettings(state)[field];
  const shared = { min: LIMITS[field].min, max: LIMITS[field].max, integer: true };
  if (!state.apart) {
    return (
      <Slider
        {...shared}
        label={words.field[field]}
        value={pair[0]}
        onChange={(value) => dispatch({ kind: 'pair', field, axis: 'both', value })}
      />
    );
  }
  return (
    <div className={styles['pairFields']}>
      {([0, 1] as const).map((axis) => (
        <Slider
          {...shared}
          key={axis}
          label={words.axisField[field][axis]}
          value={pair[axis]}
          onChange={(value) => dispatch({ kind: 'pair', field, axis, value })}
        />
      ))}
    </div>
  );
}

export function Settings({ state, words, dispatch }: SettingsProps): ReactElement {
  const settings = askedSettings(state);
  const example = exampleOf(settings);
  const options = [...(example === null ? (['own'] as const) : []), ...EXAMPLES];
  const pick = (id: ExampleId | 'own'): void => {
    if (id !== 'own') dispatch({ kind: 'settings', settings: EXAMPLE_SETTINGS[id] });
  };
  return (
    <Controls label={words.settings}>
      <Select
        label={words.example}
        value={example ?? 'own'}
        options={options.map((id) => ({ value: id, label: words.exampleName[id] }))}
        onChange={pick}
      />
      <Choice
        label={words.rule}
        value={settings.rule}
        options={RULES.map((rule) => ({ value: rule, label: words.ruleName[rule] }))}
        onChange={(rule) => dispatch({ kind: 'rule', rule })}
      />
      <Choice
        label={settings.rule === 'keras' ? words.padding : words.comparedPadding}
        value={settings.padding}
        options={PADDINGS.map((padding) => ({ value: padding, label: padding }))}
        onChange={(padding) => dispatch({ kind: 'padding', padding })}
      />
      {settings.rule === 'pytorch' && <PairFields field="pad" state={state} words={words} dispatch={dispatch} />}
      {(['input', 'kernel', 'strides', 'dilation'] as const).map((field) => (
        <PairFields key={field} field={field} state={state} words={words} dispatch={dispatch} />
      ))}
      <Toggle label={words.apart} checked={state.apart} onChange={(apart) => dispatch({ kind: 'apart', apart })} />
    </Controls>
  );
}

// The controls of the stack: initialiser, activation, input, depth, width, seed. Not responsible for: the training.
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ACTIVATIONS, DEPTH, INPUTS, SEEDS, WIDTH } from './initialisers.ts';
import type { InitialisersAction } from './initialisers.ts';
import { initialisersText } from './initialisers.text.ts';
import type { InitialisersModel } from './signal-model.ts';
import { START_NAMES, STARTS } from './starts.ts';

export interface PartProps {
  readonly model: InitialisersModel;
  readonly dispatch: (action: InitialisersAction) => void;
  readonly locale: Locale;
}

export function StackSettings({ model: { state }, dispatch, locale }: PartProps): ReactElement {
  const words = initialisersText[locale];
  return (
    <Controls label={words.settings}>
      <Select
        label={words.start}
        value={state.start}
        options={STARTS.map((id) => ({ value: id, label: START_NAMES[id] }))}
        onChange={(start) => dispatch({ kind: 'start', start })}
      />
      <Choice
        label={words.activation}
        value={state.activation}
        options={ACTIVATIONS.map((id) => ({ value: id, label: words.activations[id] }))}
        onChange={(activation) => dispatch({ kind: 'activation', activation })}
      />
      <Choice
        label={words.input}
        value={state.input}
        options={INPUTS.map((id) => ({ value: id, label: words.inputs[id] }))}
        onChange={(input) => dispatch({ kind: 'input', input })}
      />
      <Slider
        label={words.depth}
        value={state.depth}
        {...DEPTH}
        integer
        onChange={(value) => dispatch({ kind: 'number', field: 'depth', value })}
      />
      <Slider
        label={words.width}
        value={state.width}
        {...WIDTH}
        integer
        onChange={(value) => dispatch({ kind: 'number', field: 'width', value })}
      />
      <NumberField
        label={words.seed}
        value={state.seed}
        {...SEEDS}
        integer
        onChange={(value) => dispatch({ kind: 'number', field: 'seed', value })}
      />
    </Controls>
  );
}

// The settings of both callbacks. Not responsible for: what they do (nn/early-stopping.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { FILES, MIN_DELTA, PATIENCE, SEEDS } from './callbacks.ts';
import type { CallbacksAction } from './callbacks.ts';
import { callbacksText } from './callbacks.text.ts';
import type { CallbacksModel } from './timeline-model.ts';

export interface PartProps {
  readonly model: CallbacksModel;
  readonly dispatch: (action: CallbacksAction) => void;
  readonly locale: Locale;
}

export function CallbackSettings({ model: { state }, dispatch, locale }: PartProps): ReactElement {
  const words = callbacksText[locale];
  return (
    <>
      <h4>{words.stopping}</h4>
      <Controls label={words.stopping}>
        <Slider
          label={words.patience}
          value={state.patience}
          {...PATIENCE}
          integer
          unit={words.epochUnit}
          onChange={(value) => dispatch({ kind: 'number', field: 'patience', value })}
        />
        <Slider
          label={words.minDelta}
          value={state.minDelta}
          {...MIN_DELTA}
          step={0.005}
          onChange={(value) => dispatch({ kind: 'number', field: 'minDelta', value })}
        />
        <Toggle
          label={words.restoreBest}
          checked={state.restoreBest}
          onChange={(on) => dispatch({ kind: 'flag', field: 'restoreBest', on })}
        />
      </Controls>
      <h4>{words.checkpoint}</h4>
      <Controls label={words.checkpoint}>
        <Toggle
          label={words.saveBestOnly}
          checked={state.saveBestOnly}
          onChange={(on) => dispatch({ kind: 'flag', field: 'saveBestOnly', on })}
        />
        <Choice
          label={words.files}
          value={state.files}
          options={FILES.map((files) => ({ value: files, label: words.fileChoices[files] }))}
          onChange={(files) => dispatch({ kind: 'files', files })}
        />
        <NumberField
          label={words.seed}
          value={state.seed}
          {...SEEDS}
          integer
          onChange={(value) => dispatch({ kind: 'number', field: 'seed', value })}
        />
      </Controls>
    </>
  );
}

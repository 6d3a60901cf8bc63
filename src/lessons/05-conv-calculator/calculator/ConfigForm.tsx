// The form of the configuration: the layer, its input, and the fields that this layer has.
// Not responsible for: whether they go together (config.ts).
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { Locale } from '../../../kit/locale/locale.ts';
import { requiredRank } from '../../../nn/layer-rules.ts';
import type { Pair, Shape } from '../../../nn/spec.ts';
import type { CalculatorAction } from './calculator.ts';
import styles from './Calculator.module.css';
import { BUTTON_NAMES } from './button-names.ts';
import { calculatorText } from './calculator.text.ts';
import { ACTIVATIONS, FIELDS, LAYERS, layerOf, LIMITS, type Config, type ConfigField } from './config.ts';
import { PairFields } from './PairFields.tsx';

export interface ConfigFormProps {
  readonly config: Config;
  readonly canContinue: boolean;
  readonly locale: Locale;
  readonly dispatch: (action: CalculatorAction) => void;
}

const INPUTS: Readonly<Record<'1' | '2' | '3', Shape>> = { '1': [1024], '2': [128, 1], '3': [32, 32, 3] };
const RANKS = ['3', '2', '1'] as const;

function isUneven([height, width]: Pair): boolean {
  return height !== width;
}

export function ConfigForm({ config, canContinue, locale, dispatch }: ConfigFormProps): ReactElement {
  const words = calculatorText[locale];
  const [wantsApart, setWantsApart] = useState(false);
  const { kernel, strides, dilation } = config;
  const has = (field: ConfigField): boolean => FIELDS[config.layer].includes(field);
  const change = (fields: Partial<Config>): void => dispatch({ kind: 'change', fields });
  const canBeApart = has('kernel') && config.layer !== 'Conv1D';
  const isApart =
    canBeApart && (wantsApart || isUneven(kernel) || isUneven(strides) || (has('dilation') && isUneven(dilation)));
  const isPooling = config.layer.endsWith('Pooling2D');

  function setApart(apart: boolean): void {
    setWantsApart(apart);
    if (apart) return;
    const even = ([side]: Pair): Pair => [side, side];
    change({ kernel: even(kernel), strides: even(strides), dilation: even(dilation) });
  }

  return (
    <div className={styles['form']}>
      <Select
        label={words.layer}
        value={config.layer}
        options={LAYERS.map((layer) => ({ value: layer, label: layer }))}
        hint={words.layerHint[config.layer]}
        onChange={(layer) => dispatch({ kind: 'layer', layer })}
      />
      <InputFields config={config} locale={locale} onChange={(input) => change({ input })} />
      {FIELDS[config.layer].length > 0 && (
        <Controls label={words.form}>
          {has('filters') && (
            <NumberField
              label={config.layer === 'Dense' ? words.units : words.filters}
              value={config.filters}
              min={1}
              max={LIMITS.filters}
              integer
              onChange={(filters) => change({ filters })}
            />
          )}
          {has('kernel') && (
            <PairFields
              label={isPooling ? words.pool : words.kernel}
              value={kernel}
              max={LIMITS.kernel}
              isApart={isApart}
              locale={locale}
              onChange={(value) => change({ kernel: value })}
            />
          )}
          {has('strides') && (
            <PairFields
              label={words.strides}
              value={strides}
              max={LIMITS.strides}
              isApart={isApart}
              locale={locale}
              onChange={(value) => change({ strides: value })}
            />
          )}
          {has('dilation') && (
            <PairFields
              label={words.dilation}
              value={dilation}
              max={LIMITS.dilation}
              isApart={isApart}
              locale={locale}
              onChange={(value) => change({ dilation: value })}
            />
          )}
          {has('multiplier') && (
            <NumberField
              label={words.multiplier}
              value={config.multiplier}
              min={1}
              max={LIMITS.multiplier}
              integer
              onChange={(multiplier) => change({ multiplier })}
            />
          )}
          {has('padding') && (
            <Choice
              label={words.padding}
              value={config.padding}
              options={(config.layer === 'Conv1D'
                ? (['valid', 'same', 'causal'] as const)
                : (['valid', 'same'] as const)
              ).map((value) => ({ value, label: value }))}
              onChange={(padding) => change({ padding })}
            />
          )}
          {has('activation') && (
            <Select
              label={words.activation}
              value={config.activation}
              options={ACTIVATIONS.map((value) => ({ value, label: value === 'linear' ? words.noActivation : value }))}
              onChange={(activation) => change({ activation })}
            />
          )}
          {has('bias') && <Toggle label={words.bias} checked={config.bias} onChange={(bias) => change({ bias })} />}
          {canBeApart && <Toggle label={words.rectangular} checked={isApart} onChange={setApart} />}
        </Controls>
      )}
      {canContinue && (
        <div>
          <Button onClick={() => dispatch({ kind: 'next' })} title={words.nextHint}>
            {BUTTON_NAMES[locale].next}
          </Button>
        </div>
      )}
    </div>
  );
}

interface InputFieldsProps {
  readonly config: Config;
  readonly locale: Locale;
  readonly onChange: (input: Shape) => void;
}

/** The sizes of the input; layers that take any number of axes have a choice of them. */
function InputFields({ config, locale, onChange }: InputFieldsProps): ReactElement {
  const words = calculatorText[locale];
  const { input } = config;
  const rank = input.length === 1 ? '1' : input.length === 2 ? '2' : '3';
  const axes = words.inputAxes[input.length === 1 ? 1 : input.length === 2 ? 2 : 3];
  return (
    <Controls label={words.input}>
      {requiredRank(layerOf(config)) === null && (
        <Choice
          label={words.inputKind}
          value={rank}
          options={RANKS.map((value) => ({
            value,
            label: words.inputKinds[Number(value) === 1 ? 1 : Number(value) === 2 ? 2 : 3],
          }))}
          onChange={(value) => onChange(INPUTS[value])}
        />
      )}
      {axes.map((axis, index) => (
        <NumberField
          key={axis}
          label={words.side(words.input, axis)}
          value={input[index] ?? 1}
          min={1}
          max={input.length === 1 ? LIMITS.units : index === input.length - 1 ? LIMITS.channels : LIMITS.side}
          integer
          onChange={(side) => onChange(input.map((old, place) => (place === index ? side : old)))}
        />
      ))}
    </Controls>
  );
}

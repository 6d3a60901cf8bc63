// The fields of the open layer. Not responsible for: which there are (layer-fields.ts).
import type { ReactElement } from 'react';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { Layer } from '../../../nn/spec.ts';
import { designerText } from './designer.text.ts';
import { fieldsOf } from './layer-fields.ts';
import type { LayerField } from './layer-fields.ts';

export interface LayerFormProps {
  readonly name: string;
  readonly layer: Layer;
  readonly onLayer: (layer: Layer) => void;
}

export function LayerForm({ name, layer, onLayer }: LayerFormProps): ReactElement {
  const words = designerText[useLocale()];
  const fields = fieldsOf(layer);
  if (fields.length === 0) return <p>{words.noFields}</p>;
  return (
    <Controls label={words.formOf(name)}>
      {fields.map((field) => (
        <Field key={`${field.id} ${field.kind === 'number' ? field.axis : ''}`} field={field} onLayer={onLayer} />
      ))}
    </Controls>
  );
}

function Field({
  field,
  onLayer,
}: {
  readonly field: LayerField;
  readonly onLayer: (layer: Layer) => void;
}): ReactElement {
  const words = designerText[useLocale()];
  const label = words.fields[field.id];
  switch (field.kind) {
    case 'number':
      return (
        <NumberField
          label={field.axis === null ? label : `${label} ${words.sides[field.axis]}`}
          value={field.value}
          min={field.integer ? 1 : 0}
          max={field.max}
          integer={field.integer}
          step={field.integer ? 1 : 0.05}
          onChange={(value) => onLayer(field.set(value))}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={field.value}
          options={field.options.map((value) => ({ value, label: value }))}
          onChange={(value) => onLayer(field.set(value))}
        />
      );
    case 'flag':
      return <Toggle label={label} checked={field.value} onChange={(value) => onLayer(field.set(value))} />;
    default:
      return field satisfies never;
  }
}

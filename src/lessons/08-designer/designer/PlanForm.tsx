// The fields of the training plan. Not responsible for: the network or the run.
import type { ReactElement } from 'react';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { LIMITS, OPTIMIZERS } from './plan-choice.ts';
import type { PlanChoice } from './plan-choice.ts';
import { trainingText } from './training.text.ts';

export interface PlanFormProps {
  readonly plan: PlanChoice;
  readonly onPlan: (fields: Partial<PlanChoice>) => void;
}

/** `countApart`: the number of images has a control of its own elsewhere, or is no matter of choice. */
export function PlanForm({
  plan,
  onPlan,
  countApart = false,
}: PlanFormProps & { readonly countApart?: boolean }): ReactElement {
  const words = trainingText[useLocale()];
  return (
    <Controls label={words.plan}>
      <Select
        label={words.fields.optimizer}
        value={plan.optimizer}
        options={OPTIMIZERS.map((value) => ({ value, label: value }))}
        onChange={(optimizer) => onPlan({ optimizer })}
      />
      <NumberField
        label={words.fields.rate}
        value={plan.rate}
        {...LIMITS.rate}
        step={0.0001}
        onChange={(rate) => onPlan({ rate })}
      />
      <NumberField
        label={words.fields.batch}
        value={plan.batch}
        {...LIMITS.batch}
        integer
        onChange={(batch) => onPlan({ batch })}
      />
      <NumberField
        label={words.fields.epochs}
        value={plan.epochs}
        {...LIMITS.epochs}
        integer
        onChange={(epochs) => onPlan({ epochs })}
      />
      {!countApart && (
        <NumberField
          label={words.fields.count}
          value={plan.count}
          {...LIMITS.count}
          integer
          step={500}
          hint={words.countHint}
          onChange={(count) => onPlan({ count })}
        />
      )}
      <NumberField
        label={words.fields.seed}
        value={plan.seed}
        {...LIMITS.seed}
        integer
        onChange={(seed) => onPlan({ seed })}
      />
    </Controls>
  );
}

// Sliders that spoil the training images on purpose: wrong labels, noise, uneven classes.
// Not responsible for: doing it (engine) or the other fields of the plan (PlanForm.tsx).
import type { ReactElement } from 'react';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { LIMITS, SPOILERS } from './plan-choice.ts';
import type { PlanFormProps } from './PlanForm.tsx';
import { trainingText } from './training.text.ts';

export function SpoilForm({ plan, onPlan }: PlanFormProps): ReactElement {
  const words = trainingText[useLocale()];
  return (
    <Controls label={words.spoilers}>
      {SPOILERS.map((field) => (
        <Slider
          key={field}
          label={words.fields[field]}
          value={plan[field]}
          {...LIMITS[field]}
          integer
          unit="%"
          hint={words.spoilerHints[field]}
          onChange={(value) => onPlan({ [field]: value })}
        />
      ))}
    </Controls>
  );
}

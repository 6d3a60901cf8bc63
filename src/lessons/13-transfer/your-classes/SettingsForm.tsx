// The student's choices: where the base is cut, how large pictures are, the split, the head's own numbers.
// Not responsible for: what they do.
import type { ReactElement } from 'react';
import { BASE_MODEL_SIZES_PX } from '../../../engine/catalog/base-models.ts';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { LAST_CUT, RANGES } from './settings.ts';
import type { NumberField } from './settings.ts';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

export function SettingsForm({ state, session, dispatch, locale }: ClassesProps): ReactElement {
  const words = classesText[locale];
  const cuts = session.base.entry?.cuts ?? [];
  const last = cuts.at(-1) ?? '';
  const shown = cuts.includes(state.cut) && state.cut !== last ? state.cut : LAST_CUT;
  const fields: readonly (readonly [NumberField, string])[] = [
    state.head === 'knn' ? ['k', words.k] : ['epochs', words.epochs],
    ['validation', words.validation],
    ['seed', words.seed],
  ];
  return (
    <details className={styles['more']}>
      <summary>{words.settings}</summary>
      <div className={styles['fields']}>
        <Select
          label={words.cut}
          value={shown}
          options={[
            ...cuts.slice(0, -1).map((cut) => ({ value: cut, label: cut })),
            { value: LAST_CUT, label: words.lastCut(last) },
          ]}
          onChange={(cut) => dispatch({ kind: 'cut', cut })}
        />
        <Select
          label={words.size}
          value={String(state.sizePx)}
          options={BASE_MODEL_SIZES_PX.map((size) => ({ value: String(size), label: `${size} × ${size}` }))}
          onChange={(text) => {
            const sizePx = BASE_MODEL_SIZES_PX.find((size) => String(size) === text);
            if (sizePx !== undefined) dispatch({ kind: 'size', sizePx });
          }}
        />
        {fields.map(([field, label]) => (
          <Slider
            key={field}
            label={label}
            value={state[field]}
            {...RANGES[field]}
            integer
            onChange={(value) => dispatch({ kind: 'number', field, value })}
          />
        ))}
      </div>
    </details>
  );
}

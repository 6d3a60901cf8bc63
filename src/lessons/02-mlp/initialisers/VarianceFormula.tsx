// The variance formula with the numbers of one layer put in, and what was measured there.
// Not responsible for: the TeX (formulas.ts).
import type { ReactElement } from 'react';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatSize } from './format-size.ts';
import { expectedSquare, sumTex, weightTex } from './formulas.ts';
import { initialisersText } from './initialisers.text.ts';
import styles from './Initialisers.module.css';
import type { PartProps } from './StackSettings.tsx';
import { START_NAMES } from './starts.ts';

export function VarianceFormula({ model, dispatch, locale }: PartProps): ReactElement {
  const words = initialisersText[locale];
  const { state, opened } = model;
  const weight = weightTex(state.start, opened);
  const sum = sumTex(opened);
  return (
    <>
      <h4>{words.formula(opened.layer)}</h4>
      {state.depth > 1 && (
        <Slider
          label={words.layer}
          value={state.layer}
          min={1}
          max={state.depth}
          integer
          onChange={(value) => dispatch({ kind: 'number', field: 'layer', value })}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long formulas scroll sideways and need the keys */}
      <section className={styles['scroll']} aria-label={words.formula(opened.layer)} tabIndex={0}>
        <WorkedFormula
          rows={[
            { tex: weight, label: `${words.weightLabel(START_NAMES[state.start])}: ${weight}` },
            { tex: sum, label: `${words.sumLabel}: ${sum}` },
          ]}
        />
      </section>
      <p>{words.measured(formatSize(opened.sumSquare, locale), formatSize(expectedSquare(opened), locale))}</p>
      {state.start === 'ones' && <p className={styles['note']}>{words.alikeNote}</p>}
    </>
  );
}

// The view of the exhibit `pyramid`: the volumes to scale, both counts on one axis, and the chosen layer.
// Not responsible for: what is shown (pyramid.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { kerasLayerLine } from '../../../nn/keras-code.ts';
import { LayerBars } from './LayerBars.tsx';
import { calculatorHref } from './calculator-link.ts';
import { PRESETS, SCALES } from './pyramid.ts';
import type { PyramidAction, PyramidModel, PyramidState } from './pyramid.ts';
import { blockName, blockSentence, pyramidText } from './pyramid.text.ts';
import styles from './Pyramid.module.css';
import { Volumes } from './Volumes.tsx';

type PyramidProps = ExhibitViewProps<PyramidState, PyramidAction, null, PyramidModel>;

export function PyramidView({ model, dispatch, locale }: PyramidProps): ReactElement {
  const words = pyramidText[locale];
  const { state, chosen, total } = model;
  const href = calculatorHref(chosen, locale);
  const choose = (block: number): void => dispatch({ kind: 'block', block });
  return (
    <div className={styles['pyramid']}>
      <Controls label={words.settings}>
        <Choice
          label={words.preset}
          value={state.preset}
          options={PRESETS.map((preset) => ({ value: preset, label: words.presets[preset] }))}
          onChange={(preset) => dispatch({ kind: 'preset', preset })}
        />
        <Choice
          label={words.scale}
          value={state.scale}
          options={SCALES.map((scale) => ({ value: scale, label: words.scales[scale] }))}
          onChange={(scale) => dispatch({ kind: 'scale', scale })}
        />
      </Controls>
      <Volumes model={model} onChoose={choose} />
      <p className={styles['note']}>{words.toScale}</p>
      <LayerBars model={model} onChoose={choose} />
      <section className={styles['chosen']} aria-label={words.chosen}>
        <h4>{blockName(chosen, locale)}</h4>
        <p>{blockSentence(chosen, total, locale)}</p>
        {chosen.layer !== null && <KerasCode label={words.code} lines={[kerasLayerLine(chosen.layer)]} />}
        {href !== null && (
          <p>
            <a href={href}>{words.calculator}</a>
          </p>
        )}
      </section>
    </div>
  );
}

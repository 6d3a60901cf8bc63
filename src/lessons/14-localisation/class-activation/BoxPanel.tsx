// The reader's box by numbers, and how well it agrees with the network's. Not responsible for: dragging it (BoxPad.tsx).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { NumberField } from '../../../kit/controls/NumberField.tsx';
import { formatFixed } from '../../../kit/locale/format.ts';
import type { Box } from '../../../nn/inside/bounding-box.ts';
import styles from './Activation.module.css';
import { activationText } from './activation.text.ts';
import type { ActivationProps } from './ActivationView.tsx';
import { GRID } from './class-activation.ts';

const SIDES = ['left', 'top', 'width', 'height'] as const satisfies readonly (keyof Box)[];
/** Where a box begins that is set by numbers. */
const FIRST: Box = { left: 25, top: 25, width: 50, height: 50 };

export function BoxPanel({ state, model, dispatch, locale }: ActivationProps): ReactElement {
  const words = activationText[locale];
  const box = state.drawn ?? FIRST;
  const isPlace = (side: keyof Box): boolean => side === 'left' || side === 'top';
  return (
    <section className={styles['part']} aria-label={words.ownBox}>
      <h4 className={styles['title']}>{words.ownBox}</h4>
      <p className={styles['note']}>{words.drawHint}</p>
      <Controls label={words.ownBox}>
        {SIDES.map((side) => (
          <NumberField
            key={side}
            label={words.sides[side]}
            value={box[side]}
            min={isPlace(side) ? 0 : 1}
            max={isPlace(side) ? GRID - 1 : GRID}
            integer
            onChange={(value) => dispatch({ kind: 'drawn', box: { ...box, [side]: value } })}
          />
        ))}
      </Controls>
      <p>
        <b>{words.iou}</b> <output>{model.iou === null ? words.noIou : formatFixed(model.iou, locale, 2)}</output>
      </p>
      {state.drawn !== null && (
        <ButtonRow label={words.ownBox}>
          <Button onClick={() => dispatch({ kind: 'drawn', box: null })}>{words.remove}</Button>
        </ButtonRow>
      )}
    </section>
  );
}

// The three steps from a drawing to what the networks see. Not responsible for: the steps themselves (nn/digit.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { formatFixed } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { BOX_SIZE, FIELD_CENTRE, FIELD_SIZE } from '../../../nn/digit.ts';
import type { DrawModel } from './draw-model.ts';
import { drawText } from './draw.text.ts';
import styles from './Draw.module.css';

const THUMB_PX = 140;

export function Preparation({ model }: { readonly model: DrawModel }): ReactElement {
  const locale = useLocale();
  const words = drawText[locale];
  const { normalisation, ink } = model;
  if (normalisation.kind === 'empty') return <p className={styles['note']}>{words.empty}</p>;
  const { inkBox, scaled, centreOfMass, shift, result } = normalisation;
  return (
    <ol className={styles['steps']} aria-label={words.steps}>
      <li>
        <PixelCanvas
          pixels={ink.values}
          height={ink.height}
          width={ink.width}
          colourMap="gray"
          label={words.inkBox}
          maxWidthPx={THUMB_PX}
          windows={[{ row: inkBox.top, column: inkBox.left, height: inkBox.height, width: inkBox.width, tone: 'warm' }]}
        />
        <strong>{words.inkBox}</strong>
        <span>{words.inkBoxNote(inkBox.height, inkBox.width)}</span>
      </li>
      <li>
        <PixelCanvas
          pixels={inBox(scaled)}
          height={BOX_SIZE}
          width={BOX_SIZE}
          colourMap="gray"
          label={words.scaled}
          maxWidthPx={THUMB_PX}
        />
        <strong>{words.scaled}</strong>
        <span>{words.scaledNote(scaled.height, scaled.width)}</span>
      </li>
      <li>
        <PixelCanvas
          pixels={result.values}
          height={FIELD_SIZE}
          width={FIELD_SIZE}
          colourMap="gray"
          label={words.result}
          maxWidthPx={THUMB_PX}
          windows={[
            { row: shift.y, column: shift.x, height: scaled.height, width: scaled.width, tone: 'warm' },
            { row: FIELD_CENTRE, column: FIELD_CENTRE, height: 1, width: 1 },
          ]}
        />
        <strong>{words.result}</strong>
        <span>
          {words.resultNote(
            formatFixed(centreOfMass.y + shift.y, locale, 1),
            formatFixed(centreOfMass.x + shift.x, locale, 1),
          )}
        </span>
      </li>
    </ol>
  );
}

/** The scaled ink in the top left corner of a 20 x 20 field, so that every drawing is shown at the same scale. */
function inBox(scaled: {
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}): Float32Array {
  const field = new Float32Array(BOX_SIZE * BOX_SIZE);
  for (let row = 0; row < scaled.height; row += 1) {
    field.set(scaled.values.subarray(row * scaled.width, (row + 1) * scaled.width), row * BOX_SIZE);
  }
  return field;
}

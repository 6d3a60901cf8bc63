// The view of the exhibit `flatten`: the picture, the ribbon, and the same pixel in both.
// Not responsible for: what is shown (flatten.ts) or where digits come from (digits.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatFixed } from '../../../kit/locale/format.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { loadDigits } from '../digits.ts';
import type { Digits } from '../digits.ts';
import styles from './Flatten.module.css';
import { PICTURES, SIDE } from './flatten.ts';
import type { FlattenAction, FlattenModel, FlattenState } from './flatten.ts';
import { flattenText } from './flatten.text.ts';
import { Pieces } from './Pieces.tsx';
import { Ribbon } from './Ribbon.tsx';

export function FlattenView(props: ExhibitViewProps<FlattenState, FlattenAction, Digits, FlattenModel>): ReactElement {
  const { model, dispatch, locale } = props;
  const words = flattenText[locale];
  const { chosen, neighbours, picture } = model;
  const point = (place: number): void => dispatch({ kind: 'point', place });
  return (
    <div className={styles['flatten']}>
      <Choice
        label={words.picture}
        value={picture.id}
        options={PICTURES.map((id) => ({ value: id, label: words.pictureName(id) }))}
        onChange={(id) => dispatch({ kind: 'picture', picture: id })}
        {...(picture.loading ? { hint: words.loading } : picture.source === 'drawn' ? { hint: words.drawnNote } : {})}
      />
      {picture.error !== null && (
        <Notice kind="warn" actions={<Button onClick={loadDigits}>{words.retry}</Button>}>
          {ENGINE_ERROR_SENTENCES[picture.error][locale]}
        </Notice>
      )}
      <div className={styles['sides']}>
        <PixelCanvas
          pixels={model.values}
          height={SIDE}
          width={SIDE}
          colourMap="gray"
          label={words.pictureLabel}
          maxWidthPx={364}
          gridLines
          cursor={chosen.index}
          windows={neighbours.map(({ row, column }) => ({ row, column, height: 1, width: 1, tone: 'warm' as const }))}
          onHover={(place) => {
            if (place !== null) point(place);
          }}
          onSelect={point}
          describePixel={(place) => words.ribbonValue(place, model.values[place] ?? 0)}
        />
        <div className={styles['facts']}>
          <p className={styles['lead']}>{words.indexFormula}</p>
          <WorkedFormula
            rows={[
              {
                tex: `\\text{${words.row}}\\cdot ${SIDE} + \\text{${words.column}}`,
                label: `${words.row} × ${SIDE} + ${words.column}`,
              },
              {
                tex: `${chosen.row}\\cdot ${SIDE} + ${chosen.column} = \\mathbf{${chosen.index}}`,
                label: `${chosen.row} × ${SIDE} + ${chosen.column} = ${chosen.index}`,
              },
            ]}
          />
          <p>{words.pixelValue(chosen.value)}</p>
          {model.shuffled && <p>{words.origin(model.origin.row, model.origin.column)}</p>}
          <p>{words.distances(neighbours, model.shuffled)}</p>
          <Toggle
            label={words.shuffle}
            hint={words.shuffleHint}
            checked={model.shuffled}
            onChange={(shuffled) => dispatch({ kind: 'shuffle', shuffled })}
          />
        </div>
      </div>
      <Ribbon model={model} words={words} onPoint={point} />
      <Pieces model={model} words={words} onPoint={point} />
      <p className={styles['note']}>
        {words.roughness(
          formatFixed(model.roughness.shown, locale, 1),
          formatFixed(model.roughness.ordered, locale, 1),
          model.shuffled,
        )}
      </p>
    </div>
  );
}

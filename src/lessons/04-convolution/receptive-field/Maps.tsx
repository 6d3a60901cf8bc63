// Every map of the network at one size, the cells that the chosen unit reads lit. A click chooses a unit anywhere.
// Not responsible for: how strongly cells are read (InfluencePanel.tsx).
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { PixelWindow } from '../../../kit/canvas/PixelCanvas.tsx';
import { classes } from '../../../kit/style/classes.ts';
import type { Pair } from '../../../nn/spec.ts';
import type { FieldMap, FieldModel } from './field-model.ts';
import type { FieldText } from './receptive-field.text.ts';
import styles from './ReceptiveField.module.css';

export interface MapsProps {
  readonly model: FieldModel;
  readonly words: FieldText;
  readonly onUnit: (node: number, place: Pair) => void;
}

/** Colours of the cells, as values of the diverging map from -1 to 1. */
const LIT = 0.5;

export function litCells({ height, width, rows, columns }: FieldMap, lit = LIT): Float32Array {
  const cells = new Float32Array(height * width);
  for (const row of rows) for (const column of columns) cells[row * width + column] = lit;
  return cells;
}

function OneMap({
  map,
  model,
  words,
  onUnit,
}: {
  readonly map: FieldMap;
  readonly model: FieldModel;
  readonly words: FieldText;
  readonly onUnit: (place: Pair) => void;
}): ReactElement {
  const row = map.index === 0 ? null : (model.rows[map.index - 1] ?? null);
  const isChosen = map.index === model.chosen.index + 1;
  const cells = useMemo(() => litCells(map, isChosen ? 1 : LIT), [map, isChosen]);
  const windows: readonly PixelWindow[] = map.index === 0 ? [{ ...model.box, tone: 'warm' }] : [];
  // Keys set out from the chosen unit, where there is one on this map.
  const [pointed, setPointed] = useState<number | null>(null);
  const own = isChosen ? model.state.place[0] * map.width + model.state.place[1] : null;
  const pick = (index: number): void => onUnit([Math.floor(index / map.width), index % map.width]);
  return (
    <figure className={classes(styles['map'], isChosen && styles['chosenMap'])}>
      <PixelCanvas
        pixels={cells}
        height={map.height}
        width={map.width}
        colourMap="diverging"
        range={[-1, 1]}
        label={words.mapLabel(map, row)}
        gridLines
        maxWidthPx={172}
        windows={windows}
        {...(row === null
          ? {}
          : {
              onSelect: pick,
              onHover: setPointed,
              cursor: pointed ?? own,
              describePixel: (index: number) =>
                words.cell(Math.floor(index / map.width), index % map.width, cells[index] !== 0),
            })}
      />
      <figcaption className={styles['mapName']}>
        <span>{words.mapName(row)}</span> <span>{[map.height, map.width, map.channels].join(' × ')}</span>
      </figcaption>
    </figure>
  );
}

export function Maps({ model, words, onUnit }: MapsProps): ReactElement {
  return (
    <section aria-label={words.maps}>
      <div className={styles['maps']}>
        {[...model.maps, ...model.later].map((map) => (
          <OneMap
            key={map.index}
            map={map}
            model={model}
            words={words}
            onUnit={(place) => onUnit(map.index - 1, place)}
          />
        ))}
      </div>
      <p className={styles['note']}>{words.mapKeys}</p>
    </section>
  );
}

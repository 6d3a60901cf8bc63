// The view of the exhibit `global-average`: maps with their means and weights, the map they add up to, and the two bills.
// Not responsible for: what is shown (global-average.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatFixed } from '../../../kit/locale/format.ts';
import { NetworkBar } from '../NetworkBar.tsx';
import type { TrainedSession } from '../use-trained.ts';
import { Bills } from './Bills.tsx';
import styles from './GlobalAverage.module.css';
import { CLASSES } from './global-average.ts';
import type { GlobalAverageAction, GlobalAverageModel, GlobalAverageState } from './global-average.ts';
import { globalAverageText, scoreSum } from './global-average.text.ts';
import { MapRows } from './MapRows.tsx';

type GlobalAverageProps = ExhibitViewProps<GlobalAverageState, GlobalAverageAction, TrainedSession, GlobalAverageModel>;

export function GlobalAverageView({ model, dispatch, session, locale }: GlobalAverageProps): ReactElement {
  const words = globalAverageText[locale];
  const { state, source, activation, picture } = model;
  const [height, width] = activation.shape;
  return (
    <div className={styles['average']}>
      <NetworkBar
        session={session}
        picture={state.picture}
        isDrawn={model.isDrawn}
        onPicture={(chosen) => dispatch({ kind: 'picture', picture: chosen })}
      />
      <Choice
        label={words.klass}
        value={String(state.klass)}
        disabled={source === 'edges'}
        options={Array.from({ length: CLASSES }, (_, klass) => ({ value: String(klass), label: klass }))}
        onChange={(klass) => dispatch({ kind: 'class', klass: Number(klass) })}
        {...(source === 'edges' ? { hint: words.klassHint } : {})}
      />
      <div className={styles['sides']}>
        <MapRows model={model} dispatch={dispatch} />
        <div className={styles['result']}>
          <figure>
            <figcaption>{words.picture}</figcaption>
            <PixelCanvas
              pixels={picture.values}
              height={picture.shape[0]}
              width={picture.shape[1]}
              colourMap="gray"
              label={words.picture}
              maxWidthPx={240}
            />
          </figure>
          <figure>
            <figcaption>
              {words.activation} <span>{`${height} × ${width}`}</span>
            </figcaption>
            <PixelCanvas
              pixels={activation.values}
              height={height}
              width={width}
              colourMap="diverging"
              label={words.activation}
              maxWidthPx={240}
              onHover={() => undefined}
              describePixel={(index) =>
                words.cellAt(
                  Math.floor(index / width),
                  index % width,
                  formatFixed(activation.values[index] ?? 0, locale, 2),
                )
              }
            />
          </figure>
          <p className={styles['score']}>
            <strong>{words.score}</strong> {scoreSum(model, locale)}
          </p>
          <p className={styles['note']}>{words.scoreNote(formatFixed(model.activationMean, locale, 3))}</p>
          {model.isOwn && (
            <div>
              <Button icon="undo" onClick={() => dispatch({ kind: 'class-weights' })}>
                {words.classWeights}
              </Button>
            </div>
          )}
        </div>
      </div>
      <Bills model={model} />
    </div>
  );
}

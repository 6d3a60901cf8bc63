// For those who want to look closer: confusion matrices and the most confident mistakes, with their pictures.
// Not responsible for: testing (measurements.ts).
import type { ReactElement } from 'react';
import { DATASETS as CATALOGUE } from '../../../engine/catalog/datasets.ts';
import type { Mistake } from '../../../engine/protocol/calls.ts';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { ConfusionMatrix } from '../../../kit/charts/ConfusionMatrix.tsx';
import { formatPercent } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Duel.module.css';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';
import { IMAGE } from './setup.ts';
import type { DuelDataset } from './setup.ts';
import { useTestImages } from './test-images.ts';

const SHOWN = 12;

export function Mistakes({ model }: { readonly model: DuelModel }): ReactElement | null {
  const locale = useLocale();
  const words = duelText[locale];
  const { dataset } = model.setup;
  const tested = model.contestants.filter((one) => one.test !== null);
  if (tested.length === 0) return null;
  const classes = CATALOGUE[dataset].classNames.map((name) => name[locale]);
  return (
    <details className={styles['disclosure']}>
      <summary>{words.mistakes}</summary>
      {tested.map(({ id, test }) => (
        <div key={id} className={styles['closerLook']}>
          <div>
            <h4 className={styles[id]}>{words.confusion(words.name[id])}</h4>
            <ConfusionMatrix label={words.confusion(words.name[id])} classes={classes} counts={test?.confusion ?? []} />
          </div>
          <div>
            <h4 className={styles[id]}>{words.worst(words.name[id])}</h4>
            <p className={styles['key']}>{words.mistakeKey}</p>
            <Worst dataset={dataset} worst={test?.worst.slice(0, SHOWN) ?? []} classes={classes} />
          </div>
        </div>
      ))}
    </details>
  );
}

interface WorstProps {
  readonly dataset: DuelDataset;
  readonly worst: readonly Mistake[];
  readonly classes: readonly string[];
}

function Worst({ dataset, worst, classes }: WorstProps): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const images = useTestImages(
    dataset,
    worst.map(({ index }) => index),
  );
  const [height, width] = IMAGE;
  if (worst.length === 0) return <p>{words.noMistakes}</p>;
  return (
    <ul className={styles['worst']}>
      {worst.map(({ index, label, predicted, confidence }, i) => {
        const truth = classes[label] ?? '';
        const taken = classes[predicted] ?? '';
        const sentence = words.mistake(index, truth, taken, formatPercent(confidence, locale));
        const image = images?.[i];
        return (
          <li key={index} title={sentence}>
            {image !== undefined && (
              <PixelCanvas
                pixels={image}
                height={height}
                width={width}
                colourMap="gray"
                label={sentence}
                maxWidthPx={84}
              />
            )}
            <span>{`${truth} → ${taken}`}</span>
            <small>{formatPercent(confidence, locale)}</small>
          </li>
        );
      })}
    </ul>
  );
}

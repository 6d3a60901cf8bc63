// The mistakes made with the most confidence, as pictures that open their image in another panel.
// Not responsible for: finding them (engine).
import type { ReactElement } from 'react';
import type { AnyDatasetId } from '../../engine/catalog/datasets.ts';
import type { Mistake } from '../../engine/protocol/calls.ts';
import { PixelCanvas } from '../../kit/canvas/PixelCanvas.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import type { DataFacts } from '../../lessons/08-designer/designer/data-choice.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import { useSamples } from './use-samples.ts';

const SHOWN = 12;

export interface WorstMistakesProps {
  readonly dataset: AnyDatasetId | null;
  readonly facts: DataFacts;
  readonly worst: readonly Mistake[];
  readonly onChoose: (sample: number) => void;
}

export function WorstMistakes({ dataset, facts, worst, onChoose }: WorstMistakesProps): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const shown = worst.slice(0, SHOWN);
  const samples = useSamples(
    dataset,
    shown.map(({ index }) => index),
  );
  const { classNames, shape } = facts;
  const [height = 1, width = 1, channels = 1] = shape;
  const name = (label: number): string => classNames[label]?.[locale] ?? '';
  if (shown.length === 0) return <p className={styles['note']}>{words.noMistakes}</p>;
  return (
    <>
      <p className={styles['note']}>{words.worstHint}</p>
      <ul className={styles['worst']}>
        {shown.map(({ index, label, predicted, confidence }, i) => {
          const certain = formatPercent(confidence, locale, 0);
          const sentence = words.mistake(formatNumber(index, locale), name(label), name(predicted), certain);
          const sample = samples?.[i];
          return (
            <li key={index}>
              <button type="button" title={sentence} onClick={() => onChoose(index)}>
                {sample !== undefined && (
                  <PixelCanvas
                    pixels={sample.pixels}
                    height={height}
                    width={width}
                    colourMap={channels === 3 ? 'rgb' : 'gray'}
                    label={sentence}
                    maxWidthPx={72}
                  />
                )}
                <span aria-hidden={sample !== undefined}>
                  {`${name(label)} → ${name(predicted)}`}
                  <small>{certain}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

// What the network is taught: some training images with the labels they are given, and how often each class is.
// Not responsible for: spoiling them (engine) or the sliders (DesignCard.tsx).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../kit/canvas/PixelCanvas.tsx';
import { BarList } from '../../kit/charts/BarRow.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { ENGINE_ERROR_SENTENCES } from '../../kit/sentences/engine-errors.ts';
import { classes } from '../../kit/style/classes.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import type { PlaygroundProps } from './PlaygroundView.tsx';

export function DataPanel({ model, session, locale }: PlaygroundProps): ReactElement {
  const words = playgroundText[locale];
  const { side } = model.state;
  const { facts, state } = model.sides[side];
  const isWaiting = state.own && session.runs[side].snapshot === null;
  const { samples, loading, error } = session.taught;
  const [height = 1, width = 1, channels = 1] = facts.shape;
  const name = (label: number): string => facts.classNames[label]?.[locale] ?? '';
  const size = height * width * channels;
  if (error !== null) return <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>;
  if (samples === null) {
    const part = loading !== null && loading.totalBytes > 0 ? loading.loadedBytes / loading.totalBytes : null;
    if (!facts.isComplete) return <p className={styles['note']}>{words.noImages}</p>;
    // Own images come to the engine with the first run.
    if (isWaiting) return <p className={styles['note']}>{words.noRun}</p>;
    return <Progress label={words.loadingImages} value={part} />;
  }
  return (
    <div className={styles['taught']}>
      <div className={styles['stack']}>
        <h5>{words.taught}</h5>
        <p className={styles['note']}>{words.taughtHint}</p>
        <ul className={styles['samples']}>
          {[...samples.labels].map((label, n) => {
            const right = samples.rightLabels[n] ?? label;
            const shown = right === label ? name(label) : words.wrongLabel(name(label), name(right));
            return (
              <li key={n} className={classes(right !== label && styles['wrong'])}>
                <PixelCanvas
                  pixels={samples.pixels.subarray(n * size, (n + 1) * size)}
                  height={height}
                  width={width}
                  colourMap={channels === 3 ? 'rgb' : 'gray'}
                  label={words.taughtImage(formatNumber(n + 1, locale), shown)}
                  maxWidthPx={72}
                />
                <span aria-hidden="true">{shown}</span>
              </li>
            );
          })}
        </ul>
      </div>
      <div className={styles['stack']}>
        <h5>{words.classCounts}</h5>
        <BarList
          label={words.classCounts}
          bars={facts.classNames.map((_, label) => ({
            id: String(label),
            label: name(label),
            value: samples.counts[label] ?? 0,
            max: Math.max(...samples.counts),
            text: formatNumber(samples.counts[label] ?? 0, locale),
          }))}
        />
      </div>
    </div>
  );
}

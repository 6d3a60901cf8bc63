// The test image that is sent through the network, and what the network makes of it. Not responsible for: the way there.
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../kit/canvas/PixelCanvas.tsx';
import { BarList } from '../../kit/charts/BarRow.tsx';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow, Controls } from '../../kit/controls/Controls.tsx';
import { NumberField } from '../../kit/controls/NumberField.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import type { PartProps } from './BothBar.tsx';
import { MOST_SAMPLES } from './playground.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';

export function SampleChooser({ model, session, dispatch }: PartProps): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const { sample: index, side } = model.state;
  const { sample } = session;
  const { classNames, shape, testCount } = model.sides[side].facts;
  const names = classNames.map((name) => name[locale]);
  const outputs = model.live?.nodes.at(-1)?.values ?? null;
  const [height = 1, width = 1, channels = 1] = shape;
  const count = Math.max(1, Math.min(MOST_SAMPLES, testCount));
  const choose = (next: number): void => dispatch({ kind: 'sample', sample: (next + count) % count });
  return (
    <div className={styles['stack']}>
      <Controls label={words.sample}>
        <NumberField
          label={words.sample}
          value={Math.min(index, count - 1)}
          min={0}
          max={count - 1}
          integer
          onChange={(next) => dispatch({ kind: 'sample', sample: next })}
        />
        <ButtonRow label={words.sample}>
          <Button icon="left" onClick={() => choose(index - 1)}>
            {words.previous}
          </Button>
          <Button icon="right" onClick={() => choose(index + 1)}>
            {words.next}
          </Button>
        </ButtonRow>
      </Controls>
      <div className={styles['sample']}>
        <div className={styles['picture']}>
          {sample !== null && (
            <>
              <PixelCanvas
                pixels={sample.pixels}
                height={height}
                width={width}
                colourMap={channels === 3 ? 'rgb' : 'gray'}
                label={words.picture(formatNumber(sample.index, locale), names[sample.label] ?? '')}
              />
              <p className={styles['note']}>{words.truth(names[sample.label] ?? '')}</p>
            </>
          )}
        </div>
        {outputs?.length === names.length && (
          <BarList
            label={words.outputs}
            bars={names.map((name, label) => ({
              id: name,
              label: name,
              value: outputs[label] ?? Number.NaN,
              strong: label === sample?.label,
            }))}
          />
        )}
      </div>
    </div>
  );
}

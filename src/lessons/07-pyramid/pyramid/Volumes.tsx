// The drawing of the volumes. Every layer's block is a link into the calculator; pointing at it or focusing it chooses it.
// Not responsible for: the geometry (volumes.ts).
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import { calculatorHref } from './calculator-link.ts';
import type { Block, PyramidModel } from './pyramid.ts';
import { blockName, pyramidText } from './pyramid.text.ts';
import styles from './Pyramid.module.css';
import { drawVolumes } from './volumes.ts';
import type { Volume } from './volumes.ts';

export interface VolumesProps {
  readonly model: PyramidModel;
  readonly onChoose: (block: number) => void;
}

/** Room for two lines of labels, in units. */
const LABELS = 19;

export function Volumes({ model, onChoose }: VolumesProps): ReactElement {
  const locale = useLocale();
  const words = pyramidText[locale];
  const { blocks, chosen } = model;
  const { width, height, base, volumes } = useMemo(() => drawVolumes(blocks), [blocks]);
  return (
    <section className={styles['drawing']} aria-label={words.drawing}>
      <svg viewBox={`0 0 ${width.toFixed(1)} ${(height + LABELS).toFixed(1)}`}>
        {volumes.map((volume, i) => {
          const block = blocks[i];
          if (block === undefined) return null;
          const href = calculatorHref(block, locale);
          const picture = <Picture volume={volume} block={block} base={base} isChosen={block === chosen} />;
          const choose = (): void => onChoose(block.index);
          if (href === null) {
            return (
              <g key={block.index} onPointerEnter={choose}>
                {picture}
              </g>
            );
          }
          return (
            <a key={block.index} href={href} onPointerEnter={choose} onFocus={choose}>
              {picture}
            </a>
          );
        })}
      </svg>
    </section>
  );
}

interface PictureProps {
  readonly volume: Volume;
  readonly block: Block;
  readonly base: number;
  readonly isChosen: boolean;
}

function Picture({ volume, block, base, isChosen }: PictureProps): ReactElement {
  const locale = useLocale();
  const name = blockName(block, locale);
  return (
    <g className={classes(styles['block'], isChosen && styles['picked'])} data-flat={block.output.length < 3}>
      <rect className={styles['target']} {...volume.slot} y={0} height={base + LABELS} />
      <path className={styles['top']} d={volume.top} />
      <path className={styles['end']} d={volume.end} />
      <path className={styles['near']} d={volume.near} />
      <text x={volume.labelX} y={base + 7}>
        {block.output.join('×')}
      </text>{' '}
      <text className={styles['kind']} x={volume.labelX} y={base + 15}>
        {shortName(name)}
      </text>
    </g>
  );
}

/** A class name without what the drawing shows anyway. */
function shortName(name: string): string {
  return name.replace('GlobalAveragePooling2D', 'GlobalAvg').replace('Pooling2D', 'Pool').replace('2D', '');
}

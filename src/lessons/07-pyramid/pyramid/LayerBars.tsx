// The layers as a list: for each its shape, the numbers that leave it and its parameters, as bars on one axis.
// Arrow keys and clicks choose a layer. Not responsible for: counting (pyramid.ts).
import { useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { formatNumber } from '../../../kit/locale/format.ts';
import { shapeText } from '../shape-text.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import { axisTicks, barPart } from './pyramid.ts';
import type { Block, PyramidModel } from './pyramid.ts';
import { blockName, pyramidText } from './pyramid.text.ts';
import styles from './Pyramid.module.css';

export interface LayerBarsProps {
  readonly model: PyramidModel;
  readonly onChoose: (block: number) => void;
}

export function LayerBars({ model, onChoose }: LayerBarsProps): ReactElement {
  const locale = useLocale();
  const words = pyramidText[locale];
  const list = useRef<HTMLOListElement>(null);
  const { blocks, chosen } = model;

  function onKeyDown(event: KeyboardEvent): void {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = Math.min(blocks.length - 1, Math.max(0, chosen.index + move));
    event.preventDefault();
    onChoose(next);
    const button = list.current?.querySelectorAll('button')[next];
    if (button instanceof HTMLElement) button.focus();
  }

  return (
    <div className={styles['bars']}>
      <div className={styles['legend']} aria-hidden="true">
        <span data-kind="numbers">{words.numbers}</span>
        <span data-kind="parameters">{words.parameters}</span>
      </div>
      <Axis model={model} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between its buttons */}
      <ol ref={list} className={styles['list']} aria-label={words.bars} onKeyDown={onKeyDown}>
        {blocks.map((block) => (
          <li key={block.index}>
            <Row block={block} model={model} isChosen={block === chosen} onChoose={onChoose} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The one axis of both counts, above the list. */
function Axis({ model: { largest, state } }: { readonly model: PyramidModel }): ReactElement {
  const locale = useLocale();
  return (
    <div className={styles['axis']} aria-hidden="true">
      <div className={styles['ticks']}>
        {axisTicks(largest, state.scale).map((value) => (
          <span
            key={value}
            className={styles['tick']}
            style={{ insetInlineStart: `${barPart(value, largest, state.scale) * 100}%` }}
          >
            {formatNumber(value, locale)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps extends LayerBarsProps {
  readonly block: Block;
  readonly isChosen: boolean;
}

function Row({ block, model, isChosen, onChoose }: RowProps): ReactElement {
  const locale = useLocale();
  const words = pyramidText[locale];
  const { largest, state } = model;
  const bars = [
    { kind: 'numbers', label: words.numbers, value: block.numbers },
    { kind: 'parameters', label: words.parameters, value: block.parameters },
  ];
  return (
    <button
      type="button"
      className={classes(styles['row'], isChosen && styles['rowChosen'])}
      aria-pressed={isChosen}
      onClick={() => onChoose(block.index)}
    >
      <span className={styles['name']}>
        <span>{blockName(block, locale)}</span> <span className={styles['shape']}>{shapeText(block.output)}</span>
      </span>
      <span className={styles['tracks']}>
        {bars.map(({ kind, label, value }) => (
          <span key={kind} className={styles['track']}>
            <span className={styles['rail']} aria-hidden="true">
              {value > 0 && (
                <span
                  className={styles['bar']}
                  data-kind={kind}
                  style={{ width: `${barPart(value, largest, state.scale) * 100}%` }}
                />
              )}
            </span>
            <span className={styles['value']}>
              <span className="visually-hidden"> {label} </span>
              {formatNumber(value, locale)}
            </span>
          </span>
        ))}
      </span>
    </button>
  );
}

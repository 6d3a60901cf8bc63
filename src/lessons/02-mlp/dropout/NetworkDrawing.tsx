// The small network as a drawing: silent units are hollow, and nothing runs through them.
// Not responsible for: numbers (dice-model.ts). The tables beside it say the same in words.
import type { ReactElement } from 'react';
import { formatFixed, formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { DiceModel } from './dice-model.ts';
import { OUTPUTS } from './dropout.ts';
import { dropoutText } from './dropout.text.ts';
import styles from './Dropout.module.css';
import { FIRST_KERNEL, INPUT, KERNEL, UNITS } from './small-network.ts';

const WIDTH = 360;
const HEIGHT = 352;
const RADIUS = 18;
const COLUMNS = [40, 180, 320] as const;

/** Places of `count` nodes, centred below the heads. */
function rows(count: number): readonly number[] {
  const gap = count === UNITS ? 41 : 66;
  const middle = 22 + (HEIGHT - 22) / 2;
  return Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * gap);
}

const INPUTS_Y = rows(INPUT.length);
const HIDDEN_Y = rows(UNITS);
const OUTPUTS_Y = rows(OUTPUTS);

interface EdgesProps {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly left: number;
  readonly right: number;
  /** From x to. */
  readonly kernel: readonly number[];
  readonly isOpen: (from: number, to: number) => boolean;
}

function Edges({ from, to, left, right, kernel, isOpen }: EdgesProps): ReactElement {
  return (
    <g className={styles['edge']}>
      {from.flatMap((y1, i) =>
        to.map((y2, j) => {
          const weight = kernel[i * to.length + j] ?? 0;
          const open = isOpen(i, j);
          return (
            <line
              key={`${i} ${j}`}
              x1={left + RADIUS}
              y1={y1}
              x2={right - RADIUS}
              y2={y2}
              stroke={open ? `var(--series-${weight < 0 ? 1 : 2})` : 'var(--line)'}
              strokeWidth={open ? 0.6 + 2.4 * Math.min(1, Math.abs(weight)) : 0.75}
              strokeDasharray={open ? undefined : '2 4'}
            />
          );
        }),
      )}
    </g>
  );
}

export function NetworkDrawing({
  model,
  locale,
}: {
  readonly model: DiceModel;
  readonly locale: Locale;
}): ReactElement {
  const words = dropoutText[locale];
  const { units, sums, state } = model;
  const isLive = (i: number): boolean => units[i]?.isLive ?? true;
  const [inputs, hidden, outputs] = COLUMNS;
  return (
    <figure className={styles['figure']}>
      <figcaption>{words.network}</figcaption>
      <svg className={styles['network']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {COLUMNS.map((x, i) => (
          <text key={x} className={styles['head']} x={x} y={12}>
            {words.layers[i]}
          </text>
        ))}
        <Edges
          from={INPUTS_Y}
          to={HIDDEN_Y}
          left={inputs}
          right={hidden}
          kernel={FIRST_KERNEL}
          isOpen={(_, j) => isLive(j)}
        />
        <Edges from={HIDDEN_Y} to={OUTPUTS_Y} left={hidden} right={outputs} kernel={KERNEL} isOpen={isLive} />
        {INPUTS_Y.map((y, i) => (
          <Node key={i} x={inputs} y={y} text={formatNumber(INPUT[i] ?? 0, locale, 1)} />
        ))}
        {units.map(({ passed }, i) => (
          <Node
            key={i}
            x={hidden}
            y={HIDDEN_Y[i] ?? 0}
            text={isLive(i) ? formatFixed(passed, locale, 2) : '0'}
            look={isLive(i) ? 'live' : 'silent'}
          />
        ))}
        {sums.map((sum, j) => (
          <Node
            key={j}
            x={outputs}
            y={OUTPUTS_Y[j] ?? 0}
            text={formatFixed(sum + 0, locale, 2)}
            isChosen={j === state.output}
          />
        ))}
      </svg>
      <p className={styles['note']}>{words.lines}</p>
    </figure>
  );
}

interface NodeProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly look?: 'live' | 'silent';
  readonly isChosen?: boolean;
}

function Node({ x, y, text, look, isChosen = false }: NodeProps): ReactElement {
  return (
    <g>
      <circle
        className={classes(styles['node'], look !== undefined && styles[look], isChosen && styles['chosen'])}
        cx={x}
        cy={y}
        r={RADIUS}
      />
      <text className={look === 'silent' ? styles['silentText'] : undefined} x={x} y={y} dy="0.35em">
        {text}
      </text>
    </g>
  );
}

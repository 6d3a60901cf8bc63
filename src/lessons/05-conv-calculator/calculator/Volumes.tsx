// Input and output as two boxes at one scale, with the window, the zeros of the padding, and dots that change sizes.
// Not responsible for: geometry (volumes.ts) or what the dots do to the layer (calculator.ts).
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useWidthPx } from '../../../kit/canvas/use-width.ts';
import { formatNumber, joinSentences } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import styles from './Calculator.module.css';
import type { CalculatorModel } from './calculator-model.ts';
import { calculatorText } from './calculator.text.ts';
import { FIELDS, LIMITS, type Config } from './config.ts';
import { shapeWords } from './describe.ts';
import { Corners } from './Corners.tsx';
import { VolumeHandle } from './VolumeHandle.tsx';
import {
  dividingLines,
  faces,
  fittingScale,
  blockOf,
  handlesOf,
  pointIn,
  sceneOf,
  wires,
  wholeBlock,
  type Cells,
  type HandleId,
  type PlacedBlock,
  type Scene,
} from './volumes.ts';

export interface VolumesProps {
  readonly model: CalculatorModel;
  readonly locale: Locale;
  readonly onDrag: (fields: Partial<Config>) => void;
}

/** What a handle's new value means for the configuration. */
function changed({ input }: Config, id: HandleId, value: number): Partial<Config> {
  const place: Readonly<Record<HandleId, number>> = {
    height: 0,
    width: 1,
    length: 0,
    depth: input.length - 1,
    units: 0,
    filters: -1,
    outputUnits: -1,
  };
  const index = place[id];
  return index < 0 ? { filters: value } : { input: input.map((side, axis) => (axis === index ? value : side)) };
}

const MOST: Readonly<Record<HandleId, number>> = {
  height: LIMITS.side,
  width: LIMITS.side,
  length: LIMITS.side,
  depth: LIMITS.channels,
  units: LIMITS.units,
  filters: LIMITS.filters,
  outputUnits: LIMITS.filters,
};

/** Width that is assumed until the real one is known. */
const USUAL_WIDTH = 560;

export function Volumes({ model, locale, onDrag }: VolumesProps): ReactElement {
  const words = calculatorText[locale];
  const figure = useRef<HTMLDivElement>(null);
  const widthPx = useWidthPx(figure) || USUAL_WIDTH;
  const [held, setHeld] = useState<number | null>(null);
  const { good, layer, output, derivations } = model;
  const scene = sceneOf(layer, good.input, output, derivations.windows, widthPx, held);
  const sized = good.layer === 'Dense' ? 'outputUnits' : 'filters';
  const handles = handlesOf(scene, good.input.length, FIELDS[good.layer].includes('filters') ? sized : null);
  return (
    <div ref={figure} className={styles['figure']}>
      <svg
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be a drawing
        role="group"
        aria-label={words.drawing}
        className={styles['drawing']}
        width={widthPx}
        height={scene.heightPx}
        viewBox={`0 0 ${widthPx} ${scene.heightPx}`}
      >
        <Block block={scene.input} className={styles['input']} label={words.inputVolume(shapeWords(good.input))} />
        <Block block={scene.output} className={styles['output']} label={words.outputVolume(shapeWords(output))} />
        {layer.className === 'Dense' && good.input.length === 1 && <path className={styles['ray']} d={wires(scene)} />}
        <Window scene={scene} />
        {handles.map((handle) => (
          <VolumeHandle
            key={handle.id}
            handle={handle}
            label={words.handle[handle.id]}
            max={MOST[handle.id]}
            onValue={(value) => onDrag(changed(good, handle.id, value))}
            onHold={(isHeld) => setHeld(isHeld ? fittingScale(blockOf(good.input), blockOf(output), widthPx) : null)}
          />
        ))}
      </svg>
      <p className={styles['hint']}>
        {joinSentences(
          [
            words.handleHint,
            words.drawingNote(formatNumber(scene.scale, locale, scene.scale < 0.1 ? 4 : 2)),
            scene.padded === null ? '' : scene.isTransposed ? words.cutOff : words.zeros,
          ],
          locale,
        )}
      </p>
      <Corners windows={derivations.windows} isTransposed={scene.isTransposed} locale={locale} />
    </div>
  );
}

function Block({
  block,
  className,
  label,
}: {
  readonly block: PlacedBlock;
  readonly className: string | undefined;
  readonly label: string;
}): ReactElement {
  const { front, top, side } = faces(block, wholeBlock(block));
  const below = pointIn(block, block.height, block.width / 2, 0);
  return (
    <g className={className}>
      <path className={styles['top']} d={top} />
      <path className={styles['side']} d={side} />
      <path className={styles['front']} d={front} />
      <path className={styles['lines']} d={dividingLines(block)} />
      <text className={styles['label']} x={Math.max(below.x, 70)} y={below.y + 40} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** The first place of the window, the number it makes, and the zeros around. */
function Window({ scene }: { readonly scene: Scene }): ReactElement | null {
  const { window, cell, padded, isTransposed } = scene;
  if (window === null || cell === null) return null;
  const [from, to] = isTransposed ? [scene.output, scene.input] : [scene.input, scene.output];
  const shape = faces(from, window);
  return (
    <g>
      {padded !== null && <path className={styles['padded']} d={faces(from, padded).front} />}
      <path className={styles['ray']} d={rays(from, window, to)} />
      <path className={styles['window']} d={shape.top} />
      <path className={styles['window']} d={shape.side} />
      <path className={styles['window']} d={shape.front} />
      <path className={styles['cell']} d={faces(to, cell).front} />
    </g>
  );
}

/** From the corners of the window to the number. */
function rays(from: PlacedBlock, { row, column, height, width }: Cells, to: PlacedBlock): string {
  const target = pointIn(to, 0.5, 0.5, 0);
  return [
    [row, column + width],
    [row + height, column + width],
  ]
    .map(([down = 0, across = 0]) => {
      const { x, y } = pointIn(from, down, across, 0);
      return `M${x.toFixed(1)} ${y.toFixed(1)}L${target.x.toFixed(1)} ${target.y.toFixed(1)}`;
    })
    .join('');
}

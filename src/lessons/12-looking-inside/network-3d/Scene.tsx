// The stack in space: every plane is a picture of its own, put in its place by CSS transforms, so that nothing but the
// browser is needed to turn it. Loaded when first opened. Not responsible for: what is on the planes (scene-model.ts).
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { classes } from '../../../kit/style/classes.ts';
import { mapRange } from '../subject/map-range.ts';
import styles from './Network3d.module.css';
import type { Network3dAction } from './network-3d.ts';
import type { LayerBlock, Network3dModel, Plane } from './scene-model.ts';

export interface SceneProps {
  readonly model: Network3dModel;
  readonly dispatch: (action: Network3dAction) => void;
  readonly label: string;
  readonly inputName: string;
}

/** Degrees a pixel of dragging, a key. */
const PER_PIXEL = 0.4;
const PER_KEY = 6;
/** How long the stack is at a zoom of 100 %: as the figure has room. */
const STACK = 'min(54rem, 96cqw)';

/** A length of the scene: `part` of the whole stack. */
function lengthOf(part: number): string {
  return `calc(${STACK} * ${part.toFixed(5)})`;
}

const TURNS: Readonly<Record<string, readonly [yaw: number, pitch: number]>> = {
  ArrowLeft: [-PER_KEY, 0],
  ArrowRight: [PER_KEY, 0],
  ArrowUp: [0, PER_KEY],
  ArrowDown: [0, -PER_KEY],
};
const ZOOMS: Readonly<Record<string, number>> = { '+': 10, '=': 10, '-': -10 };

export function Scene({ model, dispatch, label, inputName }: SceneProps): ReactElement {
  const { state, blocks, length, input, picture } = model;
  const from = useRef<{ readonly x: number; readonly y: number; readonly yaw: number; readonly pitch: number } | null>(
    null,
  );
  /** One pixel of the picture, as a part of the stack. */
  const unit = state.zoom / 100 / length;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const turn = TURNS[event.key];
    const zoom = ZOOMS[event.key];
    if (turn === undefined && zoom === undefined) return;
    event.preventDefault();
    if (turn !== undefined) dispatch({ kind: 'turn', yaw: state.yaw + turn[0], pitch: state.pitch + turn[1] });
    if (zoom !== undefined) dispatch({ kind: 'zoom', zoom: state.zoom + zoom });
  }

  const live = {
    role: 'application',
    tabIndex: 0,
    'aria-label': label,
    onKeyDown,
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, y: event.clientY, yaw: state.yaw, pitch: state.pitch };
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const start = from.current;
      if (start === null) return;
      dispatch({
        kind: 'turn',
        yaw: start.yaw + (event.clientX - start.x) * PER_PIXEL,
        pitch: start.pitch - (event.clientY - start.y) * PER_PIXEL,
      });
    },
    onPointerUp: () => {
      from.current = null;
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
  return (
    <div {...live} className={styles['stage']}>
      <div className={styles['stack']} style={{ transform: `rotateX(${state.pitch}deg) rotateY(${state.yaw}deg)` }}>
        {picture !== null && (
          <PlaneAt
            plane={{ channel: 0, height: input.height, width: input.width, values: picture, at: 0 }}
            length={length}
            unit={unit}
            name={inputName}
            isNameBelow={false}
            isColour={input.channels === 3}
            isMarked={false}
          />
        )}
        {blocks.map((block, index) => (
          <Block
            key={block.layer.nodeIndex}
            block={block}
            length={length}
            unit={unit}
            marked={model.node}
            isNameBelow={index % 2 === 0}
          />
        ))}
      </div>
    </div>
  );
}

interface BlockProps {
  readonly block: LayerBlock;
  readonly length: number;
  readonly unit: number;
  readonly marked: number;
  /** Names stand below and above in turn: neighbours would cover each other. */
  readonly isNameBelow: boolean;
}

function Block({ block: { layer, planes }, length, unit, marked, isNameBelow }: BlockProps): ReactElement {
  return (
    <>
      {planes.map((plane, index) => (
        <PlaneAt
          key={plane.channel}
          plane={plane}
          length={length}
          unit={unit}
          name={index === (isNameBelow ? planes.length - 1 : 0) ? layer.name : ''}
          isNameBelow={isNameBelow}
          isColour={false}
          isMarked={layer.nodeIndex === marked}
        />
      ))}
    </>
  );
}

interface PlaneAtProps {
  readonly plane: Plane;
  readonly length: number;
  readonly unit: number;
  readonly name: string;
  readonly isNameBelow: boolean;
  readonly isColour: boolean;
  readonly isMarked: boolean;
}

/** The stack runs from left to right: each plane stands across it, turned to face the reader's side. */
function PlaneAt({ plane, length, unit, name, isNameBelow, isColour, isMarked }: PlaneAtProps): ReactElement {
  const { height, width, values, at } = plane;
  return (
    <div
      className={classes(styles['plane'], isMarked && styles['marked'])}
      style={{
        width: lengthOf(width * unit),
        height: lengthOf(height * unit),
        marginLeft: lengthOf((-width * unit) / 2),
        marginTop: lengthOf((-height * unit) / 2),
        transform: `translateX(${lengthOf((at - length / 2) * unit)}) rotateY(90deg)`,
      }}
    >
      <PixelCanvas
        pixels={values}
        height={height}
        width={width}
        colourMap={isColour ? 'rgb' : values.some((value) => value < 0) ? 'diverging' : 'gray'}
        {...(isColour || values.some((value) => value < 0) ? {} : { range: mapRange(values) })}
        label=""
      />
      {name !== '' && <span className={classes(styles['name'], isNameBelow && styles['below'])}>{name}</span>}
    </div>
  );
}

// The two planes and the wires between them. Pointer or arrow keys choose the output unit.
// Not responsible for: where lines run (wiring.ts) or what they cost (cut-the-cables.ts).
import { useMemo } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { moveInGrid } from '../../../kit/canvas/grid-keys.ts';
import styles from './CutTheCables.module.css';
import type { CablesModel } from './cut-the-cables.ts';
import type { cablesText } from './cut-the-cables.text.ts';
import { blockPath, DRAWING, gridPath, pointOn, unitAt, wiringOf } from './wiring.ts';
import type { Plane } from './wiring.ts';

export interface WiresProps {
  readonly model: CablesModel;
  readonly words: (typeof cablesText)['en'];
  readonly onUnit: (unit: number) => void;
}

/** Colours of kernel positions: the eight series in turn, so that equal weights look equal. */
function wireColour(group: number | null): string {
  return group === null ? 'var(--ink-muted)' : `var(--series-${(group % 8) + 1})`;
}

/** Faint copies behind the output plane stand for further feature maps. */
function Sheets({ plane, count }: { readonly plane: Plane; readonly count: number }): ReactElement {
  return (
    <>
      {Array.from({ length: count }, (_, i) => count - i).map((depth) => (
        <path
          key={depth}
          className={styles['sheet']}
          transform={`translate(${depth * 7} ${depth * -4})`}
          d={blockPath(plane, 0, 0, plane.cells)}
        />
      ))}
    </>
  );
}

export function Wires({ model, words, onUnit }: WiresProps): ReactElement {
  const { state, output, unit, bill } = model;
  const wiring = useMemo(() => wiringOf(state), [state]);
  const isTied = state.stage === 'shared' || state.stage === 'filters';
  const sheets = state.stage === 'filters' ? Math.min(state.filters - 1, 7) : 0;

  function pointAt(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0) return;
    const x = ((event.clientX - box.left) / box.width) * DRAWING.width;
    const y = ((event.clientY - box.top) / box.height) * DRAWING.height;
    const found = unitAt(wiring.output, { x, y });
    if (found !== null && found !== state.unit) onUnit(found);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveInGrid(event.key, state.unit, output, output);
    if (next === null) return;
    event.preventDefault();
    onUnit(next);
  }

  const { row, column, side } = wiring.window;
  const inputLabel = pointOn(wiring.input, wiring.input.cells, 0);
  const outputLabel = pointOn(wiring.output, wiring.output.cells, 0);
  return (
    <div className={styles['figure']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application by role: it has its own keys */}
      <svg
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
        tabIndex={0}
        aria-label={words.figure(unit.row, unit.column)}
        className={styles['drawing']}
        viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}
        onPointerMove={pointAt}
        onPointerDown={pointAt}
        onKeyDown={onKeyDown}
      >
        <Sheets plane={wiring.output} count={sheets} />
        <path className={styles['plane']} d={blockPath(wiring.input, 0, 0, wiring.input.cells)} />
        <path className={styles['plane']} d={blockPath(wiring.output, 0, 0, wiring.output.cells)} />
        <path className={styles['lines']} d={gridPath(wiring.input)} />
        <path className={styles['lines']} d={gridPath(wiring.output)} />
        <path className={styles['window']} d={blockPath(wiring.input, row, column, side)} />
        <g className={styles['wires']} data-many={wiring.drawn > 200}>
          {wiring.groups.map(({ group, path }) => (
            <path key={group ?? 'own'} d={path} stroke={wireColour(group)} />
          ))}
        </g>
        {wiring.own !== wiring.groups && (
          <g className={styles['wires']}>
            {wiring.own.map(({ group, path }) => (
              <path key={group ?? 'own'} d={path} stroke={wireColour(group)} />
            ))}
          </g>
        )}
        {isTied &&
          Array.from({ length: side * side }, (_, position) => (
            <path
              key={position}
              className={styles['weight']}
              fill={wireColour(position)}
              d={blockPath(wiring.input, row + Math.floor(position / side), column + (position % side), 1)}
            />
          ))}
        <path className={styles['unit']} d={blockPath(wiring.output, unit.row, unit.column, 1)} />
        <text className={styles['label']} x={inputLabel.x} y={inputLabel.y + 22}>
          {words.input(state.size, state.channels)}
        </text>
        <text className={styles['label']} x={outputLabel.x} y={outputLabel.y + 22}>
          {words.output(output, state.stage === 'filters' ? state.filters : 1)}
        </text>
      </svg>
      <p className={styles['note']}>
        {words.drawn(
          wiring.drawn,
          state.bundle === 'unit' ? wiring.all : bill.wires / state.channels / model.maps,
          model.maps > 1,
        )}
      </p>
      {state.channels > 1 && <p className={styles['note']}>{words.bundleNote}</p>}
    </div>
  );
}

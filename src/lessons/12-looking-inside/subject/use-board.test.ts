import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INK_GRID, inkPlane } from '../../../nn/ink.ts';
import { reduceBoard } from './use-board.ts';
import type { BoardAction, BoardState } from './use-board.ts';

const EMPTY: BoardState = { strokes: [], pen: { x: INK_GRID / 2, y: INK_GRID / 2 }, isDown: false };

function after(actions: readonly BoardAction[]): BoardState {
  return actions.reduce(reduceBoard, EMPTY);
}

test('every way of drawing leaves ink on the board and the pen inside it', () => {
  const place = fc.integer({ min: -200, max: 300 });
  const action: fc.Arbitrary<BoardAction> = fc.oneof(
    fc.record({ kind: fc.constantFrom('begin' as const, 'extend' as const), x: place, y: place }),
    fc.record({
      kind: fc.constant('move' as const),
      dx: fc.constantFrom(-1, 0, 1),
      dy: fc.constantFrom(-1, 0, 1),
    }),
    fc.record({ kind: fc.constantFrom('toggle' as const, 'undo' as const, 'clear' as const) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const { strokes, pen } = after(actions);
      const numbers = [...strokes.flat(), pen.x, pen.y];
      expect(numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= INK_GRID)).toBe(true);
      expect(strokes.every((stroke) => stroke.length >= 2 && stroke.length % 2 === 0)).toBe(true);
    }),
  );
});

test('keys draw a line that the pointer could have drawn', () => {
  const keys = after([{ kind: 'toggle' }, { kind: 'move', dx: 1, dy: 0 }, { kind: 'move', dx: 1, dy: 0 }]);
  const middle = INK_GRID / 2;
  const pointer = after([
    { kind: 'begin', x: middle, y: middle },
    { kind: 'extend', x: middle + 8, y: middle },
  ]);
  expect(inkPlane(keys.strokes, 28)).toEqual(inkPlane(pointer.strokes, 28));
  expect(after([{ kind: 'toggle' }, { kind: 'toggle' }, { kind: 'move', dx: 1, dy: 0 }]).strokes).toEqual([
    [middle, middle],
  ]);
  expect(reduceBoard(keys, { kind: 'undo' })).toMatchObject({ strokes: [], isDown: false });
});

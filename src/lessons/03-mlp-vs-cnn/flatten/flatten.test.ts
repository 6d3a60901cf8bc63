import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { permutePixelsInto, pixelPermutation } from '../../../nn/image.ts';
import { NO_DIGITS } from '../digits.ts';
import {
  decode,
  encode,
  initial,
  PICTURES,
  pixelAt,
  PIXELS,
  placeOf,
  present,
  reduce,
  SHUFFLE_SEED,
  SIDE,
  steps,
} from './flatten.ts';
import type { FlattenAction, FlattenState } from './flatten.ts';
import { describe } from './flatten.text.ts';

const action: fc.Arbitrary<FlattenAction> = fc.oneof(
  fc.record({ kind: fc.constant('picture' as const), picture: fc.constantFrom(...PICTURES) }),
  fc.record({ kind: fc.constant('point' as const), place: fc.oneof(fc.integer(), fc.double()) }),
  fc.record({ kind: fc.constant('shuffle' as const), shuffled: fc.boolean() }),
);

const reachable: fc.Arbitrary<FlattenState> = fc.array(action).map((actions) => actions.reduce(reduce, initial));

/** A picture in which every pixel can be told from its neighbours. */
const numbered = Uint8Array.from({ length: PIXELS }, (_, index) => index % 251);
const withFive = { ...NO_DIGITS, samples: new Map([[5, numbered]]) };

group('state', () => {
  test('any actions leave a pixel of the picture chosen', () => {
    fc.assert(
      fc.property(reachable, ({ pixel }) => {
        expect(Number.isInteger(pixel) && pixel >= 0 && pixel < PIXELS).toBe(true);
      }),
    );
  });

  test('pointing at a place chooses the pixel seen there', () => {
    fc.assert(
      fc.property(reachable, fc.nat(PIXELS - 1), (state, place) => {
        const next = reduce(state, { kind: 'point', place });
        expect(present(next, NO_DIGITS).chosen.index).toBe(place);
      }),
    );
  });

  test('a link restores the state', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        expect(decode(encode(state))).toEqual({ kind: 'ok', state });
      }),
    );
    expect(encode(initial)).toEqual({});
  });

  test('damaged links are problems, never exceptions', () => {
    expect(decode({ pixel: '784' })).toMatchObject({ kind: 'problem', field: 'pixel' });
    expect(decode({ picture: '10' })).toMatchObject({ kind: 'problem', field: 'picture' });
    const field = fc.constantFrom('pixel', 'picture', 'shuffled', 'other');
    fc.assert(fc.property(fc.dictionary(field, fc.string()), (query) => void decode(query)));
  });
});

group('model', () => {
  test('the index is row x 28 + column, in order and shuffled', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { chosen, neighbours } = present(state, withFive);
        for (const { index, row, column } of [chosen, ...neighbours]) expect(row * SIDE + column).toBe(index);
      }),
    );
  });

  test('an inner pixel has eight neighbours: 1, 27, 28 and 29 away in the vector', () => {
    const { neighbours } = present({ ...initial, pixel: 10 * SIDE + 10 }, NO_DIGITS);
    const distances = neighbours.map((neighbour) => neighbour.vectorDistance).sort((a, b) => a - b);
    expect(distances).toEqual([1, 1, 27, 27, 28, 28, 29, 29]);
    expect(neighbours.every((neighbour) => neighbour.pictureDistance === 1)).toBe(true);
  });

  test('a corner has three neighbours and an edge five', () => {
    expect(present({ ...initial, pixel: 0 }, NO_DIGITS).neighbours).toHaveLength(3);
    expect(present({ ...initial, pixel: 5 }, NO_DIGITS).neighbours).toHaveLength(5);
  });

  test('the shuffle is the one that training uses', () => {
    const shuffled = new Uint8Array(PIXELS);
    permutePixelsInto(shuffled, numbered, pixelPermutation(SHUFFLE_SEED, PIXELS), 1);
    expect(present({ ...initial, shuffled: true }, withFive).values).toEqual(shuffled);
  });

  test('place and pixel undo each other', () => {
    for (let pixel = 0; pixel < PIXELS; pixel += 1) expect(pixelAt(placeOf(pixel, true), true)).toBe(pixel);
  });

  test('shuffling keeps the chosen pixel and its value, and makes the picture rougher', () => {
    const ordered = present(initial, NO_DIGITS);
    const shuffled = present({ ...initial, shuffled: true }, NO_DIGITS);
    expect(shuffled.chosen.value).toBe(ordered.chosen.value);
    expect(shuffled.origin).toEqual({ row: ordered.chosen.row, column: ordered.chosen.column });
    expect(shuffled.values.toSorted()).toEqual(ordered.values.toSorted());
    expect(shuffled.roughness.shown).toBeGreaterThan(2 * shuffled.roughness.ordered);
  });

  test('pieces hold the chosen pixel and its neighbours in the order of the vector, gaps counted', () => {
    fc.assert(
      fc.property(reachable, (state) => {
        const { pieces, chosen, neighbours } = present(state, NO_DIGITS);
        const indices = pieces.flatMap((piece) => piece.places.map((place) => place.index));
        expect(indices).toEqual([chosen, ...neighbours].map((place) => place.index).toSorted((a, b) => a - b));
        const lastIndex = indices.at(-1) ?? 0;
        expect(pieces.reduce((sum, piece) => sum + piece.gapBefore + piece.places.length, 0)).toBe(lastIndex + 1);
      }),
    );
  });

  test('a digit that is not loaded is stood in for by the drawn figure, and said so', () => {
    const waiting = present(initial, { ...NO_DIGITS, loading: true });
    expect(waiting.picture).toEqual({ id: '5', source: 'drawn', loading: true, error: null });
    expect(waiting.values.some((value) => value > 200)).toBe(true);
    expect(present(initial, withFive).picture.source).toBe('mnist');
    const drawn = present({ ...initial, picture: 'drawn' }, { ...NO_DIGITS, error: 'dataset-missing' });
    expect(drawn.picture.error).toBeNull();
  });
});

group('description', () => {
  test.each(['zh', 'en'] as const)('in %s it has the numbers that the picture shows', (locale) => {
    for (const step of steps) {
      const model = present(step.state, withFive);
      const words = describe(model, locale);
      const { row, column, index, value } = model.chosen;
      expect(words).toContain(`${row} × 28 + ${column} = ${index}`);
      expect(words).toContain(String(value));
      for (const { vectorDistance } of model.neighbours) expect(words).toContain(String(vectorDistance));
    }
  });

  test('it says which picture it is', () => {
    expect(describe(present(initial, NO_DIGITS), 'en')).toContain('drawn five');
    expect(describe(present(initial, withFive), 'en')).toContain('MNIST');
  });
});

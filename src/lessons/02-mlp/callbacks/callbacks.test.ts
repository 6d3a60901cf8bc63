import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { codeText } from '../../../nn/keras-tokens.ts';
import { decode, encode, FILES, initial, MIN_DELTA, PATIENCE, PICTURES, reduce, steps } from './callbacks.ts';
import type { CallbacksAction, CallbacksState } from './callbacks.ts';
import { callbacksCode } from './code.ts';
import { describe } from './describe.ts';
import { SHOWN_UNITS, unitPictures } from './moments.ts';
import { EPOCHS } from './overfit-run.ts';
import { NO_SESSION } from './session.ts';
import { present } from './timeline-model.ts';

const action: fc.Arbitrary<CallbacksAction> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom('epoch' as const, 'patience' as const, 'minDelta' as const, 'seed' as const),
    value: fc.oneof(
      fc.integer(),
      fc.integer({ min: 0, max: 26 }),
      fc.double(),
      fc.double({ min: 0, max: MIN_DELTA.max, noNaN: true }),
    ),
  }),
  fc.record({
    kind: fc.constant('flag' as const),
    field: fc.constantFrom('restoreBest' as const, 'saveBestOnly' as const),
    on: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('files' as const), files: fc.constantFrom(...FILES) }),
  fc.record({ kind: fc.constant('picture' as const), picture: fc.constantFrom(...PICTURES) }),
);
const state = fc.array(action, { maxLength: 20 }).map((actions) => actions.reduce(reduce, initial));

function modelOf(change: Partial<CallbacksState>) {
  return present({ ...initial, ...change }, NO_SESSION);
}

group('links', () => {
  test('restore any reachable state', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(decode(encode(one))).toEqual({ kind: 'ok', state: one });
      }),
    );
    expect(encode(initial)).toEqual({});
    for (const step of steps) expect(decode(encode(step.state))).toEqual({ kind: 'ok', state: step.state });
  });

  test.each([
    ['epoch', '26'],
    ['patience', '-1'],
    ['delta', '0.3'],
    ['delta', 'NaN'],
    ['restore', 'yes'],
    ['files', 'model.h5'],
    ['picture', 'cat'],
    ['seed', '0'],
  ])('%s=%s is a problem', (field, value) => {
    expect(decode({ [field]: value })).toMatchObject({ kind: 'problem', field });
  });
});

group('on the recorded curve', () => {
  test('a patience of 3 stops after epoch 10, three after the best', () => {
    const model = modelOf({});
    expect(model).toMatchObject({ source: 'recorded', best: 7, stopsAfter: 10, endsWith: 7 });
    expect(model.saves.map(({ epoch }) => epoch + 1)).toEqual([1, 2, 3, 4, 6, 7]);
    expect(describe(model, 'en')).toContain('ends training after epoch 10; by its count epoch 7 was the best');
    expect(describe(model, 'zh')).toContain('在第 10 轮之后停止训练');
  });

  test('a patience of 1 falls for the bounce at epoch 5', () => {
    expect(modelOf({ patience: 1 })).toMatchObject({ best: 4, stopsAfter: 5, endsWith: 4 });
    expect(modelOf({ patience: 1, restoreBest: false })).toMatchObject({ endsWith: 5 });
  });

  test('without an end in sight the model ends with the last epoch, or with the best', () => {
    const patience = PATIENCE.max + 10;
    expect(modelOf({ patience, restoreBest: false })).toMatchObject({ stopsAfter: null, endsWith: EPOCHS });
    expect(modelOf({ patience })).toMatchObject({ stopsAfter: null, endsWith: 7 });
  });

  test('the step about disagreement shows one', () => {
    const shown = steps.find(({ id }) => id === 'disagree')?.state ?? initial;
    const model = present(shown, NO_SESSION);
    const lastSaved = (model.saves.at(-1)?.epoch ?? 0) + 1;
    expect(lastSaved).toBe(7);
    expect(model.best).toBe(6);
    expect(model.stopsAfter).toBe(10);
  });

  test('the scrubbed epoch sees the files of its time, and none of after the stop', () => {
    fc.assert(
      fc.property(state, (one) => {
        const model = present({ ...one, seed: 1 }, NO_SESSION);
        const { here, saves, stopsAfter } = model;
        const written = saves.filter(({ epoch }) => epoch < one.epoch);
        expect(here.files.length).toBe(one.files === 'one' ? Math.min(1, written.length) : written.length);
        expect(here.files.at(-1)).toEqual(written.at(-1));
        expect(here.isBeyond).toBe(stopsAfter !== null && one.epoch > stopsAfter);
        expect(saves.every(({ epoch }) => epoch < model.watched.length)).toBe(true);
        expect(here.watched === null).toBe(one.epoch === 0 || here.isBeyond);
      }),
    );
  });

  test('another seed has no curve until it is trained', () => {
    const model = modelOf({ seed: 2 });
    expect(model).toMatchObject({ source: 'none', epochs: [], best: null, endsWith: null, saves: [] });
    expect(describe(model, 'en')).toContain('Nothing has been trained with this seed yet.');
  });
});

test('before training the change since the start is nothing, and the weights are not', () => {
  expect(modelOf({ epoch: 0, picture: 'change' }).here.units?.every((value) => value === 0)).toBe(true);
  expect(modelOf({ epoch: 0, picture: 'weights' }).here.units?.some((value) => value !== 0)).toBe(true);
  expect(modelOf({ epoch: 3 }).here.units).toBeNull();
});

test('pictures of units are columns of the kernel', () => {
  const units = SHOWN_UNITS + 3;
  const kernel = Float32Array.from({ length: 784 * units }, (_, i) => i);
  const pictures = unitPictures(kernel, units);
  expect([pictures[0], pictures[1], pictures[784], pictures[5 * 784 + 7]]).toEqual([0, units, 1, 7 * units + 5]);
});

test('the Keras code says what the settings say', () => {
  const text = (change: Partial<CallbacksState>): string => codeText(callbacksCode({ ...initial, ...change }));
  expect(text({})).toContain("EarlyStopping(monitor='val_loss', patience=3, restore_best_weights=True)");
  expect(text({})).toContain("ModelCheckpoint('model.keras', monitor='val_loss', save_best_only=True)");
  expect(text({})).toContain("load_model('model.keras')");
  const other = text({ minDelta: 0.05, restoreBest: false, saveBestOnly: false, files: 'each' });
  expect(other).toContain('patience=3, min_delta=0.05)');
  expect(other).toContain("ModelCheckpoint('{epoch:02d}-{val_loss:.4f}.keras', monitor='val_loss')");
  expect(other).not.toContain('load_model');
});

// What the lesson says of deep networks happens: trained here on the fused engine with real MNIST pictures.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createSiteEngine } from '../../engine/worker/testing/site-engine.ts';
import { GUESSING, present } from './degradation/degradation-model.ts';
import { settingKey, IDLE } from './degradation/degradation-runs.ts';
import type { Setting } from './degradation/pair.ts';
import { trainPair } from './degradation/train-pair.ts';

const PUBLIC = new URL('../../../public/', import.meta.url);

const engine = createSiteEngine((path) => {
  const file = new URL(path, PUBLIC);
  return existsSync(file) ? Uint8Array.from(readFileSync(file)) : null;
});

async function trained(setting: Setting) {
  const result = await trainPair(
    engine,
    setting,
    () => undefined,
    () => false,
  );
  const { pair } = present(setting, { ...IDLE, results: new Map([[settingKey(setting), result]]) });
  if (pair === null) throw new Error('nothing was trained');
  return pair;
}

/** The deepest pairs take some ten seconds on a quiet machine. */
const LONG_MS = 240_000;

test(
  'of twenty layers the plain network goes on guessing, and the other learns',
  async () => {
    const { plain, shortcuts } = await trained({ depth: 20, normalisation: 'none', seed: 1 });
    expect(Math.abs(plain.loss - GUESSING)).toBeLessThan(0.02);
    expect(plain.accuracy).toBeLessThan(0.2);
    expect(shortcuts.loss).toBeLessThan(1);
    expect(shortcuts.accuracy).toBeGreaterThan(0.7);
  },
  LONG_MS,
);

test('of four layers both learn', async () => {
  const { plain, shortcuts } = await trained({ depth: 4, normalisation: 'none', seed: 1 });
  for (const { loss, accuracy } of [plain, shortcuts]) {
    expect(loss).toBeLessThan(1);
    expect(accuracy).toBeGreaterThan(0.7);
  }
});

test(
  'normalised, the plain network learns too, but worse with 24 layers than with 12; with shortcuts it does not',
  async () => {
    const shallow = await trained({ depth: 12, normalisation: 'batch', seed: 1 });
    const deep = await trained({ depth: 24, normalisation: 'batch', seed: 1 });
    expect(deep.plain.loss).toBeLessThan(1.5);
    expect(deep.plain.loss).toBeGreaterThan(shallow.plain.loss + 0.1);
    expect(deep.shortcuts.loss).toBeLessThan(shallow.shortcuts.loss + 0.05);
    expect(deep.shortcuts.loss).toBeLessThan(deep.plain.loss / 2);
  },
  LONG_MS,
);

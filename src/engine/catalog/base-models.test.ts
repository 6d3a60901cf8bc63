import { describe, expect, it } from 'vitest';
import { inboundIndices } from '../../nn/graph.ts';
import { nodeNames } from '../../nn/names.ts';
import { inferShapes } from '../../nn/shapes.ts';
import { BASE_MODEL_IDS, BASE_MODEL_SIZES_PX, BASE_MODELS } from './base-models.ts';
import { baseModelSpec } from './base-model-spec.ts';

describe.each(BASE_MODEL_IDS)('%s', (id) => {
  const { cuts, classes } = BASE_MODELS[id];

  it('can be cut where it says: nothing behind a cut reads anything before it', () => {
    const spec = baseModelSpec(id, 224);
    const names = nodeNames(spec);
    const inbound = inboundIndices(spec);
    const places = cuts.map((cut) => names.indexOf(cut));
    expect(places).toEqual([...places].toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const place of places) {
      const behind = inbound.slice(place + 1).flat();
      expect([names[place], behind.filter((index) => index < place)]).toEqual([names[place], []]);
    }
  });

  it('puts out its classes at every size, or the map that its last cut does', () => {
    for (const sizePx of BASE_MODEL_SIZES_PX) {
      const shapes = inferShapes(baseModelSpec(id, sizePx));
      if (classes === null)
        expect(shapes.at(-1)).toMatchObject({ name: cuts.at(-1), output: [sizePx / 32, sizePx / 32, 1120] });
      else expect(shapes.at(-1)?.output).toEqual([classes]);
    }
  });
});

// Features of pictures by the course's own engine, in a worker of the page.
// Not responsible for: the pictures (labelled-pictures.ts), what is timed (features.ts) or learned from them (transfer.ts).
import type { BaseModelId } from '../../src/engine/catalog/base-models.ts';
import type { BackendId } from '../../src/engine/protocol/backends.ts';
import { connect, type Connection } from '../../src/engine/protocol/connect.ts';

export const SIZE_PX = 224;
const LENGTH = SIZE_PX * SIZE_PX * 3;
const AT_ONCE = 16;

/** @param chosen Null: the backend that the course takes here. */
export function openEngine(chosen: BackendId | null): Connection {
  // The bundler finds a worker only where it is written in one piece.
  const worker = new Worker(new URL('../../src/engine/worker/engine.worker.ts', import.meta.url), { type: 'module' });
  const base = new URL('.', document.baseURI).href;
  const engine = connect(worker, { base, chosen }, { event: () => undefined, heard: () => undefined });
  worker.addEventListener('error', ({ message }) => engine.close('worker-crashed', message));
  return engine;
}

/** Mean of each channel after each of the cuts, picture by picture, in the order of the cuts. Throws when some were known already. */
export async function extract(
  engine: Connection,
  model: BaseModelId,
  pictures: readonly Uint8Array[],
  cuts: readonly string[],
): Promise<readonly Float32Array[]> {
  const all: Float32Array[] = [];
  for (let start = 0; start < pictures.length; start += AT_ONCE) {
    const some = pictures.slice(start, start + AT_ONCE);
    const images = new Uint8Array(some.length * LENGTH);
    some.forEach((picture, n) => images.set(picture, n * LENGTH));
    const asked = { model, sizePx: SIZE_PX, images, count: some.length, nodes: cuts, form: 'pooled' } as const;
    const { nodes, computed } = await engine.call('model.features', asked, { transfer: true });
    if (computed !== some.length) throw new Error(`${some.length - computed} pictures were known already`);
    nodes.forEach(({ values }, place) => {
      const size = values.length / some.length;
      const own = (all[place] ??= new Float32Array(pictures.length * size));
      own.set(values, start * size);
    });
  }
  return all;
}

// Makes the file that is asked for and hands it to the browser. Not responsible for: what is in each (its siblings).
import { startEngine } from '../../../../engine/client/engine.ts';
import type { RunSnapshot } from '../../../../engine/protocol/calls.ts';
import type { DesignerModel } from '../designer-model.ts';
import { designFile } from './design-file.ts';
import { drawingPng, drawingSvg } from './drawing-file.ts';
import type { TakeId } from './files.text.ts';
import { notebook, pythonScript } from './python.ts';
import { runCsv, runJson } from './run-file.ts';

/** What the file is made from. */
export interface Source {
  readonly model: DesignerModel;
  readonly snapshot: RunSnapshot | null;
  /** The drawing on the page. */
  readonly svg: SVGSVGElement | null;
}

interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly content: BlobPart;
}

/** Null where there is nothing to make it from. */
async function make(id: TakeId, { model, snapshot, svg }: Source): Promise<MadeFile | null> {
  const { state, plan } = model;
  switch (id) {
    case 'python':
      return { name: 'network.py', type: 'text/x-python', content: pythonScript(state.net, plan, state.data) };
    case 'notebook':
      return { name: 'network.ipynb', type: 'application/json', content: notebook(state.net, plan, state.data) };
    case 'design':
      return { name: 'design.json', type: 'application/json', content: designFile(state) };
    case 'svg':
      return svg && { name: 'network.svg', type: 'image/svg+xml', content: drawingSvg(svg) };
    case 'png': {
      const content = svg && (await drawingPng(svg));
      return content && { name: 'network.png', type: 'image/png', content };
    }
    case 'csv':
      return snapshot && { name: 'record.csv', type: 'text/csv', content: runCsv(snapshot) };
    case 'json':
      return snapshot && { name: 'record.json', type: 'application/json', content: runJson(snapshot) };
    case 'npz':
    case 'tfjs': {
      if (snapshot === null) return null;
      const weights = await startEngine().call('run.weights', { runId: snapshot.runId });
      const { npz } = await import('./npz.ts');
      if (id === 'npz') return { name: 'weights.npz', type: 'application/zip', content: plainBytes(npz(weights)) };
      const { layersModelZip } = await import('./layers-model.ts');
      const zip = layersModelZip(state.net, weights);
      return zip && { name: 'model.zip', type: 'application/zip', content: plainBytes(zip) };
    }
    default:
      return id satisfies never;
  }
}

/** A copy in a buffer of its own, which is what a Blob takes. */
function plainBytes(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** Says whether the file was handed over. */
export async function take(id: TakeId, source: Source): Promise<boolean> {
  const file = await make(id, source).catch(() => null);
  if (file === null) return false;
  const url = URL.createObjectURL(new Blob([file.content], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // Only once the browser has taken it: some begin after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}

// Makes the file that is asked for and hands it to the browser. Not responsible for: what is in each (its siblings).
import { startEngine } from '../../../../engine/client/engine.ts';
import type { NamedWeights, RunSnapshot } from '../../../../engine/protocol/calls.ts';
import { weightSpecs } from '../../../../nn/parameters.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import type { DesignerModel } from '../designer-model.ts';
import { saveFile } from '../../../../kit/files/save-file.ts';
import type { MadeFile } from '../../../../kit/files/save-file.ts';
import type { Weights } from '../start-weights.ts';
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

/** Null where there is nothing to make it from. */
async function make(id: TakeId, { model, snapshot, svg }: Source): Promise<MadeFile | null> {
  const { state, plan } = model;
  const data = state.own ? 'own' : state.data;
  switch (id) {
    case 'python':
      return { name: 'network.py', type: 'text/x-python', content: pythonScript(state.net, plan, data) };
    case 'notebook':
      return { name: 'network.ipynb', type: 'application/json', content: notebook(state.net, plan, data) };
    case 'design':
      return { name: 'design.json', type: 'application/json', content: await design(model, snapshot) };
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
      const weights = await weightsNow(model, snapshot);
      if (weights === null) return null;
      const { npz } = await import('../../../../kit/files/npz.ts');
      if (id === 'npz') return zipFile('weights.npz', npz(named(state.net, weights)));
      const { layersModelZip } = await import('../../../../kit/files/layers-model/write.ts');
      return zipFile('model.zip', layersModelZip(state.net, weights));
    }
    default:
      return id satisfies never;
  }
}

/** Those of the run where it has been trained, else those that training would begin with; null: random ones, not yet drawn. */
async function weightsNow({ start }: DesignerModel, snapshot: RunSnapshot | null): Promise<Weights | null> {
  if (snapshot === null) return start.weights;
  const weights = await startEngine().call('run.weights', { runId: snapshot.runId });
  return weights.map(({ values }) => values);
}

async function design(model: DesignerModel, snapshot: RunSnapshot | null): Promise<string> {
  const { designFile } = await import('./design-file.ts');
  return designFile(model.state, await weightsNow(model, snapshot));
}

function named(net: NetworkSpec, weights: Weights): readonly NamedWeights[] {
  return weightSpecs(net).map(({ name, shape }, i) => ({ name, shape, values: weights[i] ?? new Float32Array() }));
}

function zipFile(name: string, bytes: Uint8Array): MadeFile {
  return { name, type: 'application/zip', content: plainBytes(bytes) };
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
  saveFile(file);
  return true;
}

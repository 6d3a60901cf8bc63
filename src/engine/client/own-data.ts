// Data sets of the page's own outlive the worker they were given to: a new worker gets them before anything else is asked.
// Not responsible for: making them (lessons) or keeping them beyond the page.
import type { DatasetSummary, OwnDataset } from '../protocol/calls.ts';
import { MOST_OWN_DATASETS } from '../protocol/own-data.ts';
import type { Engine } from './supervisor.ts';

export interface OwnData {
  /** Gives the worker a data set; free where it has it already, as its name says what is in it. */
  put(dataset: OwnDataset): Promise<DatasetSummary>;
}

/** Must subscribe before a run store does: that one opens runs again when the worker is new. */
export function createOwnData(engine: Engine): OwnData {
  let given: readonly { readonly dataset: OwnDataset; readonly taken: Promise<DatasetSummary> }[] = [];

  function give(dataset: OwnDataset): Promise<DatasetSummary> {
    const taken = engine.call('dataset.put', { dataset });
    const others = given.filter((each) => each.dataset.id !== dataset.id);
    const one = { dataset, taken };
    given = [...others, one].slice(-MOST_OWN_DATASETS);
    // What was refused is asked for anew the next time.
    taken.catch(() => {
      given = given.filter((each) => each !== one);
    });
    return taken;
  }

  engine.subscribe((signal) => {
    if (signal.kind !== 'restarted') return;
    for (const { dataset } of given) void give(dataset).catch(() => undefined);
  });
  return { put: (dataset) => given.find((each) => each.dataset.id === dataset.id)?.taken ?? give(dataset) };
}

// The network that all figures of this lesson stand on, one for the page, with its entry in the catalogue.
// Not responsible for: fetching and keeping it (engine/client, engine/worker), or its look (ModelBar.tsx).
import { useMemo } from 'react';
import { BASE_MODELS } from '../../../engine/catalog/base-models.ts';
import { useBaseModel } from '../../../engine/client/base-models.ts';
import type { BaseUse } from './base-use.ts';

/** The whole second network where the site has it, else its body, else what there is. */
export function useBase(): BaseUse {
  const whole = useBaseModel('mobilenet-v2');
  const body = useBaseModel('mobilenet-v2-body');
  const view = whole.model === 'mobilenet-v2' ? whole : body;
  return useMemo(
    () => ({
      phase: view.state,
      entry: view.model === null ? null : BASE_MODELS[view.model],
      present: view.present,
      progress: view.progress,
      summary: view.summary,
      error: view.error?.code ?? null,
      load: view.load,
    }),
    [view],
  );
}

// The page of what is kept on the device: room, the course and its data, trainings. Not responsible for: the parts.
import { useEffect, useState } from 'react';
import { parseDataCatalog, type DataCatalog } from '../../engine/catalog/availability.ts';
import { DATASET_IDS } from '../../engine/catalog/datasets.ts';
import { useText } from '../../kit/locale/locale.ts';
import { SavedRuns } from '../compute-page/SavedRuns.tsx';
import { usePlace } from '../place.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { KeptRow } from './KeptRow.tsx';
import { readKept, type Kept, type KeptId } from './kept.ts';
import { Space } from './Space.tsx';
import { STORAGE_TEXT } from './storage.text.ts';
import styles from './StoragePage.module.css';

const GROUPS: readonly KeptId[] = ['shell', ...DATASET_IDS, 'photos', 'models', 'features'];

/** Not every site has them. */
const ONLY_WHEN_KEPT: ReadonlySet<KeptId> = new Set(['models', 'features']);

type Contents =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'known'; readonly kept: ReadonlyMap<KeptId, Kept>; readonly catalog: DataCatalog | null };

export function StoragePage() {
  const text = useText(STORAGE_TEXT);
  const [changes, setChanges] = useState(0);
  const contents = useContents(changes);
  usePageTitle(text.title);
  usePlace(true, () => null);
  return (
    <div className={styles['page']}>
      <h1 tabIndex={-1}>{text.title}</h1>
      <p className={styles['intro']}>{text.intro}</p>

      <section aria-labelledby="storage-space" className={styles['section']}>
        <h2 id="storage-space">{text.overviewTitle}</h2>
        <Space changes={changes} />
      </section>

      <section aria-labelledby="storage-contents" className={styles['section']}>
        <h2 id="storage-contents">{text.contentsTitle}</h2>
        {contents.kind === 'reading' && <output className={styles['lead']}>{text.reading}</output>}
        {contents.kind === 'refused' && <p className={styles['lead']}>{text.noCaches}</p>}
        {contents.kind === 'known' && (
          <>
            <ul className={styles['kept']}>
              {GROUPS.filter((id) => !ONLY_WHEN_KEPT.has(id) || contents.kept.has(id)).map((id) => (
                <KeptRow
                  key={id}
                  id={id}
                  kept={contents.kept.get(id) ?? null}
                  totalBytes={totalOf(contents.catalog, id)}
                  onChange={() => setChanges((before) => before + 1)}
                />
              ))}
            </ul>
            <p className={styles['lead']}>{text.shellNote}</p>
          </>
        )}
      </section>

      <section aria-labelledby="storage-trainings" className={styles['section']}>
        <h2 id="storage-trainings">{text.trainingsTitle}</h2>
        <p className={styles['lead']}>{text.trainingsIntro}</p>
        <SavedRuns />
      </section>
    </div>
  );
}

/** Read again after each change; what was known stays on the page meanwhile. */
function useContents(changes: number): Contents {
  const [contents, setContents] = useState<Contents>({ kind: 'reading' });
  useEffect(() => {
    let isWanted = true;
    Promise.all([readKept(), readCatalog()]).then(
      ([kept, catalog]) => {
        if (isWanted) setContents(kept === null ? { kind: 'refused' } : { kind: 'known', kept, catalog });
      },
      () => {
        if (isWanted) setContents({ kind: 'refused' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [changes]);
  return contents;
}

/** What the site has; null where it doesn't say. */
async function readCatalog(): Promise<DataCatalog | null> {
  try {
    const response = await fetch(new URL('data/catalog.json', document.baseURI), { cache: 'no-cache' });
    const catalog = parseDataCatalog(response.ok ? await response.json() : null);
    return catalog.kind === 'ok' ? catalog.value : null;
  } catch {
    return null;
  }
}

function totalOf(catalog: DataCatalog | null, id: KeptId): number | null {
  const set = DATASET_IDS.find((known) => known === id);
  const state = set === undefined ? undefined : catalog?.datasets[set];
  return state?.kind === 'ready' ? state.bytes : null;
}

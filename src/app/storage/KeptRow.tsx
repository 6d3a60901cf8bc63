// One kind of thing that is kept: how much of it, a way to have all of it and a way to remove it.
// Not responsible for: reading or removing (kept.ts).
import { useEffect, useRef, useState } from 'react';
import { DATASET_IDS, DATASETS, type DatasetId } from '../../engine/catalog/datasets.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { formatBytes } from '../../kit/locale/format.ts';
import { useLocale, useText, type Locale } from '../../kit/locale/locale.ts';
import { keepDataset } from '../offline/keep-dataset.ts';
import { removeKept, type Kept, type KeptId } from './kept.ts';
import { STORAGE_TEXT } from './storage.text.ts';
import styles from './StoragePage.module.css';

interface KeptRowProps {
  readonly id: KeptId;
  readonly kept: Kept | null;
  /** Of the whole set; null where the site doesn't say. */
  readonly totalBytes: number | null;
  readonly onChange: () => void;
}

type Keeping = { readonly kind: 'under-way'; readonly share: number } | { readonly kind: 'failed' };

export function KeptRow({ id, kept, totalBytes, onChange }: KeptRowProps) {
  const locale = useLocale();
  const text = useText(STORAGE_TEXT);
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const stop = useRef<AbortController | null>(null);
  const name = useName(id, locale);
  const dataset = datasetOf(id);
  // The index of a set is kept beside its samples, and no part of their size.
  const isWhole = totalBytes !== null && kept !== null && kept.bytes >= totalBytes;

  useEffect(() => () => stop.current?.abort(), []);

  async function keep(wanted: DatasetId): Promise<void> {
    const controller = new AbortController();
    stop.current = controller;
    setKeeping({ kind: 'under-way', share: 0 });
    try {
      await keepDataset(
        wanted,
        { train: Infinity, test: Infinity },
        {
          signal: controller.signal,
          onProgress: (done, total) => setKeeping({ kind: 'under-way', share: done / total }),
        },
      );
      setKeeping(null);
    } catch {
      setKeeping(controller.signal.aborted ? null : { kind: 'failed' });
    }
    onChange();
  }

  async function remove(group: Exclude<KeptId, 'shell'>): Promise<void> {
    await removeKept(group);
    onChange();
  }

  const isUnderWay = keeping?.kind === 'under-way';
  return (
    <li data-kept={id}>
      <div className={styles['what']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['size']}>{sizeWords()}</span>
      </div>
      <div className={styles['rowButtons']}>
        {dataset !== null && !isWhole && totalBytes !== null && !isUnderWay && (
          <Button aria-label={text.keep(name)} onClick={() => void keep(dataset)}>
            {text.keepWord}
          </Button>
        )}
        {id !== 'shell' && kept !== null && !isUnderWay && (
          <Button kind="danger" aria-label={text.remove(name)} onClick={() => void remove(id)}>
            {text.removeWord}
          </Button>
        )}
        {isUnderWay && (
          <Button icon="stop" onClick={() => stop.current?.abort()}>
            {text.cancel}
          </Button>
        )}
      </div>
      {isUnderWay && (
        <div className={styles['progress']}>
          <Progress label={text.keeping(name)} value={keeping.share} />
        </div>
      )}
      {keeping?.kind === 'failed' && (
        <p role="alert" className={styles['failed']}>
          {text.keepFailed}
        </p>
      )}
    </li>
  );

  function sizeWords(): string {
    if (kept === null) return totalBytes === null ? text.nothing : text.sizeOf('0', formatBytes(totalBytes, locale));
    const bytes = formatBytes(kept.bytes, locale);
    return totalBytes === null || isWhole
      ? text.size(bytes, kept.files)
      : text.sizeOf(bytes, formatBytes(totalBytes, locale));
  }
}

function datasetOf(id: KeptId): DatasetId | null {
  return DATASET_IDS.find((known) => known === id) ?? null;
}

function useName(id: KeptId, locale: Locale): string {
  const { names } = useText(STORAGE_TEXT);
  if (id === 'shell' || id === 'photos' || id === 'models' || id === 'features') return names[id];
  return DATASETS[id].title[locale];
}

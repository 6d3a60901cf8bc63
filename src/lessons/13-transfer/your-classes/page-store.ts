// The one store of classes of this page, and React's way to it. Not responsible for: what it does (class-store.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { deviceStorage } from './class-storage.ts';
import { createClassStore } from './class-store.ts';
import type { ClassStore, StoreView } from './class-store.ts';

let store: ClassStore | null = null;

export function pageStore(): ClassStore {
  store ??= createClassStore(deviceStorage());
  return store;
}

/** Reads from the device when it is first wanted. */
export function useClassStore(): StoreView {
  useEffect(() => void pageStore().load(), []);
  return useSyncExternalStore(
    (listener) => pageStore().subscribe(listener),
    () => pageStore().view(),
  );
}

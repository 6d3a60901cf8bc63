// The place of the notice that a new version waits; its code is fetched when there is one.
// Not responsible for: the notice.
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { updateStore } from './update-store.ts';

const UpdateNotice = lazy(async () => ({ default: (await import('./UpdateNotice.tsx')).UpdateNotice }));

export function LateUpdateNotice() {
  const apply = useStore(updateStore, (update) => update.apply);
  if (apply === null) return null;
  return (
    <Suspense fallback={null}>
      <UpdateNotice apply={apply} />
    </Suspense>
  );
}

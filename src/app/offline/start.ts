// Registers the service worker, watches for a new version, and keeps what the first training needs. A new version never
// takes over by itself: it waits until the reader asks for it or no page of the course is open.
// Not responsible for: what the worker keeps (src/offline), saying that a version waits (UpdateNotice.tsx).
import { trainingWatch } from '../../engine/client/page-idle.ts';
import { ACTIVATE, SERVICE_WORKER_FILE } from '../../offline/caches.ts';
import { keepDataset } from './keep-dataset.ts';
import { holdWhileTraining } from './training-lock.ts';
import { updateStore } from './update-store.ts';

/** The course is one document: the browser itself looks for a new version only when it is opened. */
const LOOK_EVERY_MS = 3_600_000;

/** What "MLP against CNN" asks for by default: all of its figures then work without a network. */
const FIRST_TRAINING = { train: 12_000, test: Infinity } as const;

export async function startOffline(): Promise<void> {
  const container = navigator.serviceWorker;
  holdWhileTraining(trainingWatch(), navigator.locks);
  let registration: ServiceWorkerRegistration;
  try {
    registration = await container.register(new URL(SERVICE_WORKER_FILE, document.baseURI), { updateViaCache: 'none' });
  } catch {
    // Private windows and strict settings refuse it. The course works as before, with a network.
    return;
  }
  // A browser under remote control may answer with nothing.
  if (!(registration instanceof ServiceWorkerRegistration)) return;
  watchForUpdate(registration, container);
  lookNowAndThen(registration);
  if (isSparing()) return;
  await container.ready;
  await controlled(container);
  await keepDataset('mnist', FIRST_TRAINING).catch(() => undefined);
}

function watchForUpdate(registration: ServiceWorkerRegistration, container: ServiceWorkerContainer): void {
  function offer(waiting: ServiceWorker): void {
    updateStore.setState({
      apply: () => {
        // Another tab may have changed to it meanwhile; then opening this one afresh is all there is to do.
        if (waiting.state === 'activated') return window.location.reload();
        container.addEventListener('controllerchange', () => window.location.reload(), { once: true });
        waiting.postMessage(ACTIVATE);
      },
    });
  }

  if (registration.waiting !== null && container.controller !== null) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      // The very first version has nothing to replace.
      if (worker.state === 'installed' && container.controller !== null) offer(worker);
    });
  });
}

function lookNowAndThen(registration: ServiceWorkerRegistration): void {
  let lookedAtMs = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - lookedAtMs < LOOK_EVERY_MS) return;
    lookedAtMs = Date.now();
    registration.update().catch(() => undefined);
  });
}

/** The reader asked the browser to save data: then only the course itself is kept, and data when they are used. */
function isSparing(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true;
}

/** Until requests of this page go through the worker, nothing that it fetches is kept. */
async function controlled(container: ServiceWorkerContainer): Promise<void> {
  if (container.controller !== null) return;
  await new Promise<void>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}

// Starts what keeps the course on the device, once the page has everything it needs itself.
// Not responsible for: the keeping (start.ts, src/offline).

/** Far longer than a page takes that is going to be read. */
const PATIENCE_MS = 20_000;

/** In a built site only, and where the browser has service workers: a secure address or this machine's own. */
export function startOfflineWhenIdle(window: Window): void {
  if (!import.meta.env.PROD || !('serviceWorker' in window.navigator)) return;
  function start(): void {
    import('./start.ts').then(
      ({ startOffline }) => startOffline(),
      // Without a network there is nothing new to keep.
      () => undefined,
    );
  }
  function whenIdle(): void {
    // Safari has no word for idle moments.
    if ('requestIdleCallback' in window) window.requestIdleCallback(start, { timeout: PATIENCE_MS });
    else setTimeout(start, 1000);
  }
  if (window.document.readyState === 'complete') whenIdle();
  else window.addEventListener('load', whenIdle, { once: true });
}

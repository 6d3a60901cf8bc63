// Notes how long a page needs from a slider's change until it is painted. Both functions are sent to the page as text,
// so they stand on their own. Not responsible for: judging (statistics.mjs).

/**
 * Runs in a page. Of each change it notes the work it makes (handlers, and the frame with layout and paint), the time
 * until it is painted, and whether the exhibit still changed after that frame.
 */
export function installSliderRecorder() {
  /** @type {{ workMs: number, paintMs: number, isLate: boolean }[]} */
  const changes = [];
  window.takeSliderChanges = () => changes.splice(0);

  /** Calls back in a task of its own, which no timer's least delay holds up. */
  function afterwards(/** @type {() => void} */ call) {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', call, { once: true });
    port1.start();
    port2.postMessage(null);
  }

  function onChange(/** @type {Event} */ event) {
    const { target } = event;
    const exhibit = target instanceof Element ? target.closest('[data-exhibit]') : null;
    if (exhibit === null) return;
    const startedAt = performance.now();
    let handlersMs = 0;
    // The last listener of all: the page has handled the change, and drawn what it draws at once.
    window.addEventListener(event.type, () => (handlersMs = performance.now() - startedAt), { once: true });
    requestAnimationFrame(() => {
      const frameAt = performance.now();
      afterwards(() => {
        const paintedAt = performance.now();
        const change = {
          workMs: handlersMs + paintedAt - frameAt,
          paintMs: paintedAt - event.timeStamp,
          isLate: false,
        };
        changes.push(change);
        // What is said for screen readers may come when the reader has come to rest.
        const observer = new MutationObserver((found) => {
          const isSeen = found.some(({ target: where }) => {
            const element = where instanceof Element ? where : where.parentElement;
            return element?.closest('[data-describe], [aria-live]') === null;
          });
          if (isSeen) change.isLate = true;
        });
        observer.observe(exhibit, { subtree: true, childList: true, attributes: true, characterData: true });
        requestAnimationFrame(() => afterwards(() => observer.disconnect()));
      });
    });
  }

  document.addEventListener('input', onChange, { capture: true });
  // A number field and a handle to drag change at the key itself.
  document.addEventListener(
    'keydown',
    (event) => {
      const { target } = event;
      if (target instanceof Element && target.matches('[role="slider"], [role="spinbutton"]')) onChange(event);
    },
    { capture: true },
  );
}

/**
 * Runs in a page.
 * @returns {{ workMs: number, paintMs: number, isLate: boolean }[]} Of every change since the last call.
 */
export function takeSliderChanges() {
  return window.takeSliderChanges?.() ?? [];
}

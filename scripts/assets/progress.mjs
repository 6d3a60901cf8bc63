// Shows in the terminal what the preparation is doing: one line that is redrawn on a terminal, plain lines now and then
// elsewhere (logs of CI). Not responsible for: the work, or for anything the page shows.

const BAR_CELLS = 24;
const REDRAW_MS = 100;
const PLAIN_MS = 10_000;

const STEPS = {
  waiting: 'waiting for another run',
  downloading: 'downloading',
  converting: 'converting',
};

/** @type {Readonly<Record<string, string>>} */
const ORIGINS = { cache: 'from the cache', mirror: 'from the mirror folder', npm: 'fetched and converted' };

/**
 * @param {number} bytes
 * @returns {string}
 */
export function formatBytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * @param {Extract<import('./assets.mjs').AssetEvent, { kind: 'progress' }>} event
 * @returns {string}
 */
function amount({ unit, done, total }) {
  const percent = `${Math.floor((100 * done) / total)} %`;
  return unit === 'bytes' ? `${percent} (${formatBytes(done)} of ${formatBytes(total)})` : percent;
}

/**
 * The listener that draws; call `end` when the work is over.
 * @param {{ stream: NodeJS.WriteStream | { write(text: string): unknown, isTTY?: boolean, columns?: number }, quiet?: boolean, now?: () => number }} options
 */
export function createProgress({ stream, quiet = false, now = Date.now }) {
  const live = stream.isTTY === true;
  let drawn = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let shownKey = '';

  function clear() {
    if (drawn) stream.write('\r\u001b[2K');
    drawn = false;
  }

  /** @param {string} text */
  function line(text) {
    clear();
    stream.write(`${text}\n`);
  }

  /** @param {Extract<import('./assets.mjs').AssetEvent, { kind: 'progress' }>} event */
  function progress(event) {
    const key = `${event.id} ${event.step}`;
    if (key === shownKey && now() - shownAt < (live ? REDRAW_MS : PLAIN_MS)) return;
    shownKey = key;
    shownAt = now();
    const what = `${event.title}: ${STEPS[event.step]}`;
    if (!live) {
      line(event.step === 'waiting' ? what : `${what}, ${amount(event)}`);
      return;
    }
    const filled = Math.round((BAR_CELLS * event.done) / event.total);
    const bar = event.step === 'waiting' ? '' : `[${'#'.repeat(filled).padEnd(BAR_CELLS, '.')}] ${amount(event)}  `;
    stream.write(`\r\u001b[2K${`${bar}${what}`.slice(0, (stream.columns || 80) - 1)}`);
    drawn = true;
  }

  /** @param {import('./assets.mjs').AssetResult} result */
  function settled(result) {
    if (result.kind === 'unavailable' && result.reason === 'cancelled') {
      line(`${result.title}: cancelled`);
    } else if (result.kind === 'unavailable') {
      line(`${result.required ? 'Error' : 'Warning'}: ${result.title} is not available. ${result.message}`);
      if (!result.required)
        line('  The course works without it; what needs it is shown as disabled. To try again: npm run assets');
    } else if (result.kind === 'ready' && result.from !== 'in-place') {
      const seconds = (result.durationMs / 1000).toFixed(1);
      line(
        `${result.title}: ready, ${formatBytes(result.bytes)}, ${ORIGINS[result.from] ?? result.from} in ${seconds} s`,
      );
    }
  }

  return {
    /** @param {import('./assets.mjs').AssetEvent} event */
    onEvent(event) {
      switch (event.kind) {
        case 'progress':
          if (!quiet) progress(event);
          return;
        case 'warning':
          line(`Warning: ${event.message}`);
          return;
        case 'settled':
          if (!quiet || event.result.kind === 'unavailable') settled(event.result);
          return;
        case 'first-ready':
          return;
        default:
          throw new Error('An unknown event of the preparation.');
      }
    },
    end: clear,
  };
}

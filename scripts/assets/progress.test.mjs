import { describe, expect, it } from 'vitest';
import { createProgress } from './progress.mjs';

/**
 * @param {boolean} isTTY
 * @param {boolean} [quiet]
 */
function display(isTTY, quiet = false) {
  let text = '';
  let clock = 0;
  const progress = createProgress({
    stream: { isTTY, columns: 100, write: (/** @type {string} */ more) => (text += more) },
    quiet,
    now: () => clock,
  });
  return {
    text: () => text,
    /** @param {number} ms */
    wait(ms) {
      clock += ms;
    },
    /** @param {number} done */
    download(done) {
      progress.onEvent({
        kind: 'progress',
        id: 'a',
        title: 'Tiny',
        step: 'downloading',
        done,
        total: 4e6,
        unit: 'bytes',
      });
    },
    /** @param {import('./assets.mjs').AssetResult} result */
    settle(result) {
      progress.onEvent({ kind: 'settled', result });
    },
    end: progress.end,
  };
}

const ABOUT = { id: 'a', title: 'Tiny', durationMs: 1500 };

describe('createProgress', () => {
  it('redraws one line on a terminal and clears it at the end', () => {
    const shown = display(true);
    shown.download(0);
    shown.wait(10);
    shown.download(1e6);
    shown.wait(200);
    shown.download(2e6);
    shown.end();
    expect(shown.text()).toBe(
      '\r\u001b[2K[........................] 0 % (0.0 MB of 4.0 MB)  Tiny: downloading' +
        '\r\u001b[2K[############............] 50 % (2.0 MB of 4.0 MB)  Tiny: downloading' +
        '\r\u001b[2K',
    );
  });

  it('writes plain lines, seldom, elsewhere', () => {
    const shown = display(false);
    for (let second = 0; second <= 12; second += 1) {
      shown.download(second * 1e5);
      shown.wait(1000);
    }
    shown.settle({ ...ABOUT, kind: 'ready', bytes: 3e6, from: 'npm', required: false });
    expect(shown.text()).toBe(
      'Tiny: downloading, 0 % (0.0 MB of 4.0 MB)\nTiny: downloading, 25 % (1.0 MB of 4.0 MB)\n' +
        'Tiny: ready, 3.0 MB, fetched and converted in 1.5 s\n',
    );
  });

  it('says nothing of what was in place, and when quiet only what is missing', () => {
    const shown = display(false, true);
    shown.download(0);
    shown.settle({ ...ABOUT, kind: 'ready', bytes: 3e6, from: 'cache', required: false });
    shown.settle({ ...ABOUT, kind: 'unavailable', reason: 'disk-full', message: 'The disk is full.', required: true });
    expect(shown.text()).toBe('Error: Tiny is not available. The disk is full.\n');
    const talking = display(false);
    talking.settle({ ...ABOUT, kind: 'ready', bytes: 3e6, from: 'in-place', required: false });
    expect(talking.text()).toBe('');
  });
});

import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stride-lock-'));
  await mkdir(join(folder, 'locks'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const QUIET = { onWait() {} };

describe('withLock', () => {
  it('lets one at a time in', async () => {
    let inside = 0;
    let most = 0;
    const results = await Promise.all(
      [1, 2, 3].map((number) =>
        withLock(folder, 'set', QUIET, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
          inside -= 1;
          return number;
        }),
      ),
    );
    expect(results).toEqual([1, 2, 3]);
    expect(most).toBe(1);
    expect(await readdir(join(folder, 'locks'))).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    await expect(withLock(folder, 'set', QUIET, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await readdir(join(folder, 'locks'))).toEqual([]);
  });

  it('takes over the lock of a process that is gone', async () => {
    // No process has this number: it is above what any system gives out.
    const owner = { pid: 2 ** 30, host: hostname(), token: 'x' };
    await writeFile(join(folder, 'locks/set.lock'), JSON.stringify(owner));
    expect(await withLock(folder, 'set', QUIET, async () => 'done')).toBe('done');
  });

  it('takes over a lock that nobody has touched for long, whatever is in it', async () => {
    const path = join(folder, 'locks/set.lock');
    await writeFile(path, 'damaged');
    await utimes(path, new Date(0), new Date(0));
    expect(await withLock(folder, 'set', QUIET, async () => 'done')).toBe('done');
  });

  it('tells that it waits, and waits no longer when cancelled', async () => {
    await writeFile(join(folder, 'locks/set.lock'), JSON.stringify({ pid: process.pid, host: hostname(), token: 'x' }));
    const stop = new AbortController();
    let waits = 0;
    const waiting = withLock(
      folder,
      'set',
      {
        signal: stop.signal,
        onWait() {
          waits += 1;
          stop.abort();
        },
      },
      async () => 'done',
    );
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(waits).toBe(1);
    expect(await readdir(join(folder, 'locks'))).toEqual(['set.lock']);
  });
});

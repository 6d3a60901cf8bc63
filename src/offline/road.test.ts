import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetCacheName, folderOf, shellCacheName, shellCachePrefix } from './caches.ts';
import { roadOf, type Asked } from './road.ts';

const SCOPE = 'https://example.test/a%20b/%E8%AF%BE/';
const SHELL = new Set(['index.html', 'assets/index-abc.js', 'a/b/index.html']);

function ask(path: string, change: Partial<Asked> = {}): Asked {
  return { method: 'GET', url: new URL(path, SCOPE).href, isNavigation: false, wantsRange: false, ...change };
}

describe('roads', () => {
  it('lead to the shell for its files, whatever stands behind the question mark', () => {
    expect(roadOf(ask('./', { isNavigation: true }), SCOPE, SHELL)).toEqual({ kind: 'shell', path: 'index.html' });
    expect(roadOf(ask('./?threads=2#/en', { isNavigation: true }), SCOPE, SHELL)).toMatchObject({ path: 'index.html' });
    expect(roadOf(ask('a/b/', { isNavigation: true }), SCOPE, SHELL)).toMatchObject({ path: 'a/b/index.html' });
    expect(roadOf(ask('assets/index-abc.js'), SCOPE, SHELL)).toMatchObject({ kind: 'shell' });
  });

  it('keep what is used of data sets, photos and models', () => {
    expect(roadOf(ask('data/mnist/index.json'), SCOPE, SHELL)).toEqual({ kind: 'asset', isImmutable: false });
    expect(roadOf(ask('data/mnist/train-00-0e1971c6.bin'), SCOPE, SHELL)).toEqual({ kind: 'asset', isImmutable: true });
    expect(roadOf(ask('photos/coffee.jpg'), SCOPE, SHELL)).toEqual({ kind: 'asset', isImmutable: false });
    expect(roadOf(ask('models/a/weights-0123abcd.bin'), SCOPE, SHELL)).toEqual({ kind: 'asset', isImmutable: true });
  });

  it('keep plain pages on use, whether or not a host shows their ending', () => {
    for (const path of ['zh/', 'en/index.html', 'zh/mlp-vs-cnn.html', 'zh/mlp-vs-cnn']) {
      expect(roadOf(ask(path, { isNavigation: true }), SCOPE, SHELL)).toEqual({ kind: 'plain' });
    }
    expect(roadOf(ask('plain.css'), SCOPE, SHELL)).toEqual({ kind: 'plain' });
    expect(roadOf(ask('fr/index.html', { isNavigation: true }), SCOPE, SHELL)).toEqual({ kind: 'network' });
    expect(roadOf(ask('zh/a/b.html', { isNavigation: true }), SCOPE, SHELL)).toEqual({ kind: 'network' });
  });

  it('look for an earlier version of a built file that this one does not know', () => {
    expect(roadOf(ask('assets/index-old.js'), SCOPE, SHELL)).toEqual({ kind: 'earlier-shell' });
  });

  it('pass by for everything else', () => {
    for (const asked of [
      ask('data/mnist/index.json', { method: 'POST' }),
      ask('data/mnist/index.json', { wantsRange: true }),
      ask('data/mnist/index.json', { url: 'https://elsewhere.test/a%20b/%E8%AF%BE/data/x' }),
      ask('../other/data/x'),
      ask('serve.mjs'),
      ask('service-worker.js'),
      ask('data/', { isNavigation: true }),
    ]) {
      expect(roadOf(asked, SCOPE, SHELL)).toEqual({ kind: 'network' });
    }
  });

  it('never answer for another origin or folder', () => {
    fc.assert(
      fc.property(fc.webUrl({ size: 'small' }), (url) => {
        expect(roadOf(ask('', { url }), SCOPE, SHELL)).toEqual({ kind: 'network' });
      }),
    );
  });
});

describe('names of caches', () => {
  it('of one folder are never those of another on the same origin, nor of a folder below it', () => {
    const folder = fc.webPath({ size: 'small' }).map((path) => folderOf(`https://example.test${path}/`));
    fc.assert(
      fc.property(folder, folder, fc.string(), (one, other, version) => {
        fc.pre(one !== other);
        expect(shellCacheName(one, version).startsWith(shellCachePrefix(other))).toBe(false);
        expect(assetCacheName(one)).not.toBe(assetCacheName(other));
      }),
    );
  });
});

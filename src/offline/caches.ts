// Names that the service worker and the page share: its file, its caches, its one message. Several copies of the course
// can lie on one origin (`/a/`, `/b/`), and caches belong to the origin: every name carries the folder.
// Not responsible for: filling the caches (service-worker.ts) or showing them (app/storage).

/** Beside index.html. The build writes it under this name (scripts/offline/plugin.mjs). */
export const SERVICE_WORKER_FILE = 'service-worker.js';

/** Sent by the page to a waiting worker when the reader wants the new version. */
export const ACTIVATE = 'stride:activate';

/** The folder that a copy of the course lives in, as its address has it: `/any/base/`. */
export function folderOf(scope: string): string {
  return new URL('.', scope).pathname;
}

/** One for each version of the site: its pages, scripts, styles and fonts. */
export function shellCacheName(folder: string, version: string): string {
  return `${shellCachePrefix(folder)}${version}`;
}

export function shellCachePrefix(folder: string): string {
  return `stride shell ${folder} `;
}

/** Data sets, photos and models, kept when first used and over all versions. */
export function assetCacheName(folder: string): string {
  return `stride assets ${folder} `;
}

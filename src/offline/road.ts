// Which road a request takes: from the shell that came with this version, from the assets kept on use, or past the
// worker. Pure. Not responsible for: answering it (service-worker.ts).

/** The parts of a Request that decide. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly isNavigation: boolean;
  /** A part of a file is never kept. */
  readonly wantsRange: boolean;
}

export type Road =
  /** Not the worker's business: another origin or folder, something else than reading, or an unknown file. */
  | { readonly kind: 'network' }
  /** A file of this version. */
  | { readonly kind: 'shell'; readonly path: string }
  /** A built file that this version does not know: perhaps one of the version that another tab still shows. */
  | { readonly kind: 'earlier-shell' }
  /** A plain page or its style, kept on use. Pages change with a version and their names don't: the network comes first. */
  | { readonly kind: 'plain' }
  /** `isImmutable`: the name carries a hash of the contents, so what is kept needs no second look. */
  | { readonly kind: 'asset'; readonly isImmutable: boolean };

const ASSET_FOLDERS = ['data/', 'photos/', 'models/'];
/** With and without the ending: some hosts leave it out. */
const PLAIN = /^(?:(?:zh|en)\/(?:[a-z0-9-]+(?:\.html)?)?|plain\.css)$/;
const HASHED = /-[0-9a-f]{8,}\.[a-z0-9]+$/;

/** `scope` is the absolute address of the course's folder; `shell` holds paths relative to it. */
export function roadOf(asked: Asked, scope: string, shell: ReadonlySet<string>): Road {
  const url = new URL(asked.url);
  const base = new URL(scope);
  if (asked.method !== 'GET' || asked.wantsRange) return { kind: 'network' };
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return { kind: 'network' };
  const relative = url.pathname.slice(base.pathname.length);
  const path = relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative;
  if (shell.has(path)) return { kind: 'shell', path };
  if (PLAIN.test(relative)) return { kind: 'plain' };
  if (asked.isNavigation) return { kind: 'network' };
  if (relative.startsWith('assets/')) return { kind: 'earlier-shell' };
  if (ASSET_FOLDERS.some((folder) => relative.startsWith(folder))) {
    return { kind: 'asset', isImmutable: HASHED.test(relative) };
  }
  return { kind: 'network' };
}

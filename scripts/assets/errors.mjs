// The one error type of the asset scripts: a code that the page can show a sentence for, and a message for the terminal.
// Not responsible for: the page's sentences (src/engine/catalog/availability.ts).

/** @typedef {'source-unreachable' | 'source-absent' | 'hash-mismatch' | 'source-malformed' | 'disk-full' | 'not-writable' | 'cancelled' | 'internal'} AssetErrorCode */

export class AssetError extends Error {
  /**
   * @param {AssetErrorCode} code
   * @param {string} message one plain English sentence
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AssetError';
    this.code = code;
  }
}

/**
 * Any failure as an AssetError: what the system says about disks and cancelled work gets its own code.
 * @param {unknown} error
 * @returns {AssetError}
 */
export function asAssetError(error) {
  if (error instanceof AssetError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (name === 'AbortError' || code === 'ABORT_ERR')
    return new AssetError('cancelled', 'The work was cancelled.', error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AssetError('disk-full', 'The disk is full.', error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AssetError('not-writable', `A folder can't be written to (${message}).`, error);
  }
  return new AssetError('internal', message, error);
}

import { describe, expect, it } from 'vitest';
import { UNAVAILABLE_REASONS } from '../../src/engine/catalog/availability.ts';
import { AssetError, asAssetError } from './errors.mjs';

/**
 * @param {string} code
 * @returns {Error}
 */
function systemError(code) {
  return Object.assign(new Error(`${code}: it failed`), { code });
}

describe('asAssetError', () => {
  it.each([
    [systemError('ENOSPC'), 'disk-full'],
    [systemError('EDQUOT'), 'disk-full'],
    [systemError('EACCES'), 'not-writable'],
    [systemError('EROFS'), 'not-writable'],
    [systemError('EMFILE'), 'internal'],
    [new DOMException('stopped', 'AbortError'), 'cancelled'],
    ['a text', 'internal'],
  ])('gives %s the code %s, which the page knows', (error, code) => {
    const failure = asAssetError(error);
    expect(failure.code).toBe(code);
    expect(UNAVAILABLE_REASONS).toContain(failure.code);
  });

  it('leaves an error of ours as it is', () => {
    const error = new AssetError('hash-mismatch', 'Wrong.');
    expect(asAssetError(error)).toBe(error);
  });
});

// The one error type that crosses between worker and page: a code of a closed union, raw details, values for a sentence.
// Not responsible for: the sentences (kit/sentences) or for deciding what is an error.
import type { EngineErrorCode } from './calls.ts';

/** Numbers and names that a sentence about the error needs. */
export type ErrorValues = Readonly<Record<string, number | string>>;

/** An EngineError as plain data. */
export interface EngineErrorData {
  readonly code: EngineErrorCode;
  readonly detail: string;
  readonly values: ErrorValues;
}

export class EngineError extends Error {
  readonly code: EngineErrorCode;
  /** For the curious and for bug reports; English, never shown alone. */
  readonly detail: string;
  readonly values: ErrorValues;

  constructor(code: EngineErrorCode, detail = '', values: ErrorValues = {}) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'EngineError';
    this.code = code;
    this.detail = detail;
    this.values = values;
  }
}

/**
 * Gives any thrown value its code: EngineErrors keep theirs; a platform's own names for cancelling, a full disk and
 * exhausted memory are translated; everything else is `internal`.
 */
export function toEngineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) return thrown;
  if (!(thrown instanceof Error)) return new EngineError('internal', String(thrown));
  return new EngineError(codeOfPlatformError(thrown), `${thrown.name}: ${thrown.message}`);
}

function codeOfPlatformError(error: Error): EngineErrorCode {
  if (error.name === 'AbortError') return 'cancelled';
  if (error.name === 'QuotaExceededError') return 'storage-full';
  // Engines have no common name for it: Chromium and Firefox throw RangeErrors with these words.
  if (error instanceof RangeError && /allocat|out of memory|array length/i.test(error.message)) return 'out-of-memory';
  return 'internal';
}

export function toErrorData(thrown: unknown): EngineErrorData {
  const { code, detail, values } = toEngineError(thrown);
  return { code, detail, values };
}

export function fromErrorData(data: EngineErrorData): EngineError {
  return new EngineError(data.code, data.detail, data.values);
}

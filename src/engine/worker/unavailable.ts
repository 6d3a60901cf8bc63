// Why a backend cannot be used, as an error and read back from one.
// Not responsible for: deciding it (each backend's start does) or the sentences (kit).
import type { BackendId, BackendReport, SkipReason } from '../protocol/calls.ts';
import type { ErrorValues } from '../protocol/errors.ts';
import { EngineError, toEngineError } from '../protocol/errors.ts';

const SKIP_REASONS: readonly SkipReason[] = [
  'not-supported',
  'no-adapter',
  'self-check-failed',
  'start-failed',
  'not-built',
  'lost',
];

/** The error a backend's start throws; `values` carry the backend and the SkipReason. */
export function unavailable(
  backend: BackendId,
  reason: SkipReason,
  detail: string,
  more: ErrorValues = {},
): EngineError {
  return new EngineError('backend-unavailable', detail, { ...more, backend, reason });
}

/** The SkipReason of whatever a start threw: its own, `lost` for a lost device, else `start-failed`. */
export function skipReasonOf(thrown: unknown): SkipReason {
  const { code, values } = toEngineError(thrown);
  if (code === 'backend-lost') return 'lost';
  return SKIP_REASONS.find((reason) => reason === values['reason']) ?? 'start-failed';
}

/** Report of a backend that nobody asked for yet. */
export function untestedReport(id: BackendId): BackendReport {
  return { id, state: 'untested', reason: null, detail: null, selfCheckError: null, selfCheckMs: null };
}

/** Report of a backend that failed to start, was found wrong, or went away. */
export function skippedReport(id: BackendId, thrown: unknown): BackendReport {
  const { detail, values } = toEngineError(thrown);
  const selfCheckError = values['selfCheckError'];
  return {
    id,
    state: 'skipped',
    reason: skipReasonOf(thrown),
    detail,
    selfCheckError: typeof selfCheckError === 'number' ? selfCheckError : null,
    selfCheckMs: null,
  };
}

/** Whatever a start threw, as an error about that backend. */
export function asUnavailable(backend: BackendId, thrown: unknown): EngineError {
  const error = toEngineError(thrown);
  return error.code === 'backend-unavailable' ? error : unavailable(backend, skipReasonOf(error), error.detail);
}

// Tells the kinds of failure apart that a reader can do something about.
// Not responsible for: showing them.

/** True when a part of the site could not be fetched (offline, or a new version was published meanwhile). */
export function isLoadFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /dynamically imported module|importing a module script|module script failed|preload CSS|Failed to fetch/i.test(
    error.message,
  );
}

/** True for work that was given up on purpose; nobody needs to hear of it. */
export function isCancellation(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ('name' in error && error.name === 'AbortError') || ('code' in error && error.code === 'cancelled');
}

/** What to show under "details": the message, and the stack where there is one. */
export function failureDetails(error: unknown): string {
  if (error instanceof Error)
    return error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
  return String(error);
}

// What a validator of this layer answers: the value, or where it is wrong.
// Not responsible for: what the reader is told (an unreadable index becomes an EngineError in the worker).

import type { SafeParseResult, GenericSchema } from 'valibot';

export type Checked<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** `path` such as `shards.train.0.bytes`; `fault` in plain English, for logs and tests. */
  | { readonly kind: 'problem'; readonly path: string; readonly fault: string };

/** The first problem of a valibot result, or its value. */
export function checked<T>(result: SafeParseResult<GenericSchema<unknown, T>>): Checked<T> {
  if (result.success) return { kind: 'ok', value: result.output };
  const issue = result.issues[0];
  const path = issue.path?.map((step) => String(step.key)).join('.') ?? '';
  return { kind: 'problem', path, fault: issue.message };
}

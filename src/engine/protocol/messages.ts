// The messages on the wire, derived from the call table, and the port they travel through.
// Not responsible for: pairing questions with answers (connect.ts) or answering (serve.ts).
import type { BackendId, CallName, Calls, EngineEvent } from './calls.ts';
import type { Recommendation } from './device.ts';
import type { EngineErrorData } from './errors.ts';

declare const callIdBrand: unique symbol;
/** Pairs replies with their call. Unique within one connection. */
export type CallId = number & { readonly [callIdBrand]: true };

export function toCallId(value: number): CallId {
  return value as CallId;
}

/** The part of Worker, MessagePort and a worker's global scope that is used: messages in order, buffers handed over. */
export interface PortLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** What the worker must know before its first call. */
export interface EngineInit {
  /** Absolute URL of the site's folder; data sets lie under `data/` in it. */
  readonly base: string;
  /** The backend this reader chose earlier, if any. */
  readonly chosen: BackendId | null;
  /** What a measurement on an earlier visit found best, if one was made with this version. */
  readonly recommended?: Recommendation | null;
  /** Threads that the address asks for; else the worker chooses. Only where memory can be shared. */
  readonly threads?: number | null;
}

export interface CallMessage<N extends CallName> {
  readonly kind: 'call';
  readonly id: CallId;
  readonly name: N;
  readonly args: Calls[N]['args'];
}

/** Page to worker. */
export type Request =
  | { readonly kind: 'init'; readonly init: EngineInit }
  | { readonly kind: 'ping' }
  | { readonly kind: 'cancel'; readonly id: CallId }
  | { readonly [N in CallName]: CallMessage<N> }[CallName];

/** Worker to page. A reply's payload belongs to the call whose id it carries. */
export type Reply =
  | { readonly kind: 'pong' }
  | { readonly kind: 'event'; readonly event: EngineEvent }
  | { readonly kind: 'progress'; readonly id: CallId; readonly progress: unknown }
  | { readonly kind: 'result'; readonly id: CallId; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: CallId; readonly error: EngineErrorData };

/** Both ends are ours and shipped together: whatever carries a `kind` is one of the messages above. */
export function asRequest(data: unknown): Request | null {
  return hasKind(data) ? (data as Request) : null;
}

export function asReply(data: unknown): Reply | null {
  return hasKind(data) ? (data as Reply) : null;
}

function hasKind(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data;
}

/**
 * The buffers inside a message that can be handed over instead of copied: those of typed arrays that cover their whole
 * buffer. A view on a part of a buffer is left to be cloned, since its neighbours stay in use.
 */
export function transferables(message: unknown): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  collectBuffers(message, buffers);
  return [...buffers];
}

function collectBuffers(value: unknown, buffers: Set<ArrayBuffer>): void {
  if (typeof value !== 'object' || value === null) return;
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteLength } = value;
    if (buffer instanceof ArrayBuffer && byteLength > 0 && byteLength === buffer.byteLength) buffers.add(buffer);
    return;
  }
  for (const part of Array.isArray(value) ? value : Object.values(value)) collectBuffers(part, buffers);
}

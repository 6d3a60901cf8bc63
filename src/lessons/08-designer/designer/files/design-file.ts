// Files that hold a design: our own, a Python script, a notebook. Writes ours, reads all three from text.
// Not responsible for: reading code (pasted-code.ts, nn/keras-parser) or files from the disk (FilePanel.tsx).
import { decode, encode } from '../designer.ts';
import type { DesignerState } from '../designer.ts';
import { readCode } from '../pasted-code.ts';
import type { ReadCode } from '../pasted-code.ts';
import { notebookCode } from './notebook-code.ts';

const FORMAT = 'stride-design';
const VERSION = 1;

export function designFile(state: DesignerState): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, link: encode(state) }, null, 1)}\n`;
}

export type ReadFile =
  | { readonly kind: 'ok'; readonly state: DesignerState }
  | { readonly kind: 'problem'; readonly code: 'damaged' | 'unknown' | 'newer' | 'no-code' }
  | { readonly kind: 'code-problem'; readonly read: Exclude<ReadCode, { readonly kind: 'ok' }> };

function ownFields(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function readOwn(fields: ReadonlyMap<string, unknown>): ReadFile {
  if (fields.get('version') !== VERSION) return { kind: 'problem', code: 'newer' };
  const link: [string, string][] = [];
  for (const [name, value] of ownFields(fields.get('link'))) {
    if (typeof value !== 'string') return { kind: 'problem', code: 'damaged' };
    link.push([name, value]);
  }
  const decoded = decode(Object.fromEntries(link));
  return decoded.kind === 'ok' ? decoded : { kind: 'problem', code: 'damaged' };
}

function fromCode(text: string, present: DesignerState): ReadFile {
  const read = readCode(text, present.net.inputShape);
  if (read.kind !== 'ok') return { kind: 'code-problem', read };
  return { kind: 'ok', state: { ...present, net: read.spec, open: null } };
}

/** Reads a file's text against the present design, whose data and plan stay where the file says nothing of them. */
export function readFile(text: string, present: DesignerState): ReadFile {
  if (!text.trimStart().startsWith('{')) return fromCode(text, present);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'problem', code: 'damaged' };
  }
  const fields = ownFields(parsed);
  if (fields.get('format') === FORMAT) return readOwn(fields);
  if (!fields.has('cells')) return { kind: 'problem', code: 'unknown' };
  const code = notebookCode(text);
  return code === null ? { kind: 'problem', code: 'no-code' } : fromCode(code, present);
}

// Both designs in one file: writes it, and reads it back from text. Not responsible for: files of one design
// (lessons/08-designer/designer/files) or the disk (BenchFile.tsx).
import { decode, encode } from './playground.ts';
import type { PlaygroundState } from './playground.ts';

const FORMAT = 'stride-playground';
const VERSION = 1;

export function benchFile(state: PlaygroundState): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, link: encode(state) }, null, 1)}\n`;
}

export type ReadBench =
  | { readonly kind: 'ok'; readonly state: PlaygroundState }
  | { readonly kind: 'problem'; readonly code: 'unknown' | 'newer' | 'damaged' };

function ownFields(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function readBench(text: string): ReadBench {
  const fields = ownFields(parsed(text));
  if (fields.get('format') !== FORMAT) return { kind: 'problem', code: 'unknown' };
  if (fields.get('version') !== VERSION) return { kind: 'problem', code: 'newer' };
  const link: [string, string][] = [];
  for (const [name, value] of ownFields(fields.get('link'))) {
    if (typeof value !== 'string') return { kind: 'problem', code: 'damaged' };
    link.push([name, value]);
  }
  const read = decode(Object.fromEntries(link));
  // A field that says nothing here is one whose name was damaged.
  if (read.kind === 'problem' || read.ignored !== undefined) return { kind: 'problem', code: 'damaged' };
  return { kind: 'ok', state: read.state };
}

// Parsed JSON of unknown origin, taken apart piece by piece: what is not as it has to be is refused with its place.
// Objects become maps, so that no key (`__proto__`) means more than its letters. Not responsible for: what the pieces mean.
import { refuse } from './problems.ts';

export type Fields = ReadonlyMap<string, unknown>;

/** Longest name that is shown in a sentence or kept. */
const MOST_LETTERS = 64;

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown, place: string): Fields {
  return isObject(value) ? new Map(Object.entries(value)) : refuse({ code: 'malformed', place });
}

export function listOf(value: unknown, place: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse({ code: 'malformed', place });
}

export function textOf(value: unknown, place: string): string {
  return typeof value === 'string' ? value : refuse({ code: 'malformed', place });
}

/** A value of the file as words of a sentence: short, whatever it is. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const plain = text.replace(/\p{C}/gu, ' ');
  return plain.length > MOST_LETTERS ? `${plain.slice(0, MOST_LETTERS)}…` : plain;
}

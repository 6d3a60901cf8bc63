// Pairs in links, height before width: `3`, or `3x5` where they differ. Shared by the lesson's exhibits.
// Not responsible for: any other field (kit/exhibit/link-fields.ts).
import type { LinkReader } from '../../kit/exhibit/link-fields.ts';
import type { Pair } from '../../nn/spec.ts';

export interface Limits {
  readonly min: number;
  readonly max: number;
}

export function writePair([height, width]: Pair): string {
  return height === width ? String(height) : `${height}x${width}`;
}

/** The pair of a field, the fallback where it is absent; refuses the link when it can't be used. */
export function readPair(link: LinkReader, field: string, { min, max }: Limits, fallback: Pair): Pair {
  const text = link.text(field);
  if (text === null) return fallback;
  const match = /^(\d{1,4})(?:x(\d{1,4}))?$/.exec(text);
  const pair: Pair = [Number(match?.[1] ?? NaN), Number(match?.[2] ?? match?.[1] ?? NaN)];
  if (pair.every((side) => side >= min && side <= max)) return pair;
  const said = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return link.refuse(field, {
    zh: `链接中的 ${field}=“${said}” 无法使用：应为 ${min} 到 ${max} 之间的整数，或写成“高x宽”的两个。已改用初始状态。`,
    en: `The link says ${field}=“${said}”, but this must be a whole number from ${min} to ${max}, or two as height x width. The initial state is shown instead.`,
  });
}

// Contrast of the design tokens (WCAG 2.2) in both themes, and the theme blocks against one another.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Tokens = Readonly<Record<string, string>>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function block(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  const tokens: Record<string, string> = {};
  for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) tokens[name] = value;
  return tokens;
}

function rgb(tokens: Tokens, name: string): readonly number[] {
  const hex = tokens[name] ?? '';
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`--${name} is not a colour: ${hex}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

const linear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const gamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

function luminance(colour: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = colour.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// Ottosson's OKLab, which color-mix(in oklab) uses.
function toLab(colour: readonly number[]): readonly number[] {
  const [r = 0, g = 0, b = 0] = colour.map(linear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([L = 0, a = 0, b = 0]: readonly number[]): readonly number[] {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((c) => gamma(Math.min(1, Math.max(0, c))));
}

function mix(a: readonly number[], b: readonly number[], part: number): readonly number[] {
  const [from, to] = [toLab(b), toLab(a)];
  return fromLab(from.map((value, i) => value + ((to[i] ?? 0) - value) * part));
}

const LIGHT = block(":root,\n:root[data-theme='light']");
const DARK = block(":root[data-theme='dark']");
const SURFACES = ['paper', 'paper-raised', 'paper-sunken'];
const TEXTS =
  'ink ink-muted ink-faint accent good bad warn code-class code-name code-keyword code-number code-string code-comment';
const SERIES = Array.from({ length: 8 }, (_, i) => `series-${i + 1}`);

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('%s tokens', (_, tokens) => {
  /** Those of the names whose contrast with the ground is too small. */
  function weak(names: readonly string[], ground: string, least: number): readonly string[] {
    return names.filter((name) => contrast(rgb(tokens, name), rgb(tokens, ground)) < least);
  }

  it.each(SURFACES)('text is readable on %s (4.5:1)', (surface) => {
    expect(weak(TEXTS.split(' '), surface, 4.5)).toEqual([]);
  });

  it.each(SURFACES)('lines, controls and focus rings stand out on %s (3:1)', (surface) => {
    expect(weak([...SERIES, 'line-strong', 'accent', 'diverging-neg', 'diverging-pos'], surface, 3)).toEqual([]);
  });

  it.each(['accent', 'good', 'bad', 'warn'])('messages are readable on the ground of %s', (tone) => {
    expect(weak(['ink', 'ink-muted', tone], `${tone}-soft`, 4.5)).toEqual([]);
  });

  it('text on the accent is readable', () => {
    for (const ground of ['accent', 'accent-hover']) {
      expect(contrast(rgb(tokens, 'on-accent'), rgb(tokens, ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('ink stays readable on the strongest tint of a table cell', () => {
    const cap = Number(tokens['tint-cap']);
    for (const series of ['series-1', 'series-2']) {
      for (const part of [0.25, 0.5, 0.75, 1]) {
        const ground = mix(rgb(tokens, series), rgb(tokens, 'paper-raised'), part * cap);
        expect(contrast(rgb(tokens, 'ink'), ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

it('both themes define the same colours', () => {
  expect(Object.keys(DARK).toSorted()).toEqual(Object.keys(LIGHT).toSorted());
});

it('the colours before the app has chosen a theme repeat the dark ones', () => {
  const early = block(':root:not([data-theme])');
  expect(Object.keys(early).length).toBeGreaterThan(10);
  expect(DARK).toMatchObject(early);
});

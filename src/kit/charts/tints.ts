// Background colours of table cells by value: mixed from a series colour and paper by CSS, so that themes apply,
// and never so dark (or light) that ink on it falls under 4.5:1. Not responsible for: pixel pictures (canvas/colour-maps.ts).

export type TintColour = 'series-1' | 'series-2';

/** Background for a part 0..1 of the way from paper to the colour's strongest tint. */
export function tint(colour: TintColour, part: number): string {
  const percent = Number.isFinite(part) ? Math.min(1, Math.max(0, part)) * 100 : 0;
  return `color-mix(in oklab, var(--${colour}) calc(${percent.toFixed(1)}% * var(--tint-cap)), var(--paper-raised))`;
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spokenTex } from './spoken-tex.ts';

it.each([
  [String.raw`w \leftarrow w - \eta g`, 'w ← w - η g'],
  [String.raw`w - \frac{\eta g}{\sqrt{v + \varepsilon}}`, 'w - (η g) / (√(v + ε))'],
  [String.raw`\frac{m}{\sqrt{v}}`, 'm / √v'],
  [String.raw`{\beta_1 = 0.9},\allowbreak\; {\varepsilon = 10^{-7}}`, 'β_1 = 0.9, ε = 10^(-7)'],
  [String.raw`\mathbb{E}[w^2] = \frac{2}{n_{\text{in}} + n_{\text{out}}} = 0.5`, 'E[w^2] = 2 / (n_in + n_out) = 0.5'],
  [String.raw`f(x)\,\bigl(1 - f(x)\bigr)`, 'f(x) (1 - f(x))'],
  [String.raw`\tfrac13`, '1 / 3'],
])('%s', (tex, spoken) => {
  expect(spokenTex(tex)).toBe(spoken);
});

it('leaves what is in words as it is', () => {
  const words = 'r of layer 2 = 3 + (2 − 1) × 1 = 4';
  expect(spokenTex(words)).toBe(words);
});

it('reads no commands aloud, whatever is written, and never throws', () => {
  const sign = fc.constantFrom('\\', '{', '}', 'frac', 'sqrt', 'text', '^', '_', 'a', ' ', '1', 'left', '(');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      expect(spokenTex(signs.join(''))).not.toMatch(/\\[a-z]/);
    }),
  );
});

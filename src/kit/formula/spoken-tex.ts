// TeX as a line of plain signs for screen readers: `\frac{m}{\sqrt{v}}` is `m / √v`. For the TeX this course writes;
// an unknown command is read by its name. Not responsible for: formulas whose label is put in words by hand.

const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  lambda: 'λ',
  mu: 'μ',
  rho: 'ρ',
  sigma: 'σ',
  varphi: 'φ',
  Phi: 'Φ',
  partial: '∂',
  sum: '∑',
  prod: '∏',
  cdot: ' · ',
  times: ' × ',
  leftarrow: ' ← ',
  rightarrow: ' → ',
  to: ' → ',
  le: ' ≤ ',
  ge: ' ≥ ',
  approx: ' ≈ ',
  lfloor: '⌊',
  rfloor: '⌋',
  lceil: '⌈',
  rceil: '⌉',
  ldots: '…',
  cdots: '…',
};
/** Sizes, spaces and places to break, which say nothing. */
const SILENT = /^(?:left|right|[bB]igg?[lr]?|displaystyle|q?quad|allowbreak|[,;:! \\])$/;
const FRACTION = /^[dt]?frac$/;
/** Commands whose argument is read and nothing more. */
const PLAIN = /^(?:text|math(?:bb|bf|rm|it|cal)|operatorname|boldsymbol)$/;

/** In brackets where it is more than one sign or number. */
function held(part: string): string {
  return /^[^\s+−\-=/·×]+$/.test(part) ? part : `(${part})`;
}

/** Never throws: what it can't read stays as it is. */
export function spokenTex(tex: string): string {
  let at = 0;

  function command(): string {
    const [name = ''] = /^(?:[a-zA-Z]+|.?)/.exec(tex.slice(at)) ?? [];
    at += name.length;
    if (SILENT.test(name)) return ' ';
    if (FRACTION.test(name)) {
      const above = held(argument());
      return `${above} / ${held(argument())}`;
    }
    if (name === 'sqrt') return `√${held(argument())}`;
    if (PLAIN.test(name)) return argument();
    return SIGNS[name] ?? name;
  }

  function argument(): string {
    while (tex[at] === ' ') at += 1;
    return piece().replace(/\s+/g, ' ').trim();
  }

  /** One sign, command or group in braces. */
  function piece(): string {
    const sign = tex[at] ?? '';
    at += 1;
    if (sign === '\\') return command();
    if (sign === '^') return `^${held(argument())}`;
    if (sign === '_') return `_${argument()}`;
    if (sign !== '{') return sign;
    let inside = '';
    while (at < tex.length && tex[at] !== '}') inside += piece();
    at += 1;
    return inside;
  }

  let spoken = '';
  while (at < tex.length) spoken += piece();
  return spoken
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,)])|(?<=\() /g, '')
    .trim();
}

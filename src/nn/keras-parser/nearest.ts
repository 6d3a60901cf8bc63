// The known name that a mistyped one most resembles. Not responsible for: what the names stand for.

const LONGEST = 48;

/** Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other (Damerau, Levenshtein). */
export function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const isSame = from[i - 1] === to[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? from.length;
}

/** The most similar of the names, capitals and underscores aside, or one that begins so; '' when none can be meant. */
export function nearestName(found: string, names: Iterable<string>): string {
  const plain = (name: string): string => name.slice(0, LONGEST).toLowerCase().replaceAll('_', '');
  const wanted = plain(found);
  const known = [...names];
  let best = wanted.length >= 4 ? (known.find((name) => plain(name).startsWith(wanted)) ?? '') : '';
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    if (distance < bestDistance && distance < wanted.length) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

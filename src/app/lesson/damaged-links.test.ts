// Links to every exhibit, damaged by machine: none stops the course, none shows something else than it says without the
// reader being told, and what is shown has a sound link of its own.
import { describe, expect, test } from 'vitest';
import type { LinkQuery } from '../../kit/exhibit/exhibit.ts';
import { toSeed } from '../../nn/plan.ts';
import { createRandom, type Random } from '../../nn/random.ts';
import { COURSE, findCourseEntry } from '../../lessons/registry.ts';
import { formatRoute, parseRoute, type Route } from '../route.ts';

const DAMAGES = 200;

const HOSTILE = [
  '',
  '-1',
  '1e999',
  'NaN',
  '%00',
  '%E0%A4%A',
  '__proto__',
  '<script>',
  '9'.repeat(400),
  '图',
  '1.5',
  '+',
];

/** One damage to an address: characters cut, doubled or changed, a value or a name replaced, a field added. */
function damaged(address: string, random: Random): string {
  const at = 1 + random.integer(address.length - 1);
  const hostile = HOSTILE[random.integer(HOSTILE.length)] ?? '';
  switch (random.integer(7)) {
    case 0:
      return address.slice(0, at);
    case 1:
      return address.slice(0, at) + address.slice(at + 1 + random.integer(6));
    case 2:
      return address.slice(0, at) + String.fromCharCode(33 + random.integer(94)) + address.slice(at + 1);
    case 3:
      return address.slice(0, at) + address.slice(Math.max(0, at - 5));
    case 4:
      return `${address}&${['digit', 'seed', 'net', 'constructor', 'x'][random.integer(5)]}=${hostile}`;
    default: {
      const fields = [...address.matchAll(/[?&]([^=&]+)=([^&]*)/g)];
      const field = fields[random.integer(fields.length)];
      if (field === undefined) return address;
      const [whole, name = '', value = ''] = field;
      const put = random.integer(4) === 0 ? `${hostile}=${value}` : `${name}=${hostile}`;
      return `${address.slice(0, field.index + 1)}${put}${address.slice(field.index + whole.length)}`;
    }
  }
}

/** Lists whose order says nothing are written in rising order. */
function sorted(value: string | undefined): string | undefined {
  return value?.split('.').toSorted().join('.');
}

function isLesson(route: Route, slug: string, exhibit: string): LinkQuery | null {
  const isHere = route.kind === 'lesson' && route.slug === slug && findCourseEntry(slug) !== undefined;
  return isHere && route.place.kind === 'exhibit' && route.place.exhibit === exhibit ? route.place.query : null;
}

describe.each(COURSE.filter(({ load }) => load !== null))('links to the exhibits of $slug', ({ slug, load }) => {
  test(`damaged in ${DAMAGES} ways each`, { timeout: 120_000 }, async () => {
    const lesson = await load?.();
    if (lesson === undefined) throw new Error('it loads');
    for (const any of await lesson.loadExhibits()) {
      any.open((exhibit) => {
        const states = [exhibit.initial, ...exhibit.steps.map(({ state }) => state)];
        const addresses = states.map((state) => {
          const query = exhibit.encode(state);
          expect(exhibit.decode(query)).toEqual({ kind: 'ok', state });
          const place = { kind: 'exhibit', exhibit: exhibit.id, query } as const;
          return formatRoute({ kind: 'lesson', locale: 'en', slug, place });
        });
        const silent: string[] = [];
        const seen = new Set<string>();
        let told = 0;
        for (let seed = 0; seed < DAMAGES; seed += 1) {
          const random = createRandom(toSeed(seed), addresses.length);
          const address = damaged(addresses[random.integer(addresses.length)] ?? '', random);
          const query = isLesson(parseRoute(address), slug, exhibit.id);
          // Another page, or none: those say themselves what was not found.
          if (query === null) continue;
          const decoded = exhibit.decode(query);
          if (decoded.kind === 'problem') {
            told += 1;
            expect(decoded.message.zh).toMatch(/\p{Script=Han}/u);
            expect(decoded.message.en.length).toBeGreaterThan(20);
            continue;
          }
          if (decoded.ignored !== undefined) told += 1;
          const again = exhibit.encode(decoded.state);
          expect(exhibit.decode(again)).toEqual({ kind: 'ok', state: decoded.state });
          const key = JSON.stringify(again);
          if (!seen.has(key)) exhibit.describe(exhibit.present(decoded.state, exhibit.initialSession), 'zh');
          seen.add(key);
          for (const [field, value] of Object.entries(query)) {
            const { [field]: _, ...others } = query;
            const without = exhibit.decode(others);
            const isPlain = without.kind === 'ok' && JSON.stringify(exhibit.encode(without.state)) === key;
            const isSaid = decoded.ignored?.includes(field) === true;
            if (sorted(Object.hasOwn(again, field) ? again[field] : undefined) !== sorted(value) && !isPlain && !isSaid)
              silent.push(`${exhibit.id}: ${field}=${value} → ${again[field]}`);
          }
        }
        expect([...new Set(silent)]).toEqual([]);
        expect(told).toBeGreaterThan(10);
      });
    }
  });
});

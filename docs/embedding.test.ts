// Keeps the page on embedding true: its addresses are read as figures of the course, its code is the code we copy.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXHIBITS } from '../e2e/exhibits.ts';
import { readEmbedLink } from '../src/app/embed/embed-link.ts';
import { embedCode } from '../src/kit/exhibit/embed-code.ts';

const text = readFileSync(new URL('embedding.md', import.meta.url), 'utf8');

test('every address is that of a public figure', () => {
  const addresses = [...text.matchAll(/"(https:\S+embed\.html\S*)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(1);
  for (const address of addresses) {
    const wish = readEmbedLink(new URL(address).hash);
    if (wish.kind !== 'exhibit') throw new Error(`${address} is no embed`);
    expect(EXHIBITS).toContainEqual(expect.objectContaining({ lesson: wish.entry.slug, exhibit: wish.exhibit }));
  }
});

test('the code shown is the code that is copied', () => {
  const [shown = ''] = /<iframe[^]*?<\/iframe>/.exec(text) ?? [];
  const src = /src="([^"]+)"/.exec(shown)?.[1] ?? '';
  expect(shown.replaceAll(/\s+/g, ' ')).toBe(embedCode(src, 'The pooling laboratory', 720));
});

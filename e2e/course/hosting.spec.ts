// Keeps the costs in docs/hosting.md true: they are those of the build under test, within a fifth.
// Not responsible for: working them out (scripts/hosting-costs.mjs).
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { costRows, hostingCosts } from '../../scripts/hosting-costs.mjs';

const TOLERANCE = 0.2;

test('the table of costs in docs/hosting.md is that of the build', () => {
  const doc = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');
  const site = process.env['STRIDE_SITE'] ?? fileURLToPath(new URL('../../dist', import.meta.url));
  const written = [...doc.matchAll(/^\| (.+?) \| ([\d.]+) MB \| (\d+) \|/gm)].map(([, name, megabytes, requests]) => ({
    name,
    megabytes: Number(megabytes),
    requests: Number(requests),
  }));
  const rows = costRows(hostingCosts(site));
  expect(written.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
  const off = rows.filter(({ megabytes, requests }, i) => {
    const row = written[i];
    const isNear = (is: number, said = Number.NaN) => Math.abs(is - said) <= TOLERANCE * is;
    return !isNear(megabytes, row?.megabytes) || !isNear(requests, row?.requests);
  });
  expect(off, 'rows to be written anew: node scripts/hosting-costs.mjs --write').toEqual([]);
});

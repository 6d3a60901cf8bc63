// The op table of every backend in real Chromium: nothing that the course computes may be wrong anywhere. With
// `STRIDE_WRITE_DOCS=1` the differences found are written into docs/backends.md.
// Not responsible for: other networks than the table's (backends.spec.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { BACKEND_IDS } from '../../src/engine/protocol/backends.ts';
import type { BackendId } from '../../src/engine/protocol/backends.ts';
import { DIFFERENCE_LIMITS, OP_CASES, worstDifference } from '../../src/engine/protocol/device.ts';
import type { OpDifference } from '../../src/engine/protocol/device.ts';
import { expect, test } from './fixtures.ts';

const DOCS = new URL('../../docs/backends.md', import.meta.url);
const BEGIN = '<!-- op table: begin -->';
const END = '<!-- op table: end -->';

const found = new Map<BackendId, readonly OpDifference[]>();

// One after the other in one process, so that the table is written whole.
test.describe.configure({ mode: 'serial' });

for (const backend of BACKEND_IDS) {
  test(`${backend} computes every operation of the table rightly`, async ({ run }) => {
    test.setTimeout(300_000);
    const rows = await run('opTable', { backend });
    found.set(backend, rows);
    expect(rows.map(({ op }) => op)).toEqual([...OP_CASES]);
    for (const row of rows) {
      expect.soft(row.problem, row.op).toBeNull();
      expect.soft(worstDifference(row) ?? Infinity, `${row.op}: ${row.worst}`).toBeLessThan(DIFFERENCE_LIMITS.sound);
    }
  });
}

function cell(row: OpDifference | undefined): string {
  const worst = row === undefined ? null : worstDifference(row);
  if (worst === null) return row?.problem ?? 'no number';
  return worst === 0 ? '0' : worst.toExponential(0);
}

function table(): string {
  const head = [`| operation | ${BACKEND_IDS.join(' | ')} |`, `| --- |${' ---: |'.repeat(BACKEND_IDS.length)}`];
  const rows = OP_CASES.map((op) => {
    const cells = BACKEND_IDS.map((id) => cell(found.get(id)?.find((row) => row.op === op)));
    return `| ${op} | ${cells.join(' | ')} |`;
  });
  return [...head, ...rows].join('\n');
}

test('the document holds a row for every operation', () => {
  const text = readFileSync(DOCS, 'utf8');
  const [before = '', after = ''] = [text.split(BEGIN)[0], text.split(END)[1]];
  if (process.env['STRIDE_WRITE_DOCS'] === '1') {
    writeFileSync(DOCS, `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`);
  }
  const written = readFileSync(DOCS, 'utf8').split(BEGIN)[1]?.split(END)[0] ?? '';
  expect([...written.matchAll(/^\| ([a-z][a-z0-9-]*) +\|/gm)].map((match) => match[1])).toEqual([
    'operation',
    ...OP_CASES,
  ]);
});

import { describe, expect, test } from 'vitest';
import { figure } from './names.mjs';
import { markdownReport } from './report-markdown.mjs';
import { svgReport } from './report-svg.mjs';
import { terminalReport } from './report-terminal.mjs';
import { judge } from './targets.mjs';
import { row, SAMPLE_RESULTS } from './testing/sample-results.mjs';

/** How often each occurs. */
function count(/** @type {readonly string[]} */ names) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('targets', () => {
  test('compare the build that the course takes with the peer, and say so where nothing was measured', () => {
    const [cifar, mnist, resnet, , median, p95, filter, camera, slider, maps, augmentation] = judge(SAMPLE_RESULTS);
    expect(cifar).toMatchObject({ measured: 50, met: true });
    expect(mnist).toMatchObject({ measured: null, met: null });
    expect(resnet).toMatchObject({ measured: 25, met: false });
    expect([median?.met, p95?.met]).toEqual([true, false]);
    expect(filter?.measured).toBeCloseTo(34 / 2.1, 6);
    expect([filter?.met, camera?.met]).toEqual([true, true]);
    expect(slider).toMatchObject({ measured: 19, met: false });
    expect(maps).toMatchObject({ measured: 33.4, met: true, asked: 'at most 66.7 ms' });
    // 8 ms for a batch of 32 at 4,000 images a second, 4 ms for augmenting it.
    expect(augmentation?.measured).toBeCloseTo(8 / 4, 6);
    const without = judge({ ...SAMPLE_RESULTS, augmentation: null }).find(({ what }) => what.includes('augmenting'));
    expect(without).toMatchObject({ measured: null, met: null });
  });

  test('take the worst of the lessons that were opened', () => {
    expect(
      judge(SAMPLE_RESULTS)
        .slice(-3)
        .map(({ measured, met }) => [measured, met]),
    ).toEqual([
      [1800, true],
      [0.06, false],
      [210, false],
    ]);
    expect(judge({ ...SAMPLE_RESULTS, loading: [] }).at(-1)).toMatchObject({ measured: null, met: null });
  });

  test('take a peer at its best', () => {
    const faster = row({ engine: 'convnetjs', backend: 'js', imagesPerSecond: 200, repetitions: [200, 200, 200] });
    const [cifar] = judge({ ...SAMPLE_RESULTS, rows: [...SAMPLE_RESULTS.rows, faster], frames: [] });
    expect(cifar).toMatchObject({ measured: 20, met: false });
  });
});

describe('figures', () => {
  test('have three digits at least, whole numbers from 100 on', () => {
    expect([0.1234, 1.234, 12.34, 123.4, 12_345.6].map(figure)).toEqual(['0.12', '1.23', '12.3', '123', '12,346']);
    expect(figure(Number.NaN)).toBe('–');
  });
});

describe('the Markdown report', () => {
  const report = markdownReport(SAMPLE_RESULTS);

  test('has tables whose lines all have the cells of their head', () => {
    const tables = report.split('\n\n').filter((block) => block.startsWith('|'));
    expect(tables.length).toBe(11);
    for (const table of tables) {
      const cells = table.split('\n').flatMap((line) => (line === '' ? [] : [line.split('|').length]));
      expect({ table, widths: new Set(cells).size }).toEqual({ table, widths: 1 });
    }
  });

  test('tells medians, ratios with their range, and what was not measured', () => {
    expect(report).toContain('| Stride, fused engine, relaxed SIMD | 4,000 | 3,800–4,400 |');
    expect(report).toContain('| ConvNetJS, SGD with momentum | 80 | 76–80 | 50 (50–55) |');
    expect(report).toContain('requestAdapter gave <none>');
    expect(report).toContain('an empty tab\n  has 120 MB');
  });

  test('tells whose pictures were fewer, whose head was not done, and nothing where no features were measured', () => {
    expect(report).toContain('| fused engine, relaxed SIMD | 200 | 4.00 | 50 | 200 | 0.08 | 17 | 0.725 |');
    expect(report).toContain('| 10 of 200 | 8.00 | 1.25 | 200 | 2.04 | 100, loss still falling | 0.700 |');
    const { features: _, ...before } = SAMPLE_RESULTS;
    for (const results of [before, { ...before, features: [] }]) {
      expect(markdownReport(results)).not.toContain('## Features');
      expect(terminalReport(results)).not.toContain('Features of');
    }
  });

  test('says on what GPU, and warns of a software one', () => {
    expect(report).toContain('There was no GPU');
    const graphics = { webgl: 'A real one', webgpu: 'a real one', software: false };
    const machine = { ...SAMPLE_RESULTS.machine, graphics };
    expect(markdownReport({ ...SAMPLE_RESULTS, machine })).not.toContain('There was no GPU');
  });
});

test('the terminal report has columns that line up', () => {
  const lines = terminalReport(SAMPLE_RESULTS).split('\n');
  const rule = lines.findIndex((line) => line.startsWith('---'));
  const column = lines[rule - 1]?.indexOf('images/s') ?? -1;
  const end = column + 'images/s'.length;
  expect(lines[rule + 1]?.slice(0, end)).toMatch(/ 4,000$/);
  expect(lines[rule + 2]?.slice(0, end)).toMatch(/ 3,000$/);
});

describe('the picture', () => {
  const svg = svgReport(SAMPLE_RESULTS);

  test('is small, closes every element and refers to nothing outside', () => {
    expect(svg.length).toBeLessThan(20_000);
    const opened = [...svg.matchAll(/<([a-z]+)[^>]*(?<!\/)>/g)].map(([, name]) => String(name));
    const closed = [...svg.matchAll(/<\/([a-z]+)>/g)].map(([, name]) => String(name));
    expect(count(opened)).toEqual(count(closed));
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(/);
  });

  test('draws bars as long as the logarithm of the rate, the better of page and worker', () => {
    const widths = [...svg.matchAll(/<rect class="(?:ours|peer)" [^>]*width="([\d.]+)"/g)].map(([, w]) => Number(w));
    expect(widths.length).toBe(4);
    const [relaxed = 0, plain = 0, convnetjs = 0, cpu = 0] = widths;
    const decade = (relaxed - cpu) / Math.log10(4000 / 20);
    expect((plain - convnetjs) / Math.log10(3000 / 80)).toBeCloseTo(decade, 0);
    expect(svg).toContain('>20</text>');
    expect(svg).not.toContain('>18</text>');
  });
});

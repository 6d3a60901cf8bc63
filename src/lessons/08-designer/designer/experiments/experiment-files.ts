// Kept experiments as files: CSV with one line an experiment for a table program, JSON with everything, curves included.
// Not responsible for: handing files to the browser (files/).
import { FACTORS } from './compare.ts';
import type { Comparison } from './compare.ts';

const RESULTS = [
  'parameters',
  'macs',
  'predictedAccuracy',
  'bestValidationAccuracy',
  'testAccuracy',
  'testCount',
  'trainingMs',
  'backend',
] as const;
const WORDS = ['question', 'why', 'verdict', 'observation'] as const;

/** Quoted, and never read as a formula by a table program. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${plain.replaceAll('"', '""')}"`;
}

export function experimentsCsv({ rows }: Comparison): string {
  const head = ['name', 'createdAt', ...FACTORS, ...RESULTS, ...WORDS].join(',');
  const lines = rows.map(({ experiment, factors, bestValidation }) => {
    const { prediction, result } = experiment;
    const cells = [
      experiment.name,
      new Date(experiment.createdAt).toISOString(),
      ...FACTORS.map((factor) => factors[factor]),
      experiment.parameters,
      experiment.macs,
      prediction?.accuracy ?? null,
      bestValidation,
      result?.testAccuracy ?? null,
      result?.testCount ?? null,
      result?.trainingMs ?? null,
      result?.backend ?? null,
      experiment.question,
      prediction?.why ?? null,
      experiment.verdict,
      experiment.observation,
    ];
    return cells.map(cell).join(',');
  });
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

export function experimentsJson({ rows }: Comparison): string {
  const experiments = rows.map(({ experiment: { colour: _colour, ...rest }, factors }) => ({ ...rest, ...factors }));
  return `${JSON.stringify({ format: 'stride-experiments', version: 1, experiments }, null, 1)}\n`;
}

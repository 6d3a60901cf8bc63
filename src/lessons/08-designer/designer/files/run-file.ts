// The record of a run as CSV (one line an epoch) and as JSON (everything, so that it can be worked with elsewhere).
// Not responsible for: the record itself (engine).
import type { RunSnapshot } from '../../../../engine/protocol/calls.ts';

const COLUMNS = [
  'epoch',
  'step',
  'trainLoss',
  'trainAccuracy',
  'validationLoss',
  'validationAccuracy',
  'best',
] as const;

export function runCsv({ record }: RunSnapshot): string {
  const rows = record.epochs.map((epoch) => COLUMNS.map((column) => String(epoch[column] ?? '')).join(','));
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

export function runJson({ spec, plan, backend, step, record, trainingMs }: RunSnapshot): string {
  const { loss, accuracy, epochs } = record;
  const whole = { loss: [...loss], accuracy: [...accuracy], epochs };
  return `${JSON.stringify({ spec, plan, backend, step, trainingMs, record: whole })}\n`;
}

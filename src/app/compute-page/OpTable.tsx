// The op table: one row an operation, one column a backend, each cell a difference with its judgement in colour and sign.
// Not responsible for: what a difference means (protocol/device.ts) or the sentences about it (verdict.text.ts).
import { useState } from 'react';
import type { BackendId } from '../../engine/protocol/calls.ts';
import { judgeDifference, OP_CASES, worstDifference } from '../../engine/protocol/device.ts';
import type { BackendCheck, Judgement, OpDifference } from '../../engine/protocol/device.ts';
import { Choice } from '../../kit/controls/Choice.tsx';
import { formatSignificant } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { COMPUTE_TEXT } from '../compute/compute.text.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import type { DifferencePart } from './compute-page.text.ts';
import { OP_NAMES } from './op-names.text.ts';
import { RawMessages } from './RawMessages.tsx';
import styles from './ComputePage.module.css';

const PARTS: readonly DifferencePart[] = ['largest', 'forward', 'gradients', 'weights'];
const JUDGEMENTS: readonly Judgement[] = ['sound', 'rough', 'wrong'];
const SIGNS = { sound: '✓', rough: '≈', wrong: '✗' } as const;

function partOf(row: OpDifference, part: DifferencePart): number | null {
  return part === 'largest' ? worstDifference(row) : row[part];
}

function selfCheckPart({ selfCheck }: BackendCheck, part: DifferencePart): number | null | undefined {
  if (selfCheck === null) return undefined;
  const { predictions, losses, gradients, weights } = selfCheck;
  const larger = (...values: readonly (number | null)[]): number | null =>
    values.reduce((most, value) => (most === null || value === null ? null : Math.max(most, value)), 0);
  switch (part) {
    case 'largest':
      return larger(predictions, losses, gradients, weights);
    case 'forward':
      return larger(predictions, losses);
    case 'gradients':
      return gradients;
    case 'weights':
      return weights;
    default:
      return part satisfies never;
  }
}

export function OpTable({ checks }: { readonly checks: readonly BackendCheck[] }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const ops = useText(OP_NAMES);
  const [part, setPart] = useState<DifferencePart>('largest');
  const compared = checks.filter(({ ops: rows, selfCheck }) => rows.length > 0 || selfCheck !== null);
  if (compared.length === 0) return null;
  const rows = OP_CASES.filter((op) => compared.some((check) => check.ops.some((row) => row.op === op)));
  return (
    <div className={styles['part']}>
      <h3>{text.opsTitle}</h3>
      <p className={styles['note']}>{text.opsIntro(references(compared, names))}</p>
      <div className={styles['buttons']}>
        <Choice
          label={text.showing}
          value={part}
          options={PARTS.map((value) => ({ value, label: text.parts[value] }))}
          onChange={setPart}
        />
      </div>
      <ul className={styles['legend']}>
        {JUDGEMENTS.map((judgement) => (
          <li key={judgement} className={styles[judgement]}>
            {SIGNS[judgement]} {text.legend[judgement]}
          </li>
        ))}
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles['frame']} tabIndex={0} aria-label={text.opsTitle}>
        <table className={styles['table']} data-op-table>
          <thead>
            <tr>
              <th scope="col">{text.op}</th>
              {compared.map(({ backend }) => (
                <th key={backend} scope="col">
                  {names[backend]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr data-first>
              <th scope="row">{text.selfCheck}</th>
              {compared.map((check) => (
                <Difference key={check.backend} difference={selfCheckPart(check, part)} />
              ))}
            </tr>
            {rows.map((op) => (
              <tr key={op}>
                <th scope="row">{ops[op]}</th>
                {compared.map((check) => {
                  const row = check.ops.find((each) => each.op === op);
                  return (
                    <Difference key={check.backend} difference={row === undefined ? undefined : partOf(row, part)} />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <RawMessages checks={checks} />
    </div>
  );
}

/** `WebAssembly: JavaScript; JavaScript: WebAssembly` */
function references(checks: readonly BackendCheck[], names: Readonly<Record<BackendId, string>>): string {
  return checks
    .flatMap(({ backend, reference }) => (reference === null ? [] : [`${names[backend]} ↔ ${names[reference]}`]))
    .join(', ');
}

/** `undefined`: it was not compared. */
function Difference({ difference }: { readonly difference: number | null | undefined }) {
  const locale = useLocale();
  const text = useText(COMPUTE_PAGE_TEXT);
  if (difference === undefined) return <td className={styles['absent']}>–</td>;
  const judgement = judgeDifference(difference);
  return (
    <td className={styles[judgement]} data-judgement={judgement}>
      {difference === null ? text.notANumber : formatSignificant(difference, locale, 2)}{' '}
      <span aria-hidden="true">{SIGNS[judgement]}</span>
      <span className="visually-hidden">{text.judgements[judgement]}</span>
    </td>
  );
}

// A formula on a plain page: MathML, which browsers draw without a script. Takes the place of kit/formula/Formula.tsx.
// Not responsible for: the interactive course's drawing of it.
import { renderToString } from 'katex';
import type { ReactElement } from 'react';
import type { FormulaProps, WorkedFormulaProps } from '../../../kit/formula/Formula.tsx';

export function Formula({ tex, label, block = false }: FormulaProps): ReactElement {
  const math = renderToString(tex, { displayMode: block, output: 'mathml', strict: 'ignore', trust: false });
  return (
    <span
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the label is read in place of the MathML, as in the course
      role="math"
      aria-label={label}
      className={block ? 'formula block' : 'formula'}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={block ? 0 : undefined}
    >
      {/* oxlint-disable-next-line react/no-danger -- made when the course is built, from its own TeX */}
      <span dangerouslySetInnerHTML={{ __html: math }} />
    </span>
  );
}

export function WorkedFormula({ rows }: WorkedFormulaProps): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="worked" tabIndex={0}>
      {rows.map(({ tex, label }, index) => (
        <Formula key={index} tex={`\\displaystyle ${tex}`} label={label} />
      ))}
    </div>
  );
}

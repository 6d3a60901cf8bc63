// Copies a text that follows the exhibit's state (its address, its embed code); where the clipboard is refused the
// text is shown to copy by hand. Not responsible for: what the text is.
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import styles from './ExhibitFrame.module.css';

export interface CopyState {
  readonly outcome: { readonly kind: 'copied' | 'refused'; readonly of: string; readonly text: string } | null;
  readonly copy: () => void;
}

/**
 * `make` gives the text when it is wanted; `of` names what it is made from: what was said of an earlier text is taken
 * back once that is another.
 */
export function useCopy(of: string, make: () => string = () => of): CopyState {
  const [outcome, setOutcome] = useState<CopyState['outcome']>(null);
  if (outcome !== null && outcome.of !== of) setOutcome(null);
  async function copy(): Promise<void> {
    const text = make();
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ kind: 'copied', of, text });
    } catch {
      setOutcome({ kind: 'refused', of, text });
    }
  }
  return { outcome, copy: () => void copy() };
}

export interface CopyOutcomeProps {
  readonly state: CopyState;
  readonly copied: string;
  readonly refused: string;
  /** Names the field that shows the text. */
  readonly field: string;
}

export function CopyOutcome({ state, copied, refused, field }: CopyOutcomeProps): ReactElement {
  const id = useId();
  const { outcome } = state;
  return (
    <div className={styles['outcome']} data-print="hidden">
      <output>
        {outcome?.kind === 'copied' && copied}
        {outcome?.kind === 'refused' && refused}
      </output>
      {outcome?.kind === 'refused' && (
        <>
          <label className="visually-hidden" htmlFor={id}>
            {field}
          </label>
          <input
            id={id}
            className={styles['link']}
            readOnly
            value={outcome.text}
            ref={(input) => input?.select()}
            onFocus={(event) => event.target.select()}
          />
        </>
      )}
    </div>
  );
}

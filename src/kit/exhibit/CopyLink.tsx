// Copies the address of the exhibit's present state; where the clipboard is refused the address is shown to copy by hand.
// Not responsible for: what the address is (ExhibitLink.hrefFor).
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useText } from '../locale/locale.ts';
import styles from './ExhibitFrame.module.css';
import { FRAME_TEXT } from './frame.text.ts';
import { ToolButton } from './ToolButton.tsx';

export interface CopyLinkState {
  readonly outcome: { readonly kind: 'copied' | 'refused'; readonly href: string } | null;
  readonly copy: () => void;
}

/** `href` of the present state, made absolute against the page. What was said of an earlier one is taken back. */
export function useCopyLink(href: string): CopyLinkState {
  const [outcome, setOutcome] = useState<CopyLinkState['outcome']>(null);
  const absolute = new URL(href, document.baseURI).href;
  if (outcome !== null && outcome.href !== absolute) setOutcome(null);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(absolute);
      setOutcome({ kind: 'copied', href: absolute });
    } catch {
      setOutcome({ kind: 'refused', href: absolute });
    }
  }
  return { outcome, copy: () => void copy() };
}

export function CopyLinkButton({ state }: { readonly state: CopyLinkState }): ReactElement {
  const text = useText(FRAME_TEXT);
  return <ToolButton icon="link" label={text.copyLink} onClick={state.copy} />;
}

export function CopyLinkOutcome({ state }: { readonly state: CopyLinkState }): ReactElement {
  const text = useText(FRAME_TEXT);
  const id = useId();
  const { outcome } = state;
  return (
    <div className={styles['outcome']} data-print="hidden">
      <output>
        {outcome?.kind === 'copied' && text.linkCopied}
        {outcome?.kind === 'refused' && text.linkRefused}
      </output>
      {outcome?.kind === 'refused' && (
        <>
          <label className="visually-hidden" htmlFor={id}>
            {text.linkField}
          </label>
          <input
            id={id}
            className={styles['link']}
            readOnly
            value={outcome.href}
            ref={(field) => field?.select()}
            onFocus={(event) => event.target.select()}
          />
        </>
      )}
    </div>
  );
}

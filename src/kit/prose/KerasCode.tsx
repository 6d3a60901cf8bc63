// Generated Keras code with coloured tokens and a copy button. A line can be marked to go with a layer elsewhere.
// Not responsible for: generating it (nn/keras-code.ts).
import { useState } from 'react';
import type { ReactElement } from 'react';
import { codeText, type CodeLine } from '../../nn/keras-tokens.ts';
import { IconButton } from '../controls/Button.tsx';
import { useText } from '../locale/locale.ts';
import type { Localised } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import styles from './KerasCode.module.css';

export interface KerasCodeProps {
  readonly lines: readonly CodeLine[];
  /** Accessible name; "Keras code" where absent. */
  readonly label?: string;
  /** Node whose lines are marked. */
  readonly markedNode?: number | null;
}

const TEXT: Localised<{ label: string; copy: string; copied: string; refused: string }> = {
  zh: {
    label: 'Keras 代码',
    copy: '复制代码',
    copied: '代码已复制。',
    refused: '浏览器不允许自动复制，请选中代码手动复制。',
  },
  en: {
    label: 'Keras code',
    copy: 'Copy code',
    copied: 'Code copied.',
    refused: 'The browser did not allow copying. Select the code and copy it by hand.',
  },
};

export function KerasCode({ lines, label, markedNode = null }: KerasCodeProps): ReactElement {
  const text = useText(TEXT);
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(codeText(lines));
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }

  return (
    <div className={styles['code']} data-code="">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label ?? text.label} className={styles['scroll']}>
        <pre lang="en">
          <code>
            {lines.map(({ nodeIndex, tokens }, index) => (
              <span
                key={index}
                className={classes(styles['line'], nodeIndex !== null && nodeIndex === markedNode && styles['marked'])}
              >
                {tokens.map((token, place) => (
                  <span key={place} className={styles[token.kind]}>
                    {token.text}
                  </span>
                ))}
                {'\n'}
              </span>
            ))}
          </code>
        </pre>
      </section>
      <div className={styles['copy']} data-print="hidden">
        <IconButton icon={outcome === 'copied' ? 'check' : 'copy'} label={text.copy} onClick={() => void copy()} />
      </div>
      <output className={outcome === 'refused' ? styles['status'] : 'visually-hidden'}>
        {outcome === 'copied' && text.copied}
        {outcome === 'refused' && text.refused}
      </output>
    </div>
  );
}

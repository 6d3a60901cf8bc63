// Keras code on a plain page, its tokens coloured. Takes the place of kit/prose/KerasCode.tsx, which can copy it.
// Not responsible for: generating it (nn/keras-code.ts).
import type { ReactElement } from 'react';
import type { KerasCodeProps } from '../../../kit/prose/KerasCode.tsx';
import { useText } from '../../../kit/locale/locale.ts';
import { PLAIN_TEXT } from '../plain.text.ts';

export function KerasCode({ lines, label }: KerasCodeProps): ReactElement {
  const text = useText(PLAIN_TEXT);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={label ?? text.code}>
      <pre lang="en">
        <code>
          {lines.map(({ tokens }) => [
            ...tokens.map((token, place) =>
              token.kind === 'plain' ? (
                token.text
              ) : (
                <span key={place} className={`code-${token.kind}`}>
                  {token.text}
                </span>
              ),
            ),
            '\n',
          ])}
        </code>
      </pre>
    </section>
  );
}

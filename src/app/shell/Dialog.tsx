// A modal dialog on the browser's own element: focus stays inside, Escape and a click beside it close it.
// Not responsible for: what is in it.
import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { IconButton } from '../../kit/controls/Button.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { SHELL_TEXT } from './shell.text.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is rendered; focus returns to where it was when it closes. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const text = useText(SHELL_TEXT);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  const close = useEffectEvent(onClose);

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    if (!element.open) element.showModal();

    function onCancel(event: Event): void {
      event.preventDefault();
      close();
    }
    function onClick(event: Event): void {
      // The dialog itself is hit only where its content is not: on the backdrop.
      if (event.target === element) close();
    }
    element.addEventListener('cancel', onCancel);
    element.addEventListener('click', onClick);
    return () => {
      element.removeEventListener('cancel', onCancel);
      element.removeEventListener('click', onClick);
      element.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId} data-print="hidden">
      <div className={styles['sheet']}>
        <div className={styles['head']}>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
          <IconButton label={text.close} icon="close" onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}

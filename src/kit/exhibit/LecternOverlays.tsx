// What lies over the figure in the lectern view: a light at the pointer, the QR code, a blank screen. All are popovers,
// so that they cover a full-screen figure whatever it contains. Not responsible for: when they are shown (LecternTools.tsx).
import { useEffect, useRef, useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { Button } from '../controls/Button.tsx';
import { useLocale } from '../locale/locale.ts';
import { LECTERN_TEXT } from './lectern.text.ts';
import styles from './LecternOverlays.module.css';
import type { QrCode } from './qr.ts';

/** Shows an element on top of everything; where there are no popovers its fixed place must do. */
function useTopLayer<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const element = useRef<Kind>(null);
  useEffect(() => element.current?.showPopover?.(), []);
  return element;
}

/** A ring that follows the pointer. */
export function PointerLight(): ReactElement {
  const ring = useTopLayer<HTMLDivElement>();
  useEffect(() => {
    const onMove = (event: PointerEvent): void => {
      const element = ring.current;
      if (element === null) return;
      element.style.translate = `${event.clientX}px ${event.clientY}px`;
      element.style.visibility = 'visible';
    };
    document.addEventListener('pointermove', onMove);
    return () => document.removeEventListener('pointermove', onMove);
  }, [ring]);
  return <div ref={ring} popover="manual" className={styles['light']} data-pointer-light="" aria-hidden="true" />;
}

export function BlankScreen({ onClose }: { readonly onClose: () => void }): ReactElement {
  const text = LECTERN_TEXT[useLocale()];
  const cover = useTopLayer<HTMLButtonElement>();
  useEffect(() => cover.current?.focus({ preventScroll: true }), [cover]);
  return (
    <button ref={cover} type="button" popover="manual" className={styles['blank']} onClick={onClose}>
      <span className="visually-hidden">{text.unblank}</span>
    </button>
  );
}

type Made = { readonly kind: 'code'; readonly code: QrCode } | { readonly kind: 'too-long' | 'failed' };

export function QrSheet({ href, onClose }: { readonly href: string; readonly onClose: () => void }): ReactElement {
  const text = LECTERN_TEXT[useLocale()];
  const sheet = useTopLayer<HTMLElement>();
  const made = useQrCode(href);
  return (
    <section ref={sheet} popover="manual" className={styles['sheet']} aria-label={text.qr}>
      <p className={styles['scan']}>{text.scan}</p>
      {made?.kind === 'code' && (
        // Dark on white in both themes: many readers do not take the inverse.
        <svg
          className={styles['code']}
          viewBox={`0 0 ${made.code.size} ${made.code.size}`}
          role="img"
          aria-label={text.qrPicture}
          shapeRendering="crispEdges"
        >
          <rect width={made.code.size} height={made.code.size} fill="#fff" />
          <path d={made.code.path} fill="#000" />
        </svg>
      )}
      {made?.kind === 'too-long' && <p role="alert">{text.tooLong}</p>}
      {made?.kind === 'failed' && <p role="alert">{text.qrFailed}</p>}
      {isLocal(href) && <p className={styles['note']}>{text.onlyHere}</p>}
      <p className={styles['address']}>{href}</p>
      <Button onClick={onClose}>{text.close}</Button>
    </section>
  );
}

function useQrCode(href: string): Made | null {
  const [made, setMade] = useState<{ readonly href: string; readonly result: Made } | null>(null);
  useEffect(() => {
    let wanted = true;
    async function make(): Promise<Made> {
      try {
        const code = (await import('./qr.ts')).qrCode(href);
        return code === null ? { kind: 'too-long' } : { kind: 'code', code };
      } catch {
        return { kind: 'failed' };
      }
    }
    void make().then((result) => {
      if (wanted) setMade({ href, result });
    });
    return () => {
      wanted = false;
    };
  }, [href]);
  return made?.href === href ? made.result : null;
}

/** Whether an address leads back to the machine it is shown on. */
function isLocal(href: string): boolean {
  const { protocol, hostname } = new URL(href);
  return protocol === 'file:' || /^(localhost|.+\.localhost|127\..+|\[::1\])$/.test(hostname);
}

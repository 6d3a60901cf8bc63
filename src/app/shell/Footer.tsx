// The foot of every page: what stays on the device, and the pages without a place in the bar on small screens.
// Not responsible for: the pages themselves.
import { useStore } from 'zustand';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { formatRoute } from '../route.ts';
import { storageHealth } from '../stores/device-storage.ts';
import { SHELL_TEXT } from './shell.text.ts';
import styles from './Footer.module.css';

export function Footer() {
  const locale = useLocale();
  const text = useText(SHELL_TEXT);
  const refused = useStore(storageHealth, (health) => health.refused);
  return (
    <footer className={styles['footer']} data-print="hidden">
      <p>{text.privacy}</p>
      {refused && <p className={styles['warning']}>{text.storageRefused}</p>}
      <ul className={styles['links']}>
        <li>
          <a href={formatRoute({ kind: 'home', locale, at: 'map' })}>{text.courseMap}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'gallery', locale })}>{text.gallery}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'playground', locale, query: {} })}>{text.playground}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'glossary', locale, search: '' })}>{text.glossary}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'references', locale })}>{text.references}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'teach', locale })}>{text.teach}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'storage', locale })}>{text.storage}</a>
        </li>
        <li>
          <a href={formatRoute({ kind: 'licences', locale })}>{text.licences}</a>
        </li>
      </ul>
    </footer>
  );
}

// The thin bar on top of every page. Not responsible for: what its buttons do (App.tsx, compute/).
import type { ReactNode } from 'react';
import { Icon } from '../../kit/icons.tsx';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { formatRoute, type Route } from '../route.ts';
import { usePreferences } from '../stores/preferences.ts';
import { nextTheme } from '../theme/theme.ts';
import { SHELL_TEXT } from './shell.text.ts';
import styles from './Header.module.css';

const THEME_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const;

interface HeaderProps {
  readonly page: Route['kind'];
  readonly onSwitchLanguage: () => void;
  readonly onHelp: () => void;
  readonly onSearch: () => void;
  readonly badge: ReactNode;
}

export function Header({ page, onSwitchLanguage, onHelp, onSearch, badge }: HeaderProps) {
  const locale = useLocale();
  const text = useText(SHELL_TEXT);
  const theme = usePreferences((preferences) => preferences.theme);
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <header className={styles['header']} data-print="hidden">
      <a className={styles['brand']} href={formatRoute({ kind: 'home', locale, at: 'top' })}>
        <Mark />
        {text.brand}
      </a>
      <nav className={styles['nav']} aria-label={text.siteNavigation}>
        <a
          className={styles['link']}
          href={formatRoute({ kind: 'home', locale, at: 'map' })}
          aria-label={text.courseMap}
        >
          <span className={styles['narrowIcon']}>
            <Icon name="book" />
          </span>
          <span className={styles['word']}>{text.courseMap}</span>
        </a>
        <a
          className={styles['wideLink']}
          href={formatRoute({ kind: 'gallery', locale })}
          aria-current={page === 'gallery' ? 'page' : undefined}
        >
          {text.gallery}
        </a>
        <a
          className={styles['wideLink']}
          href={formatRoute({ kind: 'playground', locale, query: {} })}
          aria-current={page === 'playground' ? 'page' : undefined}
        >
          {text.playground}
        </a>
        <a
          className={styles['wideLink']}
          href={formatRoute({ kind: 'glossary', locale, search: '' })}
          aria-current={page === 'glossary' ? 'page' : undefined}
        >
          {text.glossary}
        </a>
        <a
          className={styles['wideLink']}
          href={formatRoute({ kind: 'progress', locale })}
          aria-current={page === 'progress' ? 'page' : undefined}
        >
          {text.progress}
        </a>
      </nav>
      <div className={styles['tools']}>
        <button
          type="button"
          className={styles['tool']}
          onClick={onSearch}
          aria-label={text.search}
          title={text.search}
          aria-keyshortcuts="/"
        >
          <Icon name="search" />
        </button>
        {badge}
        <button type="button" className={styles['language']} onClick={onSwitchLanguage} title={text.switchLanguage}>
          <span lang={LANGUAGE_TAGS[other]}>{text.otherLanguage}</span>
        </button>
        <button
          type="button"
          className={styles['tool']}
          onClick={() => usePreferences.setState({ theme: nextTheme(theme) })}
          aria-label={text.changeTheme(text.theme[theme])}
          title={text.changeTheme(text.theme[theme])}
        >
          <Icon name={THEME_ICONS[theme]} />
        </button>
        <button type="button" className={styles['tool']} onClick={onHelp} aria-label={text.help} title={text.help}>
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

/** The mark of the course: a window one stride along its grid. */
function Mark() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d="M2 2h16v16H2zM2 7.33h16M2 12.67h16M7.33 2v16M12.67 2v16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1"
        opacity="0.45"
      />
      <rect x="7.33" y="2" width="10.67" height="10.67" rx="0.8" className={styles['window']} />
    </svg>
  );
}

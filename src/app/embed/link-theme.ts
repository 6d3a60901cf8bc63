// The colours of an embedded exhibit: those its address asks for (`embed.html?theme=dark#…`), else the system's.
// Not responsible for: the theme a reader chose in the course (theme/theme.ts), which an embed leaves alone.

/** Null where the address asks for none, or for one that there isn't. */
export function linkTheme(search: string): 'light' | 'dark' | null {
  const asked = new URLSearchParams(search).get('theme');
  return asked === 'light' || asked === 'dark' ? asked : null;
}

/** Applies it and follows the system where the address leaves it open. */
export function applyLinkTheme(page: Window): void {
  const fixed = linkTheme(page.location.search);
  const system = page.matchMedia('(prefers-color-scheme: dark)');
  function apply(): void {
    page.document.documentElement.dataset['theme'] = fixed ?? (system.matches ? 'dark' : 'light');
  }
  apply();
  if (fixed === null) system.addEventListener('change', apply);
}

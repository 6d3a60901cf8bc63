// The title of the browser's tab. Not responsible for: headings on the page.
import { useEffect } from 'react';

/** `null` names the course only. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    document.title = title === null ? 'Stride' : `${title} · Stride`;
  }, [title]);
}

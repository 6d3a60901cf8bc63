// What an address leads to that is no page of the course, or one that is still to be written.
// Not responsible for: deciding which (route.ts, App.tsx).
import { useLocale, useText } from '../../kit/locale/locale.ts';
import { formatRoute } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { SHELL_TEXT } from '../shell/shell.text.ts';
import { ERROR_TEXT } from './errors.text.ts';
import { Message } from './Message.tsx';

export function NotFoundPage({ path }: { readonly path: string }) {
  const text = useText(ERROR_TEXT);
  usePageTitle(text.notFoundTitle);
  return (
    <Message title={text.notFoundTitle}>
      <p>{text.notFound(path)}</p>
      <WayOn />
    </Message>
  );
}

/** `title` names the lesson that is to come. */
export function PlannedPage({ title }: { readonly title: string }) {
  const text = useText(ERROR_TEXT);
  usePageTitle(title);
  return (
    <Message title={title}>
      <p>{text.planned}</p>
      <WayOn />
    </Message>
  );
}

function WayOn() {
  const locale = useLocale();
  const shell = useText(SHELL_TEXT);
  return (
    <p>
      <a href={formatRoute({ kind: 'home', locale, at: 'map' })}>{shell.courseMap}</a>
    </p>
  );
}

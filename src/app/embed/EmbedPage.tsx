// One exhibit of one lesson, alone on the page. Not responsible for: colours and size messages (main.tsx), what an
// address means (embed-link.ts).
import { useEffect, useLayoutEffect, useMemo, useSyncExternalStore, type ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import type { ExhibitLink } from '../../kit/exhibit/use-linked-state.ts';
import { LocaleContext, useText } from '../../kit/locale/locale.ts';
import { useExhibits, useLesson } from '../lesson/loading.ts';
import { LANGUAGE_TAGS, readerLocale } from '../locale/detect.ts';
import { formatRoute } from '../route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { embedHref, exhibitRoute, readEmbedLink, type EmbedWish } from './embed-link.ts';
import { EMBED_TEXT } from './embed.text.ts';
import styles from './EmbedPage.module.css';

/** The address as last followed. */
let opened = location.hash;

/** Told of a new address only when one is followed: what the exhibit itself writes is no news. */
function subscribe(listener: () => void): () => void {
  const onHashChange = (): void => {
    opened = location.hash;
    listener();
  };
  window.addEventListener('hashchange', onHashChange);
  return () => window.removeEventListener('hashchange', onHashChange);
}

export function EmbedPage(): ReactElement {
  const hash = useSyncExternalStore(subscribe, () => opened);
  const wish = useMemo(() => readEmbedLink(hash), [hash]);
  const locale = wish.locale ?? readerLocale(null, navigator.languages);

  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[locale];
  }, [locale]);
  useEffect(keepCourseLinksOutside, []);

  return (
    <LocaleContext value={locale}>
      <main className={styles['page']}>
        {wish.kind === 'problem' ? (
          <Problem sentence={EMBED_TEXT[locale].problem[wish.problem]} href={courseHref('#/')} />
        ) : (
          <Embedded key={`${wish.entry.slug} ${wish.exhibit}`} wish={wish} />
        )}
      </main>
    </LocaleContext>
  );
}

/** An address of the course proper, from one relative to it. */
function courseHref(hash: string): string {
  return new URL(`./${hash}`, location.href).href;
}

/** Links of exhibits lead into the course; inside the iframe they would lead to an embed that there isn't. */
function keepCourseLinksOutside(): () => void {
  function onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const hash = link?.getAttribute('href');
    if (hash === null || hash === undefined) return;
    event.preventDefault();
    window.open(courseHref(hash), '_blank', 'noopener');
  }
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

function Problem({ sentence, href }: { readonly sentence: string; readonly href: string }): ReactElement {
  const text = useText(EMBED_TEXT);
  return (
    <Notice kind="error">
      {sentence}{' '}
      <a href={href} target="_blank" rel="noopener">
        {text.course}
      </a>
    </Notice>
  );
}

function Embedded({ wish }: { readonly wish: Extract<EmbedWish, { readonly kind: 'exhibit' }> }): ReactElement {
  const { entry, exhibit: id, locale, query } = wish;
  const { slug } = entry;
  const text = useText(EMBED_TEXT);
  const lesson = useLesson(entry, locale, () => undefined);
  const exhibits = useExhibits(entry, true);
  const words = lesson.value?.text.exhibits[id];
  usePageTitle(words?.title ?? entry.title[locale]);

  const link = useMemo<ExhibitLink>(
    () => ({
      query,
      onChange: (next) => noteState(formatRoute(exhibitRoute(locale, slug, id, next))),
      hrefFor: (state) => courseHref(formatRoute(exhibitRoute(locale, slug, id, state))),
      embedHrefFor: (state) => embedHref(locale, slug, id, state),
    }),
    [query, locale, slug, id],
  );

  if (lesson.failed || exhibits.failed) {
    return (
      <Notice
        kind="error"
        actions={
          <Button
            kind="primary"
            onClick={() => {
              if (lesson.failed) lesson.retry();
              if (exhibits.failed) exhibits.retry();
            }}
          >
            {text.retry}
          </Button>
        }
      >
        {text.failed}
      </Notice>
    );
  }
  if (lesson.value === null || exhibits.value === null) return <output>{text.loading}</output>;
  const exhibit = exhibits.value.list.find((candidate) => candidate.id === id);
  if (exhibit === undefined || words === undefined) {
    const lessonHref = courseHref(formatRoute({ kind: 'lesson', locale, slug, place: { kind: 'top' } }));
    return <Problem sentence={text.unknownExhibit(id)} href={lessonHref} />;
  }
  const { lesson: whole, text: lessonText } = lesson.value;
  const section = whole.frame.sections.find((candidate) => candidate.exhibit === id);
  const sectionTitle = section === undefined ? '' : lessonText.sections[section.id]?.title;
  const { Frame } = exhibits.value;
  return (
    <>
      <h1 className="visually-hidden">{lessonText.title}</h1>
      <h2 className="visually-hidden">{sectionTitle}</h2>
      <Frame exhibit={exhibit} title={words.title} caption={words.caption} link={link} />
      <p className={styles['open']}>
        <a href={link.hrefFor(query)} target="_blank" rel="noopener">
          {text.open}
        </a>
      </p>
    </>
  );
}

/** The state goes into the iframe's own address, so that it survives a reload; nobody is told. */
function noteState(hash: string): void {
  try {
    history.replaceState(history.state, '', hash);
  } catch {
    // Browsers refuse more than about 100 writes in 10 seconds, and a sandboxed frame may refuse all.
  }
}

// The frame of a plain page, and the page as HTML text. Only the build writes these pages (scripts/plain-pages.mjs).
// Not responsible for: what stands in the frame.
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LOCALES, LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import { LANGUAGE_TAGS } from '../locale/detect.ts';
import { GLOSSARY_FILE, INDEX_FILE, plainPath, STYLE_FILE } from './paths.ts';
import { PLAIN_TEXT } from './plain.text.ts';

/** A file of the built site. */
export interface PlainPage {
  /** Relative to the course's folder. */
  readonly path: string;
  readonly html: string;
}

export interface PageParts {
  readonly locale: Locale;
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly main: ReactNode;
}

/** Nothing of it runs, and nothing is loaded but its style and its icon. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

export function pageOf({ locale, file, title, description, main }: PageParts): PlainPage {
  const languages = LOCALES.map(
    (each) => `<link rel="alternate" hreflang="${LANGUAGE_TAGS[each]}" href="../${plainPath(each, file)}">`,
  );
  const body = renderToStaticMarkup(
    <LocaleContext value={locale}>
      <Top locale={locale} file={file} />
      {main}
    </LocaleContext>,
  );
  const html = [
    '<!doctype html>',
    `<html lang="${LANGUAGE_TAGS[locale]}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    ...languages,
    '<link rel="icon" type="image/svg+xml" href="../favicon.svg">',
    `<link rel="stylesheet" href="../${STYLE_FILE}">`,
    '</head>',
    `<body>${body}</body>`,
    '</html>',
    '',
  ].join('\n');
  return { path: plainPath(locale, file), html };
}

function Top({ locale, file }: { readonly locale: Locale; readonly file: string }) {
  const text = PLAIN_TEXT[locale];
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <nav aria-label={text.navigation} className="top">
      <a href={INDEX_FILE}>Stride</a>
      <a href={GLOSSARY_FILE}>{text.glossary}</a>
      <a href={`../${plainPath(other, file)}`} lang={LANGUAGE_TAGS[other]} hrefLang={LANGUAGE_TAGS[other]}>
        {text.otherLanguage}
      </a>
    </nav>
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

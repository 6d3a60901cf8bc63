// The HTML that shows an exhibit inside another page. Not responsible for: the address in it (the app's ExhibitLink).

/** `href` absolute; `heightPx` what the exhibit takes now, for pages that do not listen to size messages. */
export function embedCode(href: string, title: string, heightPx: number): string {
  const attributes = [
    `src="${escapeAttribute(href)}"`,
    `title="${escapeAttribute(title)}"`,
    `width="100%"`,
    `height="${Math.ceil(heightPx)}"`,
    `style="border:0"`,
    `loading="lazy"`,
    `allow="fullscreen; clipboard-write; camera"`,
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

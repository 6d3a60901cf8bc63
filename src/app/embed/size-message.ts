// Tells the page around an iframe how high the exhibit is: `{ type: 'stride:size', height }` in CSS pixels, a public
// contract (docs/embedding.md). Not responsible for: what the other page makes of it.

export interface SizeMessage {
  readonly type: 'stride:size';
  readonly height: number;
}

/**
 * Posts the height of `content` to the parent at first and whenever it changes. Says nothing outside an iframe, nor
 * in the lectern view, which fills the window and has no height of its own. Returns what ends it.
 *
 * The message goes to any origin (`*`): an embed cannot know where it stands, and a height is no secret.
 */
export function announceSize(page: Window & typeof globalThis, content: Element): () => void {
  const { parent } = page;
  if (parent === page) return () => undefined;
  let told = 0;
  const observer = new page.ResizeObserver(() => {
    if (page.document.documentElement.hasAttribute('data-lectern')) return;
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    const message: SizeMessage = { type: 'stride:size', height };
    parent.postMessage(message, '*');
  });
  observer.observe(content);
  return () => observer.disconnect();
}

// Which section of a lesson the reader is in, by what is in the upper part of the window.
// Not responsible for: remembering what was read (the page does) or scrolling.
import { useEffect, useEffectEvent, useState } from 'react';
import { sectionElement } from '../place.ts';

/** `ids` in the order of the page. Null until a section has come into view. */
export function useCurrentSection(
  article: { readonly current: HTMLElement | null },
  ids: readonly string[],
  onRead: (section: string) => void,
): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  const read = useEffectEvent(onRead);
  const key = ids.join(' ');

  useEffect(() => {
    const root = article.current;
    if (root === null || key === '') return undefined;
    const inBand = new Set<string>();
    const order = key.split(' ');
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = target instanceof HTMLElement ? target.dataset['section'] : undefined;
          if (id === undefined) continue;
          if (isIntersecting) inBand.add(id);
          else inBand.delete(id);
        }
        const first = order.find((id) => inBand.has(id));
        if (first === undefined) return;
        setCurrent(first);
        read(first);
      },
      { rootMargin: '-15% 0px -65% 0px' },
    );
    for (const id of order) {
      const element = sectionElement(root, id);
      if (element !== null) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [article, key]);

  return current;
}

// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedCode } from './embed-code.ts';

test('an HTML parser reads back exactly the address and the title, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
      fc.string(),
      (href, title) => {
        const host = document.createElement('div');
        host.innerHTML = embedCode(href, title, 412.2);
        expect(host.childNodes).toHaveLength(1);
        const frame = host.firstElementChild;
        expect(frame?.tagName).toBe('IFRAME');
        expect(frame?.getAttribute('src')).toBe(href);
        expect(frame?.getAttribute('title')).toBe(title);
        expect(frame?.getAttribute('height')).toBe('413');
      },
    ),
  );
});

// A reader with a keyboard and nothing else: where the focus is, that it can be seen and is not trapped, and what a key
// press changed in a figure. Not responsible for: which way is walked (course/walk.spec.ts).
import { expect, type Page } from '@playwright/test';

export interface Stop {
  /** Unique to the element, for the length of the walk. */
  readonly id: number;
  readonly tag: string;
  /** `type` of an input, or its role. */
  readonly kind: string;
  readonly name: string;
  readonly href: string | null;
  readonly exhibit: string | null;
  readonly section: string | null;
  /** The question it belongs to, counted from 0. */
  readonly question: number | null;
  /** An outline around the element, or around the label or cell that stands for it. */
  readonly visible: boolean;
}

declare global {
  interface Window {
    /** The elements that have had the focus, each with a number of its own; kept in the page that is walked. */
    walked?: Map<Element, number>;
  }
}

/** What has the focus; null when it is on no element of the page. */
export async function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    window.walked ??= new Map();
    const id = window.walked.get(element) ?? window.walked.size;
    window.walked.set(element, id);
    const isOutlined = (one: Element | null): boolean => {
      if (one === null) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      const isClear = outlineColor === 'transparent' || outlineColor.endsWith(', 0)');
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !isClear;
    };
    const box = element.getBoundingClientRect();
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    const namer = element.getAttribute('aria-labelledby')?.split(' ')[0];
    const named = namer === undefined ? undefined : document.getElementById(namer)?.textContent;
    const item = element.closest('[data-section="quiz"] ol > li');
    const list = item?.parentElement ? [...item.parentElement.children] : [];
    return {
      id,
      tag: element.tagName,
      kind: element.getAttribute('role') ?? element.getAttribute('type') ?? '',
      name: (element.getAttribute('aria-label') ?? named ?? label?.textContent ?? element.textContent ?? '').trim(),
      href: element.getAttribute('href'),
      exhibit: element.closest('[data-exhibit]')?.getAttribute('data-exhibit') ?? null,
      section: element.closest('[data-section]')?.getAttribute('data-section') ?? null,
      question: item === null ? null : list.indexOf(item),
      visible:
        (isOutlined(element) || isOutlined(element.closest('label'))) &&
        box.bottom > 0 &&
        box.top < innerHeight &&
        (box.width > 0 || label !== undefined),
    };
  });
}

/** The next stop of the Tab key. Fails where the focus cannot be seen or does not move. */
export async function tab(page: Page, before: Stop | null, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop> {
  await page.keyboard.press(key);
  const stop = await focused(page);
  if (stop === null) throw new Error(`${key} after ${before?.name ?? 'the beginning'} leads out of the page`);
  expect(stop.visible, `the focus is visible on ${stop.tag} “${stop.name}”`).toBe(true);
  expect(stop.id, `${key} leads away from “${stop.name}”`).not.toBe(before?.id);
  return stop;
}

/** Presses Tab until a stop is wanted; the stops on the way are handed to `onWay`. */
export async function tabTo(
  page: Page,
  isWanted: (stop: Stop) => boolean,
  {
    from = null,
    key = 'Tab' as 'Tab' | 'Shift+Tab',
    most = 120,
  }: {
    readonly from?: Stop | null;
    readonly key?: 'Tab' | 'Shift+Tab';
    readonly most?: number;
  } = {},
): Promise<Stop> {
  let stop = from;
  for (let presses = 0; presses < most; presses += 1) {
    stop = await tab(page, stop, key);
    if (isWanted(stop)) return stop;
  }
  throw new Error(`not reached by ${most} presses of ${key}; the last stop was “${stop?.name ?? ''}”`);
}

/**
 * The controls of a figure that can be used and never had the focus. Of a radio group one is enough, and of a button
 * that was taken away and put back its earlier self.
 */
export async function neverFocused(page: Page, exhibit: string): Promise<readonly string[]> {
  return page.locator(`[data-exhibit="${exhibit}"]`).evaluate((root) => {
    const nameOf = (one: Element): string => `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent}`;
    const met = [...(window.walked?.keys() ?? [])];
    const gone = new Set(met.filter((one) => !one.isConnected).map(nameOf));
    const groups = new Set(met.flatMap((one) => (one instanceof HTMLInputElement ? [one.name] : [])));
    const controls = root.querySelectorAll<HTMLElement>('input, select, textarea, button, summary, [tabindex="0"]');
    return [...controls]
      .filter((one) => !one.matches(':disabled, [aria-disabled="true"]') && one.getClientRects().length > 0)
      .filter((one) => !met.includes(one) && !gone.has(nameOf(one)))
      .filter((one) => !(one instanceof HTMLInputElement && one.type === 'radio' && groups.has(one.name)))
      .map(nameOf);
  });
}

export interface Figure {
  /** The figure in words. */
  readonly words: string;
  /** Everything it says and every state of its controls. */
  readonly face: string;
}

export async function figure(page: Page, exhibit: string): Promise<Figure> {
  return page.locator(`[data-exhibit="${exhibit}"]`).evaluate((root) => {
    const states = [...root.querySelectorAll('input, select, textarea, details, [aria-expanded], [aria-pressed]')].map(
      (element) =>
        [
          'value' in element ? String(element.value) : '',
          'checked' in element ? String(element.checked) : '',
          'open' in element ? String(element.open) : '',
          element.getAttribute('aria-expanded'),
          element.getAttribute('aria-pressed'),
        ].join(),
    );
    return {
      words: root.querySelector('[data-describe]')?.textContent ?? '',
      face: `${root.textContent} ${states.join()} ${document.fullscreenElement === null}`,
    };
  });
}

/** Presses the key and waits until the figure, or its words, are other ones. False when they stay. */
export async function pressAndSee(
  page: Page,
  exhibit: string,
  key: string,
  part: keyof Figure,
  patienceMs = 1500,
): Promise<boolean> {
  const { [part]: before } = await figure(page, exhibit);
  await page.keyboard.press(key);
  try {
    await expect
      .poll(async () => (await figure(page, exhibit))[part], { timeout: patienceMs, intervals: [20, 50, 100] })
      .not.toBe(before);
    return true;
  } catch {
    return false;
  }
}

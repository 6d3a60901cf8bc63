// The accessibility tree of a page in the order in which a screen reader walks it, and what is wrong with it.
// Not responsible for: which page is open (course/walk.spec.ts), or what axe finds (fixtures.ts).
import type { Page } from '@playwright/test';

export interface TreeNode {
  readonly role: string;
  readonly name: string;
  /** Of a heading, from 1. */
  readonly level: number | null;
  readonly isLive: boolean;
  readonly isFocusable: boolean;
}

const INTERACTIVE = new Set([
  'application',
  'button',
  'checkbox',
  'combobox',
  'DisclosureTriangle',
  'grid',
  'gridcell',
  'link',
  'listbox',
  'menuitem',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
]);

/** May hold the focus without being operated: places that one is taken to, and regions that scroll. */
const PLACES = new Set(['RootWebArea', 'main', 'heading', 'region', 'paragraph', 'article', 'group', 'dialog']);

const PICTURES = new Set(['image', 'img', 'Canvas', 'graphics-document', 'math']);

/** What a screen reader meets, from the top of the page to its end. */
export async function readTree(page: Page): Promise<readonly TreeNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walked: TreeNode[] = [];
  function walk(id: string): void {
    const node = byId.get(id);
    if (node === undefined) return;
    if (!node.ignored) {
      const property = (name: string): unknown => node.properties?.find((one) => one.name === name)?.value.value;
      const level = property('level');
      walked.push({
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? '').trim(),
        level: node.role?.value === 'heading' && typeof level === 'number' ? level : null,
        isLive: property('live') === 'polite' || property('live') === 'assertive',
        isFocusable: property('focusable') === true,
      });
    }
    for (const child of node.childIds ?? []) walk(child);
  }
  const [root] = nodes;
  if (root !== undefined) walk(root.nodeId);
  return walked;
}

function countOf(tree: readonly TreeNode[], role: string): number {
  return tree.filter((node) => node.role === role).length;
}

/** One banner, one main part, one footer, ways through the page that can be told apart. */
export function landmarkFaults(tree: readonly TreeNode[]): readonly string[] {
  const faults = ['banner', 'main', 'contentinfo'].flatMap((role) =>
    countOf(tree, role) === 1 ? [] : [`${countOf(tree, role)} times ${role}`],
  );
  const ways = tree.filter(({ role }) => role === 'navigation').map(({ name }) => name);
  if (ways.length === 0 || ways.includes('')) faults.push('navigation without a name');
  if (new Set(ways).size < ways.length) faults.push(`navigation of the same name: ${ways.join(', ')}`);
  for (const { role, name } of tree) if (role === 'region' && name === '') faults.push('region without a name');
  return faults;
}

/** The first heading is the only one of level 1; none is more than one level below the one before. */
export function headingFaults(tree: readonly TreeNode[]): readonly string[] {
  const headings = tree.filter(({ role }) => role === 'heading');
  const faults = headings[0]?.level === 1 ? [] : ['the first heading is not of level 1'];
  headings.forEach(({ level, name }, i) => {
    const before = headings[i - 1]?.level ?? 0;
    if (name === '') faults.push('empty heading');
    if (level === null || level > before + 1) faults.push(`“${name}” of level ${level} after level ${before}`);
    if (i > 0 && level === 1) faults.push(`another heading of level 1: “${name}”`);
  });
  return faults;
}

/** Everything that can be operated has a role and a name; every picture has words. */
export function nameFaults(tree: readonly TreeNode[]): readonly string[] {
  return tree.flatMap(({ role, name, isFocusable }) => {
    if (INTERACTIVE.has(role) && name === '') return [`${role} without a name`];
    if (PICTURES.has(role) && name === '') return [`${role} without words`];
    if (isFocusable && !INTERACTIVE.has(role) && !PLACES.has(role)) return [`focus on a ${role} “${name}”`];
    return [];
  });
}

const HAN = /\p{Script=Han}/u;
/** Four words of English in a row; code and names of layers are shorter, or have signs in them. */
const ENGLISH_SENTENCE = /\b[A-Za-z]+(?: [A-Za-z]+){3,}/;

/** Names in another language than the page's. The button that changes the language is named in the other one. */
export function languageFaults(tree: readonly TreeNode[], locale: 'zh' | 'en'): readonly string[] {
  const named = tree.filter(({ role, name }) => name !== '' && role !== 'RootWebArea' && !role.endsWith('TextBox'));
  const foreign = named.filter(({ role, name }) => {
    if (role === 'StaticText') return false;
    if (locale === 'en') return HAN.test(name) && name !== '中文';
    return !HAN.test(name) && ENGLISH_SENTENCE.test(name);
  });
  return foreign.map(({ role, name }) => `${role} “${name}”`);
}

/** Pictures that the tree does not show because nothing names them: neither hidden on purpose nor part of a named one. */
export async function silentPictures(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('canvas, img, svg, video')]
      .filter((picture) => picture.getClientRects().length > 0)
      .filter((picture) => picture.closest('[aria-hidden="true"]') === null)
      .filter((picture) => !(picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? ''))
      .filter((picture) => picture.getAttribute('aria-labelledby') === null && picture.querySelector('title') === null)
      .map((picture) => picture.outerHTML.slice(0, 120)),
  );
}

/** Places whose result changes and that have no live region to say it: figures and questions, by what they are. */
export async function silentResults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const live = 'output, [role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]';
    const places = [
      ...document.querySelectorAll('[data-exhibit], [data-section="quiz"], [data-section="quiz"] ol > li'),
    ];
    return places
      .filter((place) => place.querySelector(live) === null)
      .map((place) => place.textContent?.slice(0, 80) ?? '');
  });
}

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNavigation, type Navigation } from './navigation.ts';

let navigation: Navigation;

function follow(hash: string): void {
  // What a browser does for a click on a link: the address first, the event after it.
  history.pushState(null, '', hash);
  window.dispatchEvent(new Event('hashchange'));
}

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '#/en/mlp?exhibit=losses&p=0.2');
  navigation = createNavigation(window);
});

afterEach(() => navigation.stop());

describe('navigation', () => {
  it('starts with the address of the page', () => {
    expect(navigation.current()).toMatchObject({
      visit: 0,
      route: { kind: 'lesson', slug: 'mlp', place: { kind: 'exhibit', exhibit: 'losses', query: { p: '0.2' } } },
      mark: null,
    });
  });

  it('tells of a followed link, each time as a new visit', () => {
    let told = 0;
    navigation.subscribe(() => (told += 1));
    follow('#/zh/glossary');
    expect(navigation.current()).toMatchObject({ visit: 1, route: { kind: 'glossary', locale: 'zh' } });
    follow('#/zh/glossary');
    expect(navigation.current().visit).toBe(2);
    expect(told).toBe(2);
  });

  it('writes the state of an exhibit into the address without telling anybody', () => {
    let told = 0;
    navigation.subscribe(() => (told += 1));
    const before = navigation.current();
    const entries = history.length;
    navigation.noteExhibit('dropout', { rate: '0.5' });
    expect(location.hash).toBe('#/en/mlp?exhibit=dropout&rate=0.5');
    expect(navigation.current()).toBe(before);
    expect(told).toBe(0);
    expect(history.length).toBe(entries);
  });

  it('does not write over a link that was followed but not yet announced', () => {
    history.pushState(null, '', '#/en/gallery');
    navigation.noteExhibit('losses', { p: '0.9' });
    expect(location.hash).toBe('#/en/gallery');
    window.dispatchEvent(new Event('hashchange'));
    expect(navigation.current().route.kind).toBe('gallery');
    navigation.noteExhibit('losses', { p: '0.9' });
    expect(location.hash).toBe('#/en/gallery');
  });

  it('switches the language in place: same visit, same link query, the exhibit state of the moment in the address', () => {
    const before = navigation.current();
    navigation.noteExhibit('losses', { p: '0.7' });
    const entries = history.length;
    navigation.switchLocale('zh');
    const after = navigation.current();
    expect(location.hash).toBe('#/zh/mlp?exhibit=losses&p=0.7');
    expect(history.length).toBe(entries);
    expect(after.visit).toBe(before.visit);
    expect(after.route).toEqual({ ...before.route, locale: 'zh' });
    if (after.route.kind !== 'lesson' || before.route.kind !== 'lesson') throw new Error('not a lesson');
    expect(after.route.place).toBe(before.route.place);
  });

  it('goes home from an unknown page when the language is switched', () => {
    follow('#/en/a/b/c');
    navigation.switchLocale('zh');
    expect(navigation.current().route).toEqual({ kind: 'home', locale: 'zh', at: 'top' });
    expect(location.hash).toBe('#/zh');
  });

  it('adds an entry to the history for a new page, none for a redirection', () => {
    const entries = history.length;
    navigation.open({ kind: 'gallery', locale: 'en' });
    expect(history.length).toBe(entries + 1);
    expect(navigation.current().visit).toBe(1);
    navigation.redirect({ kind: 'home', locale: 'en', at: 'top' });
    expect(history.length).toBe(entries + 1);
    expect(location.hash).toBe('#/en');
    expect(navigation.current()).toMatchObject({ visit: 1, route: { kind: 'home' } });
  });

  it('remembers where the reader was in an entry of the history', () => {
    window.scrollTo(0, 480);
    const state: unknown = history.state;
    const { hash } = location;
    navigation.open({ kind: 'gallery', locale: 'en' });
    expect(navigation.current().mark).toBeNull();
    window.scrollTo(0, 0);
    // Back: the browser puts the old entry's state and address there and announces it.
    history.replaceState(state, '', hash);
    window.dispatchEvent(new Event('hashchange'));
    expect(navigation.current()).toMatchObject({ route: { kind: 'lesson' }, mark: { scrollY: 480 } });
  });

  it('finds the scroll position again after a reload', () => {
    window.scrollTo(0, 320);
    window.dispatchEvent(new Event('pagehide'));
    navigation.stop();
    navigation = createNavigation(window);
    expect(navigation.current().mark?.scrollY).toBe(320);
  });

  it.each(['{"a":1}', 'null', '[', '7'])('lives with a storage that holds nonsense: %s', (stored) => {
    navigation.stop();
    sessionStorage.setItem('stride.scroll', stored);
    navigation = createNavigation(window);
    expect(navigation.current().mark).toBeNull();
  });
});

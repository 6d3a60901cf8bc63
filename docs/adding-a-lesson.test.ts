// Keeps the recipe true: its files are written out as they stand, type-checked like any lesson, and their exhibit held
// to the contract.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { AnyExhibit } from '../src/kit/exhibit/exhibit.ts';
import type { AnyLesson } from '../src/kit/lesson/lesson.ts';
import { plainQuestion } from '../src/kit/quiz/plain-question.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COPY = join(ROOT, 'node_modules/.cache/recipe');

const recipe = readFileSync(join(ROOT, 'docs/adding-a-lesson.md'), 'utf8');
const files = [...recipe.matchAll(/^```tsx? file=(\S+)\n([\s\S]*?)^```/gm)].map(([, path = '', content = '']) => ({
  path,
  content,
}));

beforeAll(() => {
  rmSync(COPY, { recursive: true, force: true });
  mkdirSync(join(COPY, 'src'), { recursive: true });
  for (const layer of ['nn', 'kit', 'engine']) symlinkSync(join(ROOT, 'src', layer), join(COPY, 'src', layer), 'dir');
  for (const { path, content } of files) {
    mkdirSync(dirname(join(COPY, path)), { recursive: true });
    writeFileSync(join(COPY, path), content);
  }
  writeFileSync(
    join(COPY, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.base.json'),
      compilerOptions: {
        composite: false,
        emitDeclarationOnly: false,
        noEmit: true,
        lib: ['es2023', 'dom', 'dom.iterable'],
        // For style sheets as modules; the cache folder has no node_modules of its own to find it in.
        types: [join(ROOT, 'node_modules/vite/client.d.ts')],
      },
      include: ['src/lessons/**/*'],
    }),
  );
});

test('the recipe has the files of a whole lesson', () => {
  expect(files.map(({ path }) => path.split('/').at(-1)).toSorted()).toEqual(
    [
      'ZerosView.tsx',
      'exhibits.ts',
      'frame.ts',
      'lesson.ts',
      'quiz.en.ts',
      'quiz.ts',
      'quiz.zh.ts',
      'text.en.tsx',
      'text.zh.tsx',
      'zeros.ts',
    ].toSorted(),
  );
});

test('its files compile under the rules of the house', () => {
  const { stdout, status } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', COPY], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test('its lesson loads in both languages and its exhibit keeps the contract', async () => {
  // The recipe's files exist only now, so their types are the contract's.
  const module: unknown = await import(/* @vite-ignore */ join(COPY, 'src/lessons/99-padding/lesson.ts'));
  const { lesson } = module as { readonly lesson: AnyLesson };
  for (const locale of ['zh', 'en'] as const) {
    const text = await lesson.loadText(locale);
    for (const { id } of lesson.frame.sections) expect(text.sections[id]?.title).toBeTruthy();
    const words = await lesson.loadQuizText(locale);
    const questions = await lesson.loadQuestions();
    for (const question of questions) {
      const { ask, answer, explanation } = plainQuestion(question, words[question.id] ?? { ask: '' }, 1, locale);
      for (const said of [ask, answer, explanation]) expect(said).not.toMatch(/^$|undefined/);
    }
    // The table names the kinds that there are, the recipe those that need the most words.
    expect(questions.map(({ kind }) => kind)).toEqual(['numeric', 'placing', 'picture']);
    for (const { kind } of questions) expect(recipe).toContain(`| \`${kind}\` |`);
  }
  const exhibits = await lesson.loadExhibits();
  expect(exhibits.map(({ id }) => id)).toEqual(['zeros']);
  for (const exhibit of exhibits) checkContract(exhibit);
});

function checkContract(exhibit: AnyExhibit): void {
  exhibit.open((typed) => {
    for (const { state } of typed.steps) {
      expect(typed.decode(typed.encode(state))).toEqual({ kind: 'ok', state });
      for (const locale of ['zh', 'en'] as const) {
        expect(typed.describe(typed.present(state, typed.initialSession), locale)).toMatch(/\d/);
      }
    }
    expect(typed.decode({ kernel: 'none' }).kind).toBe('problem');
  });
}

// Why a file was not opened, in a sentence. Not responsible for: reading it (read-files.ts).
import type { Locale } from '../../../../kit/locale/locale.ts';
import { kerasPlace, kerasProblemSentence } from '../../../../kit/sentences/keras-parser.ts';
import { MOST_LAYERS } from '../designer.ts';
import { designerText } from '../designer.text.ts';
import { filesText } from './files.text.ts';
import { modelProblemSentence } from './model-problem.text.ts';
import type { ReadFile } from './read-file.ts';

export function readProblemSentence(read: Exclude<ReadFile, { readonly kind: 'ok' }>, locale: Locale): string {
  const words = filesText[locale];
  const keeping = (sentence: string): string => `${sentence}${locale === 'zh' ? '' : ' '}${words.kept}`;
  switch (read.kind) {
    case 'problem':
      return keeping(words.problems[read.code]);
    case 'model-problem':
      return keeping(modelProblemSentence(read.problem, locale));
    case 'code-problem': {
      const { read: code } = read;
      if (code.kind === 'too-many') return designerText[locale].tooManyLayers(MOST_LAYERS);
      return designerText[locale].place(kerasPlace(code, locale), kerasProblemSentence(code, locale));
    }
    default:
      return read satisfies never;
  }
}

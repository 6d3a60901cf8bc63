// A figure on a plain page: its caption, what it shows at first in words, its key states as links into the course.
// Not responsible for: working out the words (lesson-content.ts).
import type { ReactElement } from 'react';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import type { FigureInWords } from './lesson-content.ts';
import { courseHref } from './paths.ts';
import { PLAIN_TEXT } from './plain.text.ts';

interface PlainFigureProps {
  readonly slug: string;
  readonly figure: FigureInWords;
  readonly title: string;
  readonly caption: string;
}

export function PlainFigure({ slug, figure, title, caption }: PlainFigureProps): ReactElement {
  const locale = useLocale();
  const text = useText(PLAIN_TEXT);
  const { id, description, steps } = figure;
  const hrefOf = (query: FigureInWords['steps'][number]['query']): string =>
    courseHref({ kind: 'lesson', locale, slug, place: { kind: 'exhibit', exhibit: id, query } });
  return (
    <figure id={`exhibit-${id}`} className="prose">
      <h3>
        {text.figure}
        {locale === 'zh' ? '：' : ': '}
        {title}
      </h3>
      <p>{caption}</p>
      <p>
        <strong>{text.shown}</strong>
      </p>
      <p data-describe={id}>{description}</p>
      <details>
        <summary>{text.steps}</summary>
        <ol>
          {steps.map((step) => (
            <li key={step.id}>
              <a href={hrefOf(step.query)}>{step.title}</a>
              <br />
              {step.note}
            </li>
          ))}
        </ol>
      </details>
      <p>
        <a href={hrefOf({})}>{text.openFigure(title)}</a>
      </p>
    </figure>
  );
}

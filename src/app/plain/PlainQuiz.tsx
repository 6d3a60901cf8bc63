// The quiz of a lesson on a plain page: questions with their numbers drawn, answers and explanations folded away.
// Not responsible for: grading (kit/quiz).
import type { ReactElement, ReactNode } from 'react';
import { formatList, formatNumber, formatSignificant } from '../../kit/locale/format.ts';
import { useLocale, useText } from '../../kit/locale/locale.ts';
import type { PlainQuestionText } from '../../kit/lesson/lesson.ts';
import { shuffled } from '../../kit/quiz/answers.ts';
import { worded, type CellPicture, type Question } from '../../kit/quiz/question.ts';
import { QUIZ_TEXT } from '../../kit/quiz/quiz.text.ts';
import type { LessonContent } from './lesson-content.ts';
import { courseHref } from './paths.ts';
import { PLAIN_TEXT } from './plain.text.ts';

/** The numbers of a printed question: the same in both languages and in every build. */
const SEED = 1;
/** Of an answer that is no whole number. */
const DIGITS = 6;

export function PlainQuiz({ content }: { readonly content: LessonContent }): ReactElement {
  const words = useText(QUIZ_TEXT);
  return (
    <section id="quiz" aria-labelledby="section-quiz">
      <h2 id="section-quiz">{words.title}</h2>
      <ol>
        {content.questions.map((question) => {
          const text = content.quizText[question.id];
          return (
            <li key={question.id} data-question={question.id}>
              {text !== undefined && <QuestionInWords question={question} text={text} content={content} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface QuestionProps {
  readonly question: Question;
  readonly text: PlainQuestionText;
  readonly content: LessonContent;
}

function QuestionInWords({ question, text, content }: QuestionProps): ReactElement {
  switch (question.kind) {
    case 'choice':
      return <Choice question={question} text={text} />;
    case 'numeric':
      return <Numeric question={question} text={text} />;
    case 'ordering':
      return <Ordering question={question} text={text} />;
    case 'placing':
      return <Placing question={question} text={text} />;
    case 'picture':
      return <PictureQuestionInWords question={question} text={text} />;
    case 'goal':
      return <Goal question={question} text={text} content={content} />;
    default:
      return question satisfies never;
  }
}

interface Of<Kind extends Question['kind']> {
  readonly question: Extract<Question, { readonly kind: Kind }>;
  readonly text: PlainQuestionText;
}

function Choice({ question, text }: Of<'choice'>): ReactElement {
  const { options = {} } = text;
  const inAnswer = [question.correct, ...question.options.filter((id) => id !== question.correct)];
  return (
    <>
      <p>{worded(text.ask, {})}</p>
      <ul>
        {question.options.map((id) => (
          <li key={id}>{options[id]?.label}</li>
        ))}
      </ul>
      <Answer>
        <ul>
          {inAnswer.map((id) => (
            <li key={id}>
              {id === question.correct ? <strong>{options[id]?.label}</strong> : options[id]?.label}
              <br />
              {options[id]?.why}
            </li>
          ))}
        </ul>
      </Answer>
    </>
  );
}

function Numeric({ question, text }: Of<'numeric'>): ReactElement {
  const locale = useLocale();
  const { values, answer } = question.generate(SEED);
  return (
    <>
      <p>{worded(text.ask, values)}</p>
      <Answer>
        <p>
          <strong>
            {Number.isInteger(answer) ? formatNumber(answer, locale) : formatSignificant(answer, locale, DIGITS)}{' '}
            {text.unit}
          </strong>
        </p>
        <p>{text.solution?.(values, answer)}</p>
      </Answer>
    </>
  );
}

function Ordering({ question, text }: Of<'ordering'>): ReactElement {
  const items = (order: readonly string[]): ReactElement[] =>
    order.map((item) => <li key={item}>{text.items?.[item]?.label}</li>);
  return (
    <>
      <p>{worded(text.ask, {})}</p>
      <ul>{items(shuffled(question.order, SEED))}</ul>
      <Answer>
        <ol>{items(question.order)}</ol>
        <p>{worded(text.done ?? '', {})}</p>
      </Answer>
    </>
  );
}

function Placing({ question, text }: Of<'placing'>): ReactElement {
  const locale = useLocale();
  const values = question.draw?.(SEED) ?? {};
  const labelOf = (id: string): string => worded(text.labels?.[id]?.label ?? id, values);
  const placeOf = (id: string): string => worded(text.places?.[id] ?? id, values);
  return (
    <>
      <p>{worded(text.ask, values)}</p>
      <ul>
        {question.places.map(({ id }) => (
          <li key={id}>{placeOf(id)}</li>
        ))}
      </ul>
      <p>{formatList(shuffled(question.labels, SEED).map(labelOf), locale)}</p>
      <Answer>
        <dl>
          {question.places.map(({ id, label }) => (
            <div key={id}>
              <dt>{placeOf(id)}</dt>
              <dd>{labelOf(label)}</dd>
            </div>
          ))}
        </dl>
        <p>{worded(text.done ?? '', values)}</p>
      </Answer>
    </>
  );
}

function PictureQuestionInWords({ question, text }: Of<'picture'>): ReactElement {
  const { values, picture, beside, correct } = question.generate(SEED);
  const name = worded(text.picture ?? '', values);
  return (
    <>
      <p>{worded(text.ask, values)}</p>
      {beside !== undefined && <Cells picture={beside} name={worded(text.beside ?? '', values)} />}
      <Cells picture={picture} name={name} />
      <Answer>
        <Cells picture={{ ...picture, marked: correct }} name={name} />
        <p>{worded(text.done ?? '', values)}</p>
      </Answer>
    </>
  );
}

/** A picture as a table; its marked cells carry a sign that needs no colour. */
function Cells({ picture, name }: { readonly picture: CellPicture; readonly name: string }): ReactElement {
  const { height, width, numbers = [], marked = [] } = picture;
  return (
    <table className="cells">
      <caption>{name}</caption>
      <tbody>
        {Array.from({ length: height }, (_, row) => (
          <tr key={row}>
            {Array.from({ length: width }, (_cell, column) => {
              const at = row * width + column;
              return marked.includes(at) ? (
                <td key={column} className="marked">
                  {numbers[at]} ●
                </td>
              ) : (
                <td key={column}>{numbers[at] ?? '·'}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Goal({ question, text, content }: Of<'goal'> & { readonly content: LessonContent }): ReactElement {
  const locale = useLocale();
  const words = useText(QUIZ_TEXT);
  const plain = useText(PLAIN_TEXT);
  const title = content.text.exhibits[question.exhibit]?.title ?? question.exhibit;
  const { slug } = content.entry;
  const place = { kind: 'exhibit', exhibit: question.exhibit, query: {} } as const;
  return (
    <>
      <p>{worded(text.ask, {})}</p>
      <p>
        <a href={courseHref({ kind: 'lesson', locale, slug, place })}>{plain.goal(title)}</a>
      </p>
      <details>
        <summary>{words.hint}</summary>
        <p>{text.hint}</p>
        <p>{worded(text.done ?? '', {})}</p>
      </details>
    </>
  );
}

function Answer({ children }: { readonly children: ReactNode }): ReactElement {
  const text = useText(PLAIN_TEXT);
  return (
    <details>
      <summary>{text.answer}</summary>
      {children}
    </details>
  );
}

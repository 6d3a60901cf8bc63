// An experiment on a plain page: its question and what to do, to be answered on paper. Takes the place of
// kit/prose/ExperimentNote.tsx. Not responsible for: keeping answers.
import { useId, type ReactElement } from 'react';
import { useText } from '../../../kit/locale/locale.ts';
import type { ExperimentNoteProps } from '../../../kit/prose/ExperimentNote.tsx';
import { PLAIN_TEXT } from '../plain.text.ts';

export function ExperimentNote({ question, run }: ExperimentNoteProps): ReactElement {
  const text = useText(PLAIN_TEXT);
  const id = useId();
  return (
    <section className="note" aria-labelledby={`${id} ${id}-question`}>
      <h3 id={id}>{text.experiment}</h3>
      <p id={`${id}-question`}>
        <strong>{question}</strong>
      </p>
      <p>{run}</p>
    </section>
  );
}

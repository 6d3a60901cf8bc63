// The checkpoints of the run as a slider: the network of the lesson goes back to the weights of that moment, and every
// figure with it. Not responsible for: keeping checkpoints (the engine).
import type { ReactElement } from 'react';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Subject.module.css';
import { subjectText } from './subject.text.ts';
import type { Subject } from './use-subject.ts';

export function Timeline({ subject }: { readonly subject: Subject }): ReactElement | null {
  const locale = useLocale();
  const words = subjectText[locale];
  const { snapshot, viewed, phase } = subject;
  const marks = snapshot?.checkpoints ?? [];
  // What a training that broke left behind lies beyond its last checkpoint.
  const stops = phase === 'broken' ? marks.length + 1 : marks.length;
  if (stops < 2 || phase === 'training') return null;
  const at = viewed === null ? stops - 1 : marks.findIndex(({ step }) => step === viewed);
  const sayAt = (index: number): string => {
    const found = marks[index];
    return found === undefined ? words.brokeAt(subject.step) : words.timelineAt(found.step, found.epoch);
  };
  return (
    <div className={styles['timeline']}>
      <Slider
        label={words.timeline}
        value={Math.max(0, at)}
        min={0}
        max={stops - 1}
        integer
        valueText={sayAt}
        onChange={(index) => subject.view(index === stops - 1 ? null : (marks[index]?.step ?? null))}
        hint={
          viewed === null && phase !== 'broken'
            ? `${sayAt(at)}${locale === 'zh' ? '，' : ', '}${words.newest}`
            : sayAt(at)
        }
      />
    </div>
  );
}

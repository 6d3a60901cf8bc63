// The frame every exhibit gets without code of its own: title, undo, reset, link, lectern view, description, error boundary.
// Not responsible for: routes (the app gives an ExhibitLink) or what the exhibit shows.
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { Notice } from '../controls/Notice.tsx';
import { useLocale } from '../locale/locale.ts';
import { classes } from '../style/classes.ts';
import { CopyOutcome, useCopy } from './Copy.tsx';
import { embedCode } from './embed-code.ts';
import { ExhibitBoundary } from './ExhibitBoundary.tsx';
import styles from './ExhibitFrame.module.css';
import { ExhibitStage } from './ExhibitStage.tsx';
import { LecternSteps } from './LecternSteps.tsx';
import { LecternTools } from './LecternTools.tsx';
import { ToolButton } from './ToolButton.tsx';
import type { AnyExhibit, Exhibit } from './exhibit.ts';
import { FRAME_TEXT } from './frame.text.ts';
import { queryKey } from './history.ts';
import { useLectern } from './use-lectern.ts';
import { useLinkedState } from './use-linked-state.ts';
import type { ExhibitLink } from './use-linked-state.ts';
import { useUndoKeys } from './use-undo-keys.ts';

export interface ExhibitFrameProps {
  readonly exhibit: AnyExhibit;
  readonly title: string;
  readonly caption: string;
  readonly link: ExhibitLink;
  /** Opens in the lectern view at once (links for lecturers). */
  readonly lectern?: boolean;
}

export function ExhibitFrame({ exhibit, ...rest }: ExhibitFrameProps): ReactElement {
  return exhibit.open<ReactElement>((typed) => <TypedFrame key={exhibit.id} exhibit={typed} {...rest} />);
}

interface TypedFrameProps<State, Action, Session, Model> extends Omit<ExhibitFrameProps, 'exhibit'> {
  readonly exhibit: Exhibit<State, Action, Session, Model>;
}

function TypedFrame<State, Action, Session, Model>(
  props: TypedFrameProps<State, Action, Session, Model>,
): ReactElement {
  const { exhibit, title, caption, link, lectern: startInLectern = false } = props;
  const locale = useLocale();
  const text = FRAME_TEXT[locale];
  const root = useRef<HTMLElement>(null);
  const titleId = useId();
  const { history, dispatch, problem, dismissProblem } = useLinkedState(exhibit, link);
  const state = history.present;
  const lectern = useLectern(root, startInLectern);
  const [step, setStep] = useState<number | null>(null);
  const query = exhibit.encode(state);
  const href = absolute(link.hrefFor(query));
  const copyLink = useCopy(href);
  const embedHref = absolute(link.embedHrefFor?.(query) ?? '');
  const copyEmbed = useCopy(embedHref, () => embedCode(embedHref, title, heightOf(root.current)));

  function reset(): void {
    setStep(null);
    dispatch({ kind: 'jump', state: exhibit.initial });
  }

  function jumpTo(index: number): void {
    const target = exhibit.steps[index];
    if (!target) return;
    setStep(index);
    dispatch({ kind: 'jump', state: target.state });
  }

  useUndoKeys(root, (kind) => dispatch({ kind }));

  return (
    <section
      ref={root}
      data-exhibit={exhibit.id}
      className={classes(styles['frame'], lectern.on && styles['lectern'])}
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <header className={styles['head']}>
        <h3 id={titleId} className={styles['title']}>
          {title}
        </h3>
        <fieldset className={styles['tools']} aria-label={text.tools} data-print="hidden">
          <ToolButton
            icon="undo"
            label={text.undo}
            bare
            disabled={history.past.length === 0}
            onClick={() => dispatch({ kind: 'undo' })}
          />
          <ToolButton
            icon="redo"
            label={text.redo}
            bare
            disabled={history.future.length === 0}
            onClick={() => dispatch({ kind: 'redo' })}
          />
          <ToolButton icon="reset" label={text.reset} disabled={Object.is(state, exhibit.initial)} onClick={reset} />
          <ToolButton icon="link" label={text.copyLink} onClick={copyLink.copy} />
          {link.embedHrefFor && !lectern.on && (
            <ToolButton icon="embed" label={text.copyEmbed} onClick={copyEmbed.copy} />
          )}
          {lectern.on ? (
            <ToolButton icon="close" label={text.leaveLectern} onClick={lectern.leave} />
          ) : (
            <ToolButton icon="lectern" label={text.lectern} onClick={lectern.enter} />
          )}
        </fieldset>
      </header>
      <CopyOutcome state={copyLink} copied={text.linkCopied} refused={text.copyRefused} field={text.linkField} />
      <CopyOutcome state={copyEmbed} copied={text.embedCopied} refused={text.copyRefused} field={text.embedField} />
      {lectern.on && <LecternTools href={href} />}
      {problem && (
        <Notice kind="error" actions={<Button onClick={dismissProblem}>{text.dismiss}</Button>}>
          {problem[locale]}
        </Notice>
      )}
      <div className={styles['body']}>
        <div
          className={styles['stage']}
          onPointerUp={() => dispatch({ kind: 'seal' })}
          onFocus={() => dispatch({ kind: 'seal' })}
        >
          <ExhibitBoundary resetKey={queryKey(query)} onReset={reset}>
            <ExhibitStage
              exhibit={exhibit}
              state={state}
              dispatch={(action) => dispatch({ kind: 'act', action })}
              caption={caption}
              titleId={titleId}
            />
          </ExhibitBoundary>
        </div>
        {lectern.on && exhibit.steps.length > 0 && (
          <LecternSteps steps={exhibit.steps} current={step} onJump={jumpTo} />
        )}
      </div>
    </section>
  );
}

/** Addresses of the app may be relative to the page. */
function absolute(href: string): string {
  return new URL(href, document.baseURI).href;
}

/** What the figure takes on the page now, with the margin and the line of an embed's own page around it. */
function heightOf(element: HTMLElement | null): number {
  return (element?.getBoundingClientRect().height ?? 0) + EMBED_MARGIN_PX;
}

const EMBED_MARGIN_PX = 60;

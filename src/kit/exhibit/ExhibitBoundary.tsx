// Catches what an exhibit throws while drawing, so that one broken figure never blanks the page.
// Not responsible for: errors of the engine (the exhibit shows those itself with a sentence).
import { Component, Fragment } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { Notice } from '../controls/Notice.tsx';
import { useText } from '../locale/locale.ts';
import { FRAME_TEXT } from './frame.text.ts';

export interface ExhibitBoundaryProps {
  /** When this changes (undo, reset, another link) a failed exhibit is tried again. */
  readonly resetKey: string;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
  readonly attempt: number;
}

function Broken(props: {
  readonly error: Error;
  readonly onRetry: () => void;
  readonly onReset: () => void;
}): ReactElement {
  const text = useText(FRAME_TEXT);
  return (
    <Notice
      kind="error"
      title={text.brokenTitle}
      actions={
        <>
          <Button onClick={props.onRetry}>{text.retry}</Button>
          <Button onClick={props.onReset}>{text.reset}</Button>
        </>
      }
    >
      <p>{text.brokenBody}</p>
      <details>
        <summary>{text.details}</summary>
        <code>{String(props.error)}</code>
      </details>
    </Notice>
  );
}

export class ExhibitBoundary extends Component<ExhibitBoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, attempt: 0 };

  static getDerivedStateFromError(thrown: unknown): Pick<BoundaryState, 'error'> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidUpdate(previous: ExhibitBoundaryProps): void {
    if (this.state.error !== null && previous.resetKey !== this.props.resetKey) this.retry();
  }

  readonly retry = (): void => this.setState(({ attempt }) => ({ error: null, attempt: attempt + 1 }));

  override render(): ReactNode {
    const { error, attempt } = this.state;
    if (error === null) return <Fragment key={attempt}>{this.props.children}</Fragment>;
    return (
      <Broken
        error={error}
        onRetry={this.retry}
        onReset={() => {
          this.props.onReset();
          this.retry();
        }}
      />
    );
  }
}

// Catches what a page throws while it is drawn, so that the bar on top and the way home stay.
// Not responsible for: exhibits (each has its own boundary) or errors outside of drawing (BackgroundFailure.tsx).
import { Component, type ReactNode } from 'react';
import { LocaleContext, type Locale } from '../../kit/locale/locale.ts';
import { formatRoute } from '../route.ts';
import { ERROR_TEXT } from './errors.text.ts';
import { failureDetails, isLoadFailure } from './failures.ts';
import { Message } from './Message.tsx';

interface PageBoundaryProps {
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly failure: { readonly error: unknown } | null;
}

/** Give it a `key` that changes with the page: another page then starts without the old error. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  static override contextType = LocaleContext;
  declare context: Locale;

  override state: PageBoundaryState = { failure: null };

  static getDerivedStateFromError(error: unknown): PageBoundaryState {
    return { failure: { error } };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const text = ERROR_TEXT[this.context];
    const unreachable = isLoadFailure(failure.error);
    return (
      <Message title={text.brokenTitle} role="alert">
        <p>{unreachable ? text.unreachable : text.broken}</p>
        <p>
          <button type="button" onClick={() => window.location.reload()}>
            {unreachable ? text.retry : text.reload}
          </button>{' '}
          <a href={formatRoute({ kind: 'home', locale: this.context, at: 'top' })}>{text.home}</a>
        </p>
        <details>
          <summary>{text.details}</summary>
          <pre>{failureDetails(failure.error)}</pre>
        </details>
      </Message>
    );
  }
}

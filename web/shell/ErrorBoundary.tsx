import { Component, type ReactNode } from 'react';
import { Blank } from '../parts/Blank.tsx';
import { words } from '../words.ts';

/** A fault in one place says so and offers the way out, instead of an empty page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page-blank">
        <Blank icon="warn" title={words.shell.broke} lead={words.shell.brokeLead} alert>
          <button type="button" className="btn btn-main" onClick={() => location.reload()}>
            {words.shell.reload}
          </button>
        </Blank>
      </main>
    );
  }
}

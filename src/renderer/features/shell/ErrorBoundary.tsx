/** Catches a page or panel that failed to draw: says so and offers to draw it again; the rest of the program goes on. */
import { Component, type ReactNode } from 'react';
import { currentWords } from '../../state/settings.ts';
import { Button, Empty } from '../../ui/controls.tsx';

interface State {
  readonly failure: Error | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(failure: Error): State {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    const { t } = currentWords();
    return (
      <Empty>
        <p>
          {t('shell.crashed')}: {failure.message}
        </p>
        <Button onClick={() => this.setState({ failure: null })}>{t('shell.reload')}</Button>
      </Empty>
    );
  }
}

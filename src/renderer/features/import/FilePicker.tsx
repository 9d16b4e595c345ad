/** A button that chooses a file, in the reader's language: the browser's own would speak the browser's. */
import { useRef } from 'react';
import { Button } from '../../ui/controls.tsx';
import css from './import.module.css';

interface FilePickerProps {
  readonly label: string;
  readonly accept: string;
  readonly testId: string;
  readonly primary?: boolean;
  readonly onPick: (file: File) => void;
}

export function FilePicker({ label, accept, testId, primary = false, onPick }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        className={css.hiddenInput}
        data-testid={testId}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const picked = event.target.files?.[0];
          event.target.value = '';
          if (picked) onPick(picked);
        }}
      />
      <Button
        look={primary ? 'primary' : 'plain'}
        testId={`${testId}-button`}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </span>
  );
}

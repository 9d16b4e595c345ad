/** Dialogs: modal window, side drawer, form, and the question that destructive actions ask once. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import X from 'lucide-react/icons/x';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Button, classes, IconButton } from './controls.tsx';
import css from './dialogs.module.css';

/**
 * Where the focus goes when a dialog closes: back to what opened it, or to the page itself when nothing had it. The page
 * is focused by hand: the library would take its first control instead, and single keys would then be typed into it.
 */
export function useFinalFocus(): () => HTMLElement | boolean {
  const [opener] = useState(() => document.activeElement);
  return () => {
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) return opener;
    setTimeout(() => document.getElementById('page')?.focus());
    return false;
  };
}

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly shape?: 'normal' | 'wide' | 'full' | 'drawer';
  readonly actions?: ReactNode;
  readonly testId?: string;
  readonly children: ReactNode;
}

export function Dialog(props: DialogProps) {
  const finalFocus = useFinalFocus();
  const { shape: kind = 'normal' } = props;
  const shape = kind === 'normal' ? undefined : css[kind];
  return (
    <Base.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className={css.backdrop} />
        <Base.Popup className={classes(css.popup, shape)} finalFocus={finalFocus} data-testid={props.testId}>
          <div className={css.head}>
            <Base.Title className={css.title}>{props.title}</Base.Title>
            <IconButton label={props.closeLabel} onClick={props.onClose}>
              <X size={16} />
            </IconButton>
          </div>
          {/* A drawer may be longer than the screen and hold nothing to focus: it is scrolled by keys then. */}
          <div className={css.body} tabIndex={props.shape === 'drawer' ? 0 : undefined}>
            {props.children}
          </div>
          {props.actions && <div className={css.actions}>{props.actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface FormDialogProps extends Omit<DialogProps, 'actions' | 'shape' | 'testId'> {
  readonly wide?: boolean;
  readonly testId: string;
  /** What the form is about, above its fields. */
  readonly text: string;
  readonly submit: string;
  readonly submitId: string;
  readonly disabled: boolean;
  readonly onSubmit: () => void;
  /** What came of it, below the fields. */
  readonly result?: ReactNode;
}

/** A dialog with a few fields and one thing to do with them; Enter does it. */
export function FormDialog(props: FormDialogProps) {
  const { wide, text, submit, submitId, disabled, onSubmit, result, children, ...dialog } = props;
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled) onSubmit();
  };
  return (
    <Dialog
      {...dialog}
      shape={wide ? 'wide' : 'normal'}
      actions={
        <Button look="primary" type="submit" form={id} disabled={disabled} testId={submitId}>
          {submit}
        </Button>
      }
    >
      <p className={css.text}>{text}</p>
      <form id={id} className={css.form} onSubmit={send}>
        {children}
      </form>
      <div className={css.result}>{result}</div>
    </Dialog>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly testId?: string;
  /** What there is to choose before confirming. */
  readonly children?: ReactNode;
}

/** Asks once. Escape and the first button keep everything as it is. */
export function Confirm(props: ConfirmProps) {
  const finalFocus = useFinalFocus();
  const confirm = () => {
    props.onConfirm();
    props.onClose();
  };
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && props.onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={css.backdrop} />
        <AlertDialog.Popup className={css.popup} finalFocus={finalFocus} data-testid={props.testId}>
          <div className={css.head}>
            <AlertDialog.Title className={css.title}>{props.title}</AlertDialog.Title>
          </div>
          <div className={css.body}>
            <AlertDialog.Description>{props.text}</AlertDialog.Description>
            {props.children}
          </div>
          <div className={css.actions}>
            <Button onClick={props.onClose}>{props.cancel}</Button>
            <Button look="danger" testId="confirm" onClick={confirm}>
              {props.confirm}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

export { css as dialogCss };

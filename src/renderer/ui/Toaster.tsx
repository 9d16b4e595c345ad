/** Shows the toasts of a manager, newest at the bottom, at most a few at once. */
import { Toast } from '@base-ui/react/toast';
import X from 'lucide-react/icons/x';
import { Button, IconButton } from './controls.tsx';
import css from './dialogs.module.css';

type Manager = ReturnType<typeof Toast.createToastManager>;

function Toasts({ closeLabel }: { readonly closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={css.toast} data-testid="toast">
      <Toast.Content className={css.toastContent}>
        <div className={css.toastText}>
          <Toast.Title className={css.toastTitle} />
          <Toast.Description className={css.toastDescription} />
          {toast.actionProps && <Toast.Action render={<Button small testId="toast-action" />} />}
        </div>
        <Toast.Close render={<IconButton small label={closeLabel} />}>
          <X size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

export function Toaster(props: {
  readonly manager: Manager;
  readonly label: string;
  readonly closeLabel: string;
}) {
  return (
    <Toast.Provider toastManager={props.manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className={css.viewport} aria-label={props.label}>
          <Toasts closeLabel={props.closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

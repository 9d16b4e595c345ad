/** The dialogs that change the account: cash, currency, rate, what a company did to its shares, the terms. */
import { closeDialog, type AccountChange } from '../../../state/ui.ts';
import { ConvertDialog } from './ConvertDialog.tsx';
import { CorporateDialog } from './CorporateDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { RateDialog } from './RateDialog.tsx';
import { TermsDialog } from './TermsDialog.tsx';

export function ChangeDialog({ change }: { readonly change: AccountChange }) {
  switch (change) {
    case 'move':
      return <MoveDialog onClose={closeDialog} />;
    case 'convert':
      return <ConvertDialog onClose={closeDialog} />;
    case 'rate':
      return <RateDialog onClose={closeDialog} />;
    case 'corporate-action':
      return <CorporateDialog onClose={closeDialog} />;
    case 'terms':
      return <TermsDialog onClose={closeDialog} />;
  }
}

/** The names of the ledger's accounts in words. */
import type { Words } from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';

const POSITION = 'position:';

export function ledgerAccountText({ t, find }: Words, account: string): string {
  if (account.startsWith(POSITION)) {
    const id = account.slice(POSITION.length);
    return t('ledgerAccounts.position', { symbol: instrumentOf(id)?.symbol ?? id });
  }
  return find(`ledgerAccounts.${account}`) ?? account;
}

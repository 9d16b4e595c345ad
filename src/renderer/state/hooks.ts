/** Hooks that join stores for the screens: number formats, row height, why trading is not possible. */
import { useMemo } from 'react';
import type { Instrument } from '#core/model/instrument.ts';
import { numberFormat } from '../ui/format.ts';
import { tradingBlock, useSession } from './session.ts';
import { useSettings, useWords } from './settings.ts';

export function useFormat(instrument?: Instrument) {
  const locale = useSettings((state) => state.locale);
  return useMemo(() => numberFormat(locale, instrument), [locale, instrument]);
}

export const useRowHeight = (): number => useSettings((state) => (state.density === 'compact' ? 24 : 28));

/** The reason trading is not possible, in words; null when it is. */
export function useTradingBlock(): string | null {
  const { t } = useWords();
  const block = useSession((state) => tradingBlock(state));
  switch (block) {
    case null:
      return null;
    case 'offline':
      return t('ticket.offline');
    case 'damaged':
      return t('shell.damageDenied');
    case 'halted':
      return t('denials.TRADING_HALTED');
    case 'no-account':
      return t('denials.ACCOUNT_NOT_OPEN');
  }
}

/** The reason nothing may be written at all, in words; null when it may. A halt still lets orders be cancelled. */
export function useWriteBlock(): string | null {
  const { t } = useWords();
  const block = useSession((state) => tradingBlock(state));
  if (block === 'offline') return t('ticket.offline');
  return block === 'damaged' ? t('shell.damageDenied') : null;
}

/** What the exchange takes, Tapedeck holds and nobody can do, for the symbol in its present phase. */
import { useEffect, useMemo, useState } from 'react';
import type { Support, SupportRow, SupportView } from '#contract/market-views.ts';
import type { OrderType, TimeInForce } from '#core/model/order.ts';
import type { Translate } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useQuote } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';

/** Asked again when the phase changes; null until the first answer. */
export function useSupport(instrumentId: string): SupportView | null {
  const [view, setView] = useState<SupportView | null>(null);
  const phase = useQuote(instrumentId)?.phase;
  const connection = useSession((state) => state.connection);
  useEffect(() => {
    if (connection !== 'open' || instrumentId === '') return;
    let wanted = true;
    call('instruments.support', { instrumentId })
      .then((answer) => wanted && setView(answer))
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [instrumentId, phase, connection]);
  return view;
}

export interface Offers {
  /** Why a pair is refused now, in words; null when it is not. */
  readonly refusal: (type: OrderType, time: TimeInForce) => string | null;
  readonly row: (type: OrderType, time: TimeInForce) => SupportRow | undefined;
}

/** Until the engine has answered nothing is ruled out: the preview will say. */
export function useOffers(view: SupportView | null, t: Translate): Offers {
  return useMemo(() => {
    const rows = new Map(view?.rows.map((row) => [`${row.type} ${row.timeInForce}`, row]));
    const row = (type: OrderType, time: TimeInForce) => rows.get(`${type} ${time}`);
    const refusal = (type: OrderType, time: TimeInForce): string | null => {
      const support = row(type, time)?.support;
      return support?.kind === 'refused' ? t(`values.${support.reason}`) : null;
    };
    return { refusal, row };
  }, [view, t]);
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "Held by Tapedeck until its trigger; reaches the exchange in another form" */
export function supportText(t: Translate, support: Support): string {
  switch (support.kind) {
    case 'native':
      return t('holds.native');
    case 'held':
      return sentence([support.by, ...support.also].map((each) => t(`holds.${each}`)).join('; '));
    case 'refused':
      return sentence(t(`values.${support.reason}`));
  }
}

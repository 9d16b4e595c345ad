/**
 * Events as written long ago, read as today's. An upcaster takes a payload of version N to N+1; stored rows are never
 * rewritten. The current version of a kind is one more than the newest upcaster's.
 */
import { PLAIN_TERMS, type Account } from '#core/model/account.ts';
import type { EventKind, JournalEvent } from '#core/model/events.ts';
import type { Rule } from '#core/model/rules.ts';
import { usdVnd } from '#core/units/fx-rate.ts';
import { formatDecimal } from '#core/units/decimal.ts';

export type Payload = Readonly<Record<string, unknown>>;
export interface Upcaster {
  readonly kind: EventKind;
  readonly from: number;
  readonly upcast: (payload: Payload) => Payload;
}

interface OldLimits {
  readonly maxOrderQuantity: number | null;
  readonly maxOrderNotional: { readonly VND: number | null; readonly USD: number | null };
  readonly maxPositionQuantity: number | null;
  readonly duplicateWindowMs: number;
}

/** Four fixed limits became a list of rules. */
function rulesOf({ limits, ...rest }: Payload): Payload {
  const { maxOrderQuantity, maxOrderNotional, maxPositionQuantity, duplicateWindowMs } = limits as OldLimits;
  const all = { enabled: true, severity: 'deny', scope: { kind: 'workspace' } } as const;
  const dollars = maxOrderNotional.USD === null ? '' : formatDecimal(maxOrderNotional.USD, 4);
  const rules: Rule[] = [];
  if (maxOrderQuantity !== null)
    rules.push({ ...all, id: 'max-quantity', rule: 'max-quantity', limit: maxOrderQuantity });
  if (maxOrderNotional.VND !== null) {
    const limit = { amount: String(maxOrderNotional.VND), currency: 'VND' } as const;
    rules.push({ ...all, id: 'max-notional-vnd', rule: 'max-notional', limit });
  }
  if (dollars !== '') {
    const limit = { amount: dollars, currency: 'USD' } as const;
    rules.push({ ...all, id: 'max-notional-usd', rule: 'max-notional', limit });
  }
  if (maxPositionQuantity !== null)
    rules.push({ ...all, id: 'position-quantity', rule: 'position-quantity', limit: maxPositionQuantity });
  if (duplicateWindowMs > 0)
    rules.push({ ...all, id: 'duplicate', rule: 'duplicate', windowMs: duplicateWindowMs });
  return { ...rest, rules };
}

export const UPCASTERS: readonly Upcaster[] = [
  { kind: 'stream-opened', from: 1, upcast: rulesOf },
  { kind: 'limits-changed', from: 1, upcast: rulesOf },
  {
    kind: 'trading-halted',
    from: 1,
    upcast: (payload) => ({ ...payload, cause: { by: 'user' }, until: null }),
  },
  { kind: 'trading-resumed', from: 1, upcast: (payload) => ({ ...payload, by: 'user' }) },
  // Accounts did not say how they keep their books: at average cost, netted, settled at once.
  {
    kind: 'account-opened',
    from: 1,
    upcast: (payload) => ({
      ...payload,
      // As the opening offers it.
      fxRate: usdVnd(26_000_000_000),
      account: { terms: PLAIN_TERMS, ...(payload['account'] as Omit<Account, 'terms'>) },
    }),
  },
];

export function currentVersion(kind: EventKind, upcasters: readonly Upcaster[] = UPCASTERS): number {
  return upcasters.reduce(
    (version, upcaster) => (upcaster.kind === kind ? Math.max(version, upcaster.from + 1) : version),
    1,
  );
}

export function readEvent(
  kind: EventKind,
  version: number,
  json: string,
  upcasters: readonly Upcaster[] = UPCASTERS,
): JournalEvent {
  let payload = JSON.parse(json) as Payload;
  for (let at = version; at < currentVersion(kind, upcasters); at += 1) {
    const upcaster = upcasters.find((candidate) => candidate.kind === kind && candidate.from === at);
    if (!upcaster) throw new Error(`no upcaster for ${kind} version ${at}`);
    payload = upcaster.upcast(payload);
  }
  return { kind, ...payload } as unknown as JournalEvent;
}

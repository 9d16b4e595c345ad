/**
 * Events as written long ago, read as today's. An upcaster takes a payload of version N to N+1; stored rows are never
 * rewritten. The current version of a kind is one more than the newest upcaster's.
 */
import { PLAIN_TERMS, type Account } from '#core/model/account.ts';
import type { EventKind, JournalEvent } from '#core/model/events.ts';

export type Payload = Readonly<Record<string, unknown>>;
export interface Upcaster {
  readonly kind: EventKind;
  readonly from: number;
  readonly upcast: (payload: Payload) => Payload;
}

export const UPCASTERS: readonly Upcaster[] = [
  // Accounts did not say how they keep their books: at average cost, netted, settled at once.
  {
    kind: 'account-opened',
    from: 1,
    upcast: (payload) => ({
      ...payload,
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

/** The calls about an account's books. Spread into the one list of calls. */
import { z } from 'zod';
import type { Trade } from '#core/ledger/trades.ts';
import type { CommandOutcome } from './outcome.ts';
import type {
  AccountView,
  EquityCurveView,
  LotView,
  PostingEntry,
  TrialBalanceView,
} from './ledger-views.ts';
import { accountTerms, call, commandId, instrumentId, integer, none } from './shapes.ts';

const { costBasis, positionMode, settlement, margin, interest, marking } = accountTerms.shape;
/** What is not said stays as it is. */
const changedTerms = z
  .object({
    costBasis: costBasis.removeDefault().optional(),
    positionMode: positionMode.removeDefault().optional(),
    settlement: settlement.removeDefault().optional(),
    margin: margin.removeDefault().optional(),
    interest: interest.removeDefault().optional(),
    marking: marking.removeDefault().optional(),
  })
  .strict();

const limit = z.number().int().min(1).max(5000);

export const ledgerCalls = {
  /** Null while there is no account. */
  'account.show': call<AccountView | null>()(none),
  /** Another cost basis counts from here on; netting and hedging change only while nothing is held. */
  'account.setTerms': call<CommandOutcome>()(z.object({ commandId, terms: changedTerms }).strict()),
  /** The opening's equity, that of the end of each day, and now. */
  'account.equityCurve': call<EquityCurveView>()(none),
  /** Lots held, of one instrument or all, in order of opening. */
  'ledger.lots': call<readonly LotView[]>()(z.object({ instrumentId: instrumentId.nullable() }).strict()),
  'ledger.trialBalance': call<TrialBalanceView>()(none),
  /** Entries with their legs, newest first; only those that touch an account of the ledger where one is named. */
  'ledger.postings': call<readonly PostingEntry[]>()(
    z
      .object({
        account: z.string().min(1).max(80).nullable(),
        /** Only entries before this one: the next page. */
        before: integer.nullable(),
        limit,
      })
      .strict(),
  ),
  /** Entry to exit, flat to flat or by lot: those that run first, then the newest. */
  'trades.list': call<readonly Trade[]>()(
    z
      .object({
        kind: z.enum(['flat', 'lot']),
        state: z.enum(['all', 'open', 'closed']).default('all'),
        limit,
      })
      .strict(),
  ),
} as const;

/** Order sheets: parse, preview, commit. */
import { AppFailure } from '#contract/errors.ts';
import { listBaskets } from '#store/projections/queries.ts';
import { runOnce, type Handlers } from '../context.ts';

export const sheetCalls: Handlers<'sheets.parse' | 'sheets.preview' | 'sheets.commit'> = {
  'sheets.parse': ({ intake }, { bytes, fileName }) => intake.sheet(bytes, fileName),
  'sheets.preview': async ({ intake, desk, runtime }, { bytes, fileName }) => {
    if (!runtime.world.state.account) throw new AppFailure('NO_ACCOUNT');
    return desk.preview(bytes, fileName, await intake.sheet(bytes.slice(), fileName));
  },
  'sheets.commit': (context, { commandId, fileHash, rows, name }) => {
    const { runtime, desk } = context;
    const outcome = runOnce(context, commandId, () => {
      const sorted = [...new Set(rows)].sort((a, b) => a - b);
      const chosen = desk.orders(fileHash, sorted);
      if (!chosen) throw new AppFailure('SHEET_EXPIRED');
      return runtime.run({ kind: 'commit-basket', name, fileHash, ...chosen }, commandId);
    });
    const basketId = outcome.orders[0]?.basketId;
    const basket = listBaskets(runtime.store.db, runtime.stream).find(
      (candidate) => candidate.basketId === basketId,
    );
    return { ...outcome, basket: basket ?? null };
  },
};

/** `ledger.run`: books a case's fills and tells the ledger's figures. Touches no account. */
import { runFills, type CaseFigures, type FillsCase } from '#core/ledger/cases/fills.ts';
import type { CostBasis } from '#core/ledger/lots.ts';
import { toDecimal, type Fraction } from '#core/units/fraction.ts';
import { AppFailure } from '#contract/errors.ts';
import { ledgerCase, type LedgerFigures, type LedgerRun } from '#contract/ledger-case.ts';
import type { Handlers } from '../context.ts';
import { parsedJson, refuseFile } from '../json-file.ts';

const METHODS: Readonly<Record<string, CostBasis>> = {
  FIFO: 'fifo',
  LIFO: 'lifo',
  AVG: 'average',
  AVERAGE: 'average',
  HIFO: 'highest-cost',
};

const text = (value: Fraction): string => toDecimal(value);
const maybe = (value: Fraction | null): string | null => value && toDecimal(value);

const told = (figures: CaseFigures): LedgerFigures => ({
  position: text(figures.position),
  averageCost: maybe(figures.averageCost),
  cash: text(figures.cash),
  realisedGross: text(figures.realisedGross),
  realisedNet: text(figures.realisedNet),
  fees: text(figures.fees),
  lots: figures.lots.map(({ quantity, cost }) => ({ quantity: text(quantity), cost: text(cost) })),
});

function decoded(fileName: string, bytes: Uint8Array): FillsCase & { method: CostBasis; name: string } {
  const result = ledgerCase.safeParse(parsedJson(fileName, bytes));
  if (!result.success) return refuseFile(fileName, result.error.issues);
  const args =
    'args' in result.data
      ? (result.data.args as Exclude<typeof result.data, { args: unknown }>)
      : result.data;
  const [name = ''] = args.method.toUpperCase().split(' ');
  const method = METHODS[name];
  if (!method)
    throw new AppFailure('SCENARIO_UNREADABLE', { file: fileName, detail: `method: ${args.method}` });
  const { fee_mode: mode, multiplier, inverse, fills, mark = null } = args;
  const capitalised = mode === 'capitalised';
  return { name, method, capitalised, multiplier, inverse, fills: fills as FillsCase['fills'], mark };
}

export const ledgerCalls: Handlers<'ledger.run'> = {
  'ledger.run': (_context, { fileName, bytes }): LedgerRun => {
    const given = decoded(fileName, bytes);
    const result = runFills(given);
    return {
      method: given.name,
      ...told(result.figures),
      unrealised: maybe(result.unrealised),
      matches: result.matches.map(({ quantity, cost, price, realised }) => ({
        quantity: text(quantity),
        cost: text(cost),
        price: text(price),
        realised: text(realised),
      })),
      afterEachFill: result.after.map(told),
    };
  },
};

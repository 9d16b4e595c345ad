/** What `accounts show` says: the terms, what there is by currency, what is held; columns as wide as they need. */
import type { ResultOf } from '#contract/calls.ts';
import type { Words } from '#words/index.ts';
import type { Answer, CliCommand } from './commands.ts';
import { formatFor } from './texts.ts';

type Account = NonNullable<ResultOf<'account.show'>>;
type Instrument = ResultOf<'instruments.list'>[number];

/** Rows under a heading: the first column to the left, numbers to the right. */
function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

function currencyRows({ currencies, base, baseCurrency }: Account, { t }: Words): string[] {
  const format = formatFor(null);
  const row = (currency: string, figures: readonly (number | null)[]): string[] => [
    currency,
    ...figures.map((figure) =>
      figure === null ? '' : format.money(figure, currency.slice(0, 3)).replace(/ \w+$/, ''),
    ),
  ];
  const rows = currencies.map((each) =>
    row(each.currency, [
      each.cash,
      each.reserved,
      each.buyingPower,
      each.marketValue,
      each.equity,
      each.dayPnl,
      each.realised,
      each.unrealised,
      each.fees,
    ]),
  );
  const sum =
    base &&
    row(`${baseCurrency} *`, [
      base.cash,
      null,
      null,
      base.marketValue,
      base.equity,
      base.dayPnl,
      base.realised,
      base.unrealised,
      base.fees,
    ]);
  const heading = [
    t('books.currency'),
    t('books.cash'),
    t('books.reserved'),
    t('books.buyingPower'),
    t('books.marketValue'),
    t('books.equity'),
    t('books.dayPnl'),
    t('books.realised'),
    t('books.unrealised'),
    t('books.fees'),
  ];
  const note = sum ? t('books.inBase', { currency: baseCurrency }) : t('books.noRate');
  return [...table(heading, sum ? [...rows, sum] : rows), `  ${note}`];
}

function positionRows({ positions }: Account, instruments: readonly Instrument[], { t }: Words): string[] {
  const held = positions.filter(({ lots }) => lots > 0);
  if (held.length === 0) return [`  ${t('books.nothingHeld')}`];
  const rows = held.map((position) => {
    const instrument = instruments.find(({ id }) => id === position.instrumentId)!;
    const format = formatFor(instrument);
    const average = formatFor({ ...instrument, priceScale: position.averageCostScale });
    return [
      position.symbol,
      format.quantity(position.quantity),
      String(position.lots),
      average.price(position.averageCost),
      format.price(position.mark),
      format.money(position.marketValue),
      format.money(position.unrealised),
      format.money(position.realised),
      format.money(position.fees),
    ];
  });
  const heading = [
    t('books.symbol'),
    t('books.quantity'),
    t('books.lots'),
    t('books.averageCost'),
    t('books.mark'),
    t('books.marketValue'),
    t('books.unrealised'),
    t('books.realised'),
    t('books.fees'),
  ];
  return table(heading, rows);
}

function accountTexts(account: Account, instruments: readonly Instrument[], words: Words): string[] {
  const { name, baseCurrency, terms } = account;
  const { t } = words;
  const basis = t(`bases.${terms.costBasis}`);
  const mode = t(`bases.${terms.positionMode}`);
  return [
    t('books.title', { name, currency: baseCurrency, basis, mode }),
    ...currencyRows(account, words),
    '',
    ...positionRows(account, instruments, words),
  ];
}

export const showAccount: CliCommand['run'] = async ({ call }, { words }): Promise<Answer> => {
  const account = await call('account.show', {});
  if (account === null) return { json: null, lines: [words.t('denials.ACCOUNT_NOT_OPEN')], failed: true };
  return { json: account, lines: accountTexts(account, await call('instruments.list', {}), words) };
};

/** `risk check`, `risk replay` and `emergency-stop`. */
import { randomUUID } from 'node:crypto';
import type { ResultOf } from '#contract/calls.ts';
import { describeCheck, describeDenial, type NumberFormat, type Words } from '#words/index.ts';
import type { Answer, CliCommand } from './commands.ts';
import { member, readJson, rulesIn } from './files.ts';
import { formatFor } from './texts.ts';

type Instrument = ResultOf<'instruments.list'>[number];

const formatOf = (instruments: readonly Instrument[], symbol: string): NumberFormat =>
  formatFor(instruments.find((each) => each.symbol === symbol) ?? null);

function checkLines(
  { checks, outcome, symbol, denial, quantity, asked, whatIf }: ResultOf<'risk.check'>,
  format: NumberFormat,
  { t }: Words,
): string[] {
  const lines = checks.map((check) => {
    const { label, value, limit } = describeCheck(t, check, format);
    return `${check.passed ? '✓' : '✗'} ${label}${check.rule ? ` (${check.rule})` : ''}: ${value} / ${limit}`;
  });
  const said = denial
    ? describeDenial(t, denial, format)
    : t('cli.checkTaken', { quantity: format.quantity(quantity), asked: format.quantity(asked), symbol });
  const { gross, valueAtRisk, base } = whatIf;
  const money = (value: number): string => format.money(value, base);
  const after = [
    t('cli.checkGross', { before: money(gross.before), after: money(gross.after) }),
    ...(valueAtRisk
      ? [t('cli.checkVar', { before: money(valueAtRisk.before), after: money(valueAtRisk.after) })]
      : []),
  ];
  return [...lines, ...after, `${outcome}: ${said}`];
}

/** The order alone, or as `order` with an `account` of its own. */
export const checkOrder: CliCommand['run'] = async ({ call }, { file, values, words }) => {
  const said = readJson(file);
  const order = (member(said, 'order') ?? said) as never;
  const given = member(said, 'account') as never;
  const { mode, defaults } = await call('workspace.status', {});
  const account = given ?? (mode === 'first-run' ? ({ cash: defaults } as never) : undefined);
  const rules = typeof values['rules'] === 'string' ? rulesIn(values['rules']) : undefined;
  const result = await call('risk.check', {
    order,
    ...(rules ? { rules } : {}),
    ...(account ? { account } : {}),
  });
  const format = formatOf(await call('instruments.list', {}), result.symbol);
  const failed = result.denial !== null;
  return { json: result, lines: checkLines(result, format, words), failed };
};

export const replayRules: CliCommand['run'] = async ({ call }, { values, words }): Promise<Answer> => {
  const { t } = words;
  const result = await call('risk.replay', { rules: rulesIn(String(values['rules'])) });
  const instruments = await call('instruments.list', {});
  const verdict = (denial: (typeof result.changed)[number]['before'], symbol: string): string =>
    denial ? describeDenial(t, denial, formatOf(instruments, symbol)) : t('cli.accepted');
  const lines = result.changed.map(({ orderId, side, symbol, quantity, before, after }) =>
    t('cli.replayChanged', {
      order: orderId,
      what: `${side} ${formatOf(instruments, symbol).quantity(quantity)} ${symbol}`,
      before: verdict(before, symbol),
      after: verdict(after, symbol),
    }),
  );
  const { orders, same, wouldDeny, wouldAccept } = result;
  return { json: result, lines: [...lines, t('cli.replayRules', { orders, same, wouldDeny, wouldAccept })] };
};

export const emergencyStop: CliCommand['run'] = async ({ call }, { values, words }): Promise<Answer> => {
  const flatten = values['flatten'] === true;
  const outcome = await call('risk.emergencyStop', { commandId: randomUUID(), flatten });
  const { trading, closing, cancelling } = await call('workspace.status', {});
  return {
    json: { ...outcome, trading, closing, cancelling },
    lines: [words.t('cli.stopped', { closing, cancelling })],
    failed: outcome.denial !== null,
  };
};

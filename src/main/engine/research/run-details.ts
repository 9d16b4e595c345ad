/** The terms of a run in short texts, for its reports. */
import type { RunSpec } from '#contract/research-calls.ts';
import type { RunView } from '#contract/research-views.ts';
import type { SheetDetail } from '#report/tearsheet.ts';

const percent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;

function strategiesOf({ strategies }: RunView, spec: RunSpec): SheetDetail[] {
  return strategies.map((name, at) => {
    const asked = Object.entries(spec.strategies[at]?.parameters ?? {});
    const said = asked.map(([key, value]) => `${key} ${String(value)}`).join(', ');
    return { key: 'strategy', text: said === '' ? name : `${name} (${said})` };
  });
}

function feesOf({ fees }: RunSpec): string {
  if ('profile' in fees) return fees.profile;
  const { rate, flat, perUnit, minimum } = fees;
  const parts = [
    rate > 0 ? percent(rate) : '',
    flat > 0 ? `${flat}/order` : '',
    perUnit > 0 ? `${perUnit}/share` : '',
    minimum > 0 ? `${minimum}min` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '0' : parts.join(' + ');
}

function sizeOf({ size }: RunSpec): string {
  const { by, ...rest } = size;
  const [value] = Object.values(rest);
  if (value === undefined) return by;
  return `${by} ${'share' in size ? percent(size.share) : String(value)}`;
}

export function runDetails(view: RunView, spec: RunSpec): SheetDetail[] {
  const { slippage, fill, leverage, cash } = spec;
  return [
    ...strategiesOf(view, spec),
    ...(cash === null ? [] : [{ key: 'cash', text: `${cash} ${view.currency}` } as const]),
    { key: 'size', text: sizeOf(spec) },
    { key: 'fill', text: fill },
    { key: 'fees', text: feesOf(spec) },
    { key: 'slippage', text: 'ticks' in slippage ? `${slippage.ticks} ticks` : percent(slippage.share) },
    { key: 'leverage', text: leverage === null ? 'cash' : `${leverage}×` },
  ];
}

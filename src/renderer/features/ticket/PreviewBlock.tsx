/** What the ticket would do: value, fees, buying power and position after, fills and queue, the risk verdict. */
import type { PreviewView } from '#contract/preview-views.ts';
import type { Side } from '#core/model/order.ts';
import type { NumberFormat } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { outcomeText } from '../outcomeText.ts';
import type { Preview } from './usePreview.ts';
import css from './ticket.module.css';

interface PreviewProps {
  readonly view: PreviewView | null;
  readonly side: Side;
  readonly format: NumberFormat;
}

export function PreviewBlock({ view, side, format }: PreviewProps) {
  const { t } = useWords();
  const known = view !== null && view.denial === null;
  const outcome = known ? outcomeText(t, view, format) || t('ticket.nothing') : '–';
  const money = (value: number | undefined) =>
    view && value !== undefined ? format.money(value, view.currency) : '–';
  const fees = view?.fees.reduce((sum, fee) => sum + fee.amount, 0);
  const rows = [
    {
      key: 'cost',
      label: t(side === 'buy' ? 'ticket.cost' : 'ticket.proceeds'),
      text: money(view?.notional),
      value: view?.notional,
    },
    { key: 'fees', label: t('ticket.fees'), text: money(fees), value: fees },
    {
      key: 'power',
      label: t('ticket.powerAfter'),
      text: money(view?.buyingPowerAfter),
      value: view?.buyingPowerAfter,
    },
    {
      key: 'position',
      label: t('ticket.positionAfter'),
      text: view ? format.quantity(view.positionAfter) : '–',
      value: view?.positionAfter,
    },
    { key: 'outcome', label: t('ticket.outcome'), text: outcome, value: undefined },
  ];
  return (
    <dl className={css.preview} data-testid="ticket-preview">
      {rows.map((row) => (
        <div key={row.key} style={{ display: 'contents' }}>
          <dt>{row.label}</dt>
          <dd
            className={row.key === 'outcome' ? css.outcome : undefined}
            data-testid={`ticket-preview-${row.key}`}
            data-value={row.value}
          >
            {row.text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface VerdictProps {
  readonly preview: Pick<Preview, 'denial' | 'legs'> | null;
  /** Why the order cannot be sent, in words; null when it can. */
  readonly reason: string | null;
  /** The reason is something still to be typed rather than a denial. */
  readonly quiet: boolean;
  readonly format: NumberFormat;
  /** The quantity that is asked for. */
  readonly asked: string;
}

/** The rules that make an order smaller. */
const reducing = ({ checks }: PreviewView): string =>
  checks
    .flatMap(({ passed, severity, rule }) => (!passed && severity === 'reduce' && rule ? [rule] : []))
    .join(', ');

function useVerdict({ preview, reason, quiet, format, asked }: VerdictProps) {
  const { t } = useWords();
  if (reason !== null) return { text: reason, look: quiet ? css.quiet : css.bad };
  if (!preview) return { text: t('ticket.checking'), look: css.quiet };
  const [first] = preview.legs;
  if (first && first.reducedTo !== null) {
    const sent = format.quantity(first.reducedTo);
    return { text: t('whatIf.reduced', { sent, asked, rules: reducing(first) }), look: css.warn };
  }
  const checks = preview.legs.flatMap((leg) => leg.checks);
  const count = checks.filter((check) => check.passed).length;
  return { text: `✓ ${t('checks.summaryPassed', { count })}`, look: css.ok };
}

/** One place, right above the button: how many checks pass, or why the button does not work. */
export function Verdict(props: VerdictProps) {
  const { text, look } = useVerdict(props);
  const code = props.preview ? (props.preview.denial?.code ?? 'passed') : 'none';
  return (
    <div
      id="ticket-verdict"
      className={css.verdict}
      data-testid="ticket-verdict"
      data-verdict={code}
      aria-live="polite"
    >
      <span className={look}>{text}</span>
    </div>
  );
}

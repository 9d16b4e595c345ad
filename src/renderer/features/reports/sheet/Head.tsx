/** What it is a tearsheet of, the figures looked at first, the chosen part of its time, and what can be done with it. */
import RefreshCw from 'lucide-react/icons/refresh-cw';
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Badge, IconButton } from '../../../ui/controls.tsx';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { ExportButtons } from '../export/ExportButtons.tsx';
import { Conventions } from '../terms/Conventions.tsx';
import { atText, compactText } from './axisText.ts';
import { useSheet } from './context.ts';
import { aboutFigure, figureName, intervalText, reasonText, valueText } from './figureText.ts';
import { PeriodChip } from './PeriodChip.tsx';
import { withTrades } from './useTearsheet.ts';
import css from './sheet.module.css';
import figuresCss from './figures.module.css';

const KEYS =
  'total-return cagr sharpe sortino max-drawdown volatility trade-win-rate trade-profit-factor trades net-profit time-in-market costs'.split(
    ' ',
  );
/** Figures of more digits would not fit. */
const LONG = 100_000_000;
const SIGNED = new Set(['total-return', 'cagr', 'net-profit']);

/** Large money short: what it is in full is among all figures. */
const shortText = (value: number, unit: SheetFigure['unit'], words: Words, currency: Currency): string =>
  unit === 'money' && Math.abs(value) >= LONG
    ? compactText(value, words.locale)
    : valueText(value, unit, words, currency);

function Key({ figure, sheet }: { readonly figure: SheetFigure; readonly sheet: Tearsheet }) {
  const words = useWords();
  const { id, unit, result } = figure;
  const { value } = result;
  const text = value === null ? '–' : shortText(value, unit, words, sheet.subject.currency);
  const beside = value === null ? reasonText(figure, words) : intervalText(id, sheet, words);
  return (
    <div className={figuresCss.key} title={`${figureName(id, words)}\n${aboutFigure(figure, words)}`}>
      <dt>{words.t(`reports.key-${id as 'cagr'}`)}</dt>
      <dd>
        <Num
          value={value}
          text={text}
          tone={value !== null && SIGNED.has(id) ? toneOfSign(value) : null}
          testId={`key-${id}`}
        />
        <small title={beside}>{beside}</small>
      </dd>
    </div>
  );
}

/** From when to when, of the part that is shown. */
function periodText({ whole, span }: Tearsheet, short: boolean, { locale }: Words): string {
  const shown = span ?? whole;
  return shown === null ? '' : `${atText(shown.from, short, locale)} – ${atText(shown.to, short, locale)}`;
}

function Sample() {
  const { t, locale } = useWords();
  const { sheet } = useSheet();
  const count = sheet.returns;
  const text = count.toLocaleString(locale);
  if (sheet.intervals) return <span className={css.quiet}>{t('reports.returnsCount', { count, text })}</span>;
  return (
    <Badge colour="var(--warn)" title={t('report.few')}>
      <span data-testid="report-short">{t('reports.tooShort', { count, text })}</span>
    </Badge>
  );
}

export function Head(props: {
  readonly busy: boolean;
  readonly trades: boolean;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { sheet, subject, span, short } = useSheet();
  const { name, symbols, timeframe, currency } = sheet.subject;
  const about = [symbols.join(', '), timeframe, currency, periodText(sheet, short, words)].filter(
    (each) => each !== '',
  );
  const shown = KEYS.flatMap((id) => sheet.figures.find((figure) => figure.id === id) ?? []);
  return (
    <header className={css.head} data-busy={props.busy}>
      <div className={css.line}>
        <h2 title={name} data-testid="report-name">
          {name}
        </h2>
        <span className={css.facts} title={about.join(' · ')}>
          {about.join(' · ')}
        </span>
        <Sample />
        <PeriodChip />
        <span className={css.push} />
        <ExportButtons subject={subject} span={span} sections={withTrades(props.trades)} />
        <IconButton small label={t('reports.again')} testId="report-again" onClick={props.onAgain}>
          <RefreshCw size={13} />
        </IconButton>
      </div>
      <dl className={figuresCss.keys} data-testid="report-keys" aria-busy={props.busy}>
        {shown.map((figure) => (
          <Key key={figure.id} figure={figure} sheet={sheet} />
        ))}
      </dl>
      <div className={css.line}>
        <Conventions shown={sheet} />
      </div>
    </header>
  );
}

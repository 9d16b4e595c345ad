/** The account by currency: equity, cash, buying power, profit and loss, exposure. To the last unit in `data-value`. */
import type { CurrencySummary } from '#contract/views.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { Empty } from '../../ui/controls.tsx';
import { formatMoney, withSign } from '../../ui/format.ts';
import { Num, toneOfSign } from '../../ui/Num.tsx';
import panel from '../panel.module.css';
import css from './account.module.css';

type FieldName = Exclude<keyof CurrencySummary, 'currency' | 'marketValue'>;

const FIELDS: readonly { readonly field: FieldName; readonly signed?: boolean; readonly strong?: boolean }[] =
  [
    { field: 'equity', strong: true },
    { field: 'dayPnl', signed: true },
    { field: 'cash' },
    { field: 'unsettled' },
    { field: 'reserved' },
    { field: 'buyingPower', strong: true },
    { field: 'withdrawable' },
    { field: 'initialMargin' },
    { field: 'maintenanceMargin' },
    { field: 'excess' },
    { field: 'unrealised', signed: true },
    { field: 'realised', signed: true },
    { field: 'fees' },
    { field: 'grossExposure' },
    { field: 'netExposure' },
  ];
const LABELS = { fees: 'trade.feesPaid' } as const;
const labelOf = (field: FieldName) => (field === 'fees' ? LABELS.fees : (`trade.${field}` as const));

function Figure(props: {
  readonly summary: CurrencySummary;
  readonly field: FieldName;
  readonly signed: boolean;
}) {
  const locale = useSettings((state) => state.locale);
  const value = props.summary[props.field];
  const text = formatMoney(value, props.summary.currency, locale);
  return (
    <Num
      value={value}
      text={props.signed ? withSign(text, value) : text}
      tone={props.signed ? toneOfSign(value) : null}
      testId={`account-${props.field}-${props.summary.currency}`}
    />
  );
}

export function AccountPanel() {
  const { t } = useWords();
  const account = useTrading((state) => state.account);
  if (!account) {
    return (
      <div className={panel.panel}>
        <Empty>{t('trade.accountEmpty')}</Empty>
      </div>
    );
  }
  return (
    <div className={panel.panel}>
      <div className={panel.fill} tabIndex={0} role="group" aria-label={t('trade.account')}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{account.name}</th>
              {account.currencies.map((each) => (
                <th key={each.currency} scope="col">
                  {each.currency}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FIELDS.map(({ field, signed = false, strong = false }) => (
              <tr key={field} className={strong ? css.strong : undefined}>
                <th scope="row">{t(labelOf(field))}</th>
                {account.currencies.map((summary) => (
                  <td key={summary.currency}>
                    <Figure summary={summary} field={field} signed={signed} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

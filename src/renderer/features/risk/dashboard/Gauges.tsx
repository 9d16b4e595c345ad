/** The rules as gauges: value, limit, headroom and a bar, by what they are about. Rules about one order have only a limit. */
import type { RiskOverview, RuleGauge } from '#contract/risk-views.ts';
import type { Rule } from '#core/model/rules.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { Num } from '../../../ui/Num.tsx';
import { barWidth, figure, levelOf } from '../figures.ts';
import { GROUPS, groupOf } from '../rules/kinds.ts';
import { limitText, scopeText, subjectText } from '../rules/ruleText.ts';
import { useRisk } from '../store.ts';
import css from './dashboard.module.css';

interface RowProps {
  readonly gauge: RuleGauge;
  readonly rule: Rule;
  readonly base: RiskOverview['base'];
}

function Bar({ used }: { readonly used: number }) {
  const { locale } = useWords();
  return (
    <>
      <div className={css.track} data-level={levelOf(used)}>
        <span style={{ width: barWidth(used) }} />
      </div>
      <Num
        value={used}
        text={`${Math.round(used / 100).toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-US')} %`}
      />
    </>
  );
}

function Subject({ gauge, rule }: Pick<RowProps, 'gauge' | 'rule'>) {
  const words = useWords();
  const about = [
    subjectText(words, gauge.subject),
    rule.scope.kind === 'workspace' ? '' : scopeText(words, rule.scope),
  ];
  const text = about.filter((each) => each !== '').join(', ');
  return (
    <td className={css.subject} title={text}>
      {text}
    </td>
  );
}

function GaugeRow({ gauge, rule, base }: RowProps) {
  const words = useWords();
  const { t, locale } = words;
  const { unit, value, limit, used } = gauge;
  const show = (number: number | null) => figure(unit, number, base, locale);
  const room = value === null || limit === null ? null : limit - value;
  return (
    <tr data-testid={`gauge-${rule.id}`} data-level={levelOf(used)}>
      <th scope="row" title={rule.id}>
        {t(`checks.${rule.rule}`)}
      </th>
      <Subject gauge={gauge} rule={rule} />
      {limit === null ? (
        <td colSpan={4} className={css.only}>
          {limitText(words, rule)}
        </td>
      ) : (
        <>
          <td>
            <Num value={value} text={show(value)} />
          </td>
          <td>
            <Num value={limit} text={show(limit)} />
          </td>
          <td>
            <Num value={room} text={show(room)} tone={room !== null && room < 0 ? 'down' : null} />
          </td>
          <td className={css.meter}>{used !== null && <Bar used={used} />}</td>
        </>
      )}
    </tr>
  );
}

const HEADS = [
  'rules.rule',
  'risk.subject',
  'risk.value',
  'risk.limit',
  'risk.headroom',
  'risk.used',
] as const;

function Table({ view, shown }: { readonly view: RiskOverview; readonly shown: readonly Rule[] }) {
  const { t } = useWords();
  const gauges = new Map(view.gauges.map((gauge) => [gauge.id, gauge]));
  return (
    <table className={css.gauges}>
      <colgroup>
        {HEADS.map((head) => (
          <col key={head} className={css[head.replace(/.*\./, 'col-')]} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      {GROUPS.map((group) => {
        const rules = shown.filter((rule) => groupOf(rule.rule) === group);
        if (rules.length === 0) return null;
        return (
          <tbody key={group}>
            <tr className={css.group}>
              <th colSpan={6} scope="colgroup">
                {t(`rules.group-${group}`)}
              </th>
            </tr>
            {rules.map((rule) => {
              const gauge = gauges.get(rule.id);
              return gauge && <GaugeRow key={rule.id} gauge={gauge} rule={rule} base={view.base} />;
            })}
          </tbody>
        );
      })}
    </table>
  );
}

export function Gauges({ view }: { readonly view: RiskOverview }) {
  const { t } = useWords();
  const shown = view.rules.filter((rule) => rule.enabled);
  const off = view.rules.length - shown.length;
  return (
    <section className={css.section} aria-label={t('risk.gauges')}>
      <header>
        <h2>{t('risk.gauges')}</h2>
        <span>{off > 0 && t('risk.rulesOff', { count: off })}</span>
        <span className={css.unit}>{view.base}</span>
        <Button small testId="risk-edit-rules" onClick={() => useRisk.setState({ tab: 'rules' })}>
          {t('risk.editRules')}
        </Button>
      </header>
      {shown.length === 0 ? <Empty>{t('risk.noRules')}</Empty> : <Table view={view} shown={shown} />}
    </section>
  );
}

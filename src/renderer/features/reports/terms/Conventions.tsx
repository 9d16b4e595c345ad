/** The conventions figures are read under: said in a line, changed in what opens from it, kept with the workspace. */
import { Popover } from '@base-ui/react/popover';
import Sliders from 'lucide-react/icons/sliders-horizontal';
import { useState } from 'react';
import type { Tearsheet } from '#report/tearsheet.ts';
import { changeReportTerms, useReportTerms } from '../../../state/reportTerms.ts';
import { isTerm, type NumberTerm, type ReportTerms } from '../../../state/reportTermsShape.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Field, Segmented } from '../../../ui/controls.tsx';
import { dialogCss } from '../../../ui/Dialog.tsx';
import { NumberInput } from '../../research/form/NumberInput.tsx';
import { termTexts } from './termsText.ts';
import css from './terms.module.css';

type Shown = Pick<Tearsheet, 'conventions' | 'tries'>;

/** A number that holds as soon as it is one that may be; emptied it is as usual. */
function NumberTermField(props: {
  readonly name: NumberTerm;
  readonly label: string;
  readonly hint?: string;
  /** What is shown is so many times what is kept: percents. */
  readonly times: number;
  readonly kept: number | undefined;
  readonly usual: number | null;
  readonly onChange: (value: number | undefined) => void;
}) {
  const { name, label, hint, times, kept, usual, onChange } = props;
  const [typed, setTyped] = useState<number | null>(kept === undefined ? null : kept * times);
  const valid = typed === null || isTerm(name, typed / times);
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <NumberInput
          id={id}
          testId={`term-${name}`}
          value={typed}
          invalid={!valid}
          placeholder={usual === null ? '' : String(Number((usual * times).toFixed(6)))}
          onChange={(value) => {
            setTyped(value);
            if (value === null) onChange(undefined);
            else if (isTerm(name, value / times)) onChange(value / times);
          }}
        />
      )}
    </Field>
  );
}

const PERCENTS = ['riskFree', 'least', 'tail', 'confidence'] as const;
const LABELS = {
  riskFree: 'reports.riskFree',
  least: 'reports.least',
  tail: 'reports.tail',
  confidence: 'reports.confidence',
} as const;
const USUAL = { riskFree: 0, least: 0, tail: 0.05, confidence: 0.95 } as const;

/** Without what is as usual. */
function changed(
  terms: ReportTerms,
  key: keyof ReportTerms,
  value: ReportTerms[keyof ReportTerms],
): ReportTerms {
  const { [key]: _, ...others } = terms;
  return value === undefined ? others : { ...others, [key]: value };
}

function Choices({ shown }: { readonly shown: Shown }) {
  const { t } = useWords();
  const terms = useReportTerms();
  const { returns, of } = shown.conventions;
  return (
    <>
      <Segmented<'simple' | 'log'>
        label={t('reports.returns')}
        testId="term-returns"
        value={terms.returns ?? returns}
        choices={[
          { value: 'simple', label: t('reports.simpleReturns') },
          { value: 'log', label: t('reports.logReturns') },
        ]}
        onChange={(next) => changeReportTerms(changed(terms, 'returns', next === 'log' ? next : undefined))}
      />
      <Segmented<'sample' | 'population'>
        label={t('reports.deviations')}
        testId="term-of"
        value={terms.of ?? of}
        choices={[
          { value: 'sample', label: t('reports.ofSample') },
          { value: 'population', label: t('reports.ofPopulation') },
        ]}
        onChange={(next) => changeReportTerms(changed(terms, 'of', next === 'population' ? next : undefined))}
      />
    </>
  );
}

function TriesFields({ shown }: { readonly shown: Shown }) {
  const { t } = useWords();
  const terms = useReportTerms();
  const { tries } = terms;
  const known = shown.tries;
  const change = (part: { readonly count?: number | undefined; readonly variance?: number | undefined }) => {
    const count = 'count' in part ? part.count : tries?.count;
    const variance = part.variance ?? tries?.variance ?? known?.variance ?? 0;
    changeReportTerms(changed(terms, 'tries', count === undefined ? undefined : { count, variance }));
  };
  return (
    <>
      <NumberTermField
        name="count"
        label={t('reports.tries')}
        times={1}
        kept={tries?.count}
        usual={known?.count ?? null}
        onChange={(count) => change({ count })}
      />
      <NumberTermField
        name="variance"
        label={t('reports.variance')}
        times={1}
        kept={tries?.variance}
        usual={known?.variance ?? null}
        onChange={(variance) => change(tries ? { variance } : { count: known?.count ?? 1, variance })}
      />
    </>
  );
}

function Form({ shown }: { readonly shown: Shown }) {
  const { t } = useWords();
  const terms = useReportTerms();
  return (
    <>
      <div className={css.fields}>
        <NumberTermField
          name="periods"
          label={t('reports.periods')}
          times={1}
          kept={terms.periods}
          usual={shown.conventions.periods}
          onChange={(value) => changeReportTerms(changed(terms, 'periods', value))}
        />
        {PERCENTS.map((name) => (
          <NumberTermField
            key={name}
            name={name}
            label={t(LABELS[name])}
            times={100}
            kept={terms[name]}
            usual={USUAL[name]}
            onChange={(value) => changeReportTerms(changed(terms, name, value))}
          />
        ))}
        <TriesFields shown={shown} />
      </div>
      <div className={css.choices}>
        <Choices shown={shown} />
      </div>
    </>
  );
}

export function Conventions({ shown }: { readonly shown: Shown }) {
  const words = useWords();
  const { t } = words;
  const terms = useReportTerms();
  const [cleared, setCleared] = useState(0);
  const own = Object.keys(terms).length > 0;
  return (
    <Popover.Root>
      <Popover.Trigger className={css.line} data-testid="report-terms" title={t('reports.changeTerms')}>
        <Sliders size={12} />
        <span data-own={own}>{termTexts(shown, words).join(' · ')}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={dialogCss.positioner} sideOffset={4} align="start">
          <Popover.Popup className={css.popup} data-testid="report-terms-popup">
            <Popover.Title className={css.title}>{t('reports.terms')}</Popover.Title>
            <Form key={cleared} shown={shown} />
            <div className={css.foot}>
              <p>{t('reports.termsHint')}</p>
              <Button
                small
                disabled={!own}
                testId="report-terms-usual"
                onClick={() => {
                  changeReportTerms({});
                  setCleared((times) => times + 1);
                }}
              >
                {t('reports.usualTerms')}
              </Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/**
 * An empty order sheet to fill in: every column there is, words to choose from, and a second sheet that explains them.
 * Invariant: filled in as it asks, the first sheet imports without a question; the second is never taken for orders.
 * Known limit: formats and lists reach a thousand rows; rows below are read all the same.
 */
import { createWords, type TextKey, type Translate } from '#words/index.ts';
import { text, type BookCell, type BookSheet } from './book.ts';
import { headingStyle, ORDER_COLUMNS, ORDER_FIELDS, wordsFor, type OrderField } from './order-columns.ts';
import { writeBook } from './xlsx.ts';

const ROWS = 1000;
type Language = 'en' | 'vi';

/** Grouped where that helps reading, and no digit hidden that someone may have typed. */
const QUANTITY_FORMAT = '[>=1000]#,##0;General';
const PRICE_FORMAT = { en: '#,##0.00##', vi: '[>=10000]#,##0;General' } as const;

function blank(field: OrderField, language: Language): BookCell {
  switch (ORDER_COLUMNS[field].holds) {
    case 'quantity':
      return { kind: 'empty', style: 'figure', format: QUANTITY_FORMAT };
    case 'price':
      return { kind: 'empty', style: 'figure', format: PRICE_FORMAT[language] };
    case 'text':
      return { kind: 'empty', style: 'user-cell', format: '@' };
    case 'note':
      return { kind: 'empty', style: 'wrapped' };
  }
}

type Sample = Partial<Record<OrderField, string | number>>;

/** Orders as the markets of each language know them. */
function samples(language: Language, t: Translate): readonly Sample[] {
  const [buy, sell] = [t('exports.buy'), t('exports.sell')];
  const [limit, market, stopLimit] = [t('exports.limit'), t('exports.market'), t('exports.stopLimit')];
  const [today, instant] = [t('exports.sampleLimit'), t('exports.sampleMarket')];
  const [breakout, standing] = [t('exports.sampleStop'), t('exports.sampleGtc')];
  const day = t('exports.day');
  if (language === 'vi')
    return [
      { symbol: 'FPT', side: buy, quantity: 1000, price: 95500, type: limit, tif: day, note: today },
      { symbol: 'VNM', side: sell, quantity: 500, type: market, note: instant },
      {
        symbol: 'HPG',
        side: buy,
        quantity: 2000,
        price: 30500,
        type: stopLimit,
        stop: 30000,
        note: breakout,
      },
      { symbol: 'SSI', side: buy, quantity: 1500, price: 24100, type: limit, tif: 'GTC', note: standing },
    ];
  return [
    { symbol: 'AAPL', side: buy, quantity: 100, price: 180.5, type: limit, tif: day, note: today },
    { symbol: 'MSFT', side: sell, quantity: 50, type: market, note: instant },
    { symbol: 'TSLA', side: buy, quantity: 40, price: 245, type: stopLimit, stop: 242.5, note: breakout },
    { symbol: '0700', side: buy, quantity: 1500, price: 320.2, type: limit, tif: 'GTC', note: standing },
  ];
}

function filled(cell: BookCell, value: string | number | undefined): BookCell {
  if (value === undefined) return cell;
  const { style, format } = cell;
  return typeof value === 'number'
    ? { kind: 'number', value, style, format }
    : { kind: 'text', text: value, style, format };
}

function ordersSheet(language: Language, examples: boolean, t: Translate): BookSheet {
  const blanks = ORDER_FIELDS.map((field) => blank(field, language));
  const given = examples ? samples(language, t) : [];
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const sample = given[row];
    if (sample === undefined) return blanks;
    return ORDER_FIELDS.map((field, index) => filled(blanks[index]!, sample[field]));
  });
  return {
    name: t('exports.ordersSheet'),
    columns: ORDER_FIELDS.map((field) => ({
      header: t(ORDER_COLUMNS[field].heading),
      width: ORDER_COLUMNS[field].width,
      headerStyle: headingStyle(field),
    })),
    rows,
    frozenRows: 1,
    lists: ORDER_FIELDS.flatMap((field, column) => {
      const words = wordsFor(field, t);
      return words === null ? [] : [{ column, words, rows: ROWS }];
    }),
  };
}

function guideSheet(t: Translate): BookSheet {
  const heads: readonly TextKey[] = [
    'exports.guideColumn',
    'exports.guideNeeded',
    'exports.guideWhat',
    'exports.guideExamples',
  ];
  const explained = ORDER_FIELDS.map((field) => {
    const { heading, needed, what, example } = ORDER_COLUMNS[field];
    return [
      text(t(heading), 'neutral'),
      text(t(needed), 'wrapped'),
      text(t(what), 'wrapped'),
      text(t(example), 'wrapped'),
    ];
  });
  return {
    name: t('exports.guideSheet'),
    columns: [{ width: 17 }, { width: 19 }, { width: 74 }, { width: 38 }],
    rows: [
      [text(t('exports.guideTitle'), 'title')],
      [],
      [text(t('exports.guideIntro'))],
      [text(t('exports.guideFree'))],
      [],
      heads.map((key) => text(t(key), 'heading')),
      ...explained,
    ],
    gridLines: false,
  };
}

/** The bytes of the template; with `examples` its first rows are filled in. */
export function templateWorkbook(
  language: Language,
  { examples }: { readonly examples: boolean },
): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = createWords(language);
  return writeBook({
    title: t('exports.templateTitle'),
    language,
    sheets: [ordersSheet(language, examples, t), guideSheet(t)],
  });
}

/** The risk desk through the contract: the same verdict everywhere, what-if, audit, rules tried on the past, sizing. */
import { describe, expect, test } from 'vitest';
import type { Params } from '#contract/calls.ts';
import {
  commandId,
  limitOrder,
  marketOrder,
  openAccount,
  openEngine,
  OPENING,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';
import { commitSheet, previewSheet } from '../support/sheets.ts';
import { Workbook } from './workbook.ts';

const FPT = 'HOSE:FPT';
type Rules = Params<'risk.setRules'>['rules'];
const vnd = (amount: number) => ({ amount: String(amount), currency: 'VND' }) as const;

async function desk(folder: string | null = null, ...rules: Rules): Promise<TestEngine> {
  const engine = openEngine(folder);
  await openAccount(engine);
  await engine.call('risk.setRules', { commandId: commandId(), rules });
  return engine;
}

const lastPrice = async ({ call }: TestEngine) =>
  (await call('session.bootstrap', {})).quotes.find(({ instrumentId }) => instrumentId === FPT)!.last;

describe('one verdict everywhere', () => {
  test('the same order is denied with the same code in ticket, preview, check, sheet and amendment', async () => {
    const engine = await desk(null, { rule: 'max-quantity', limit: 200 });
    const { call } = engine;
    const order = limitOrder(FPT, 'buy', 300, 95_000);
    const code = 'QUANTITY_ABOVE_LIMIT';
    expect((await call('orders.preview', { ticket: order.ticket })).denial?.code).toBe(code);
    expect((await call('orders.place', order)).denial?.code).toBe(code);
    const plain = { symbol: 'FPT', side: 'buy', quantity: 300, price: 95_000 } as const;
    expect(await call('risk.check', { order: plain })).toMatchObject({ outcome: 'denied', denial: { code } });
    const bytes = await Workbook([
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['FPT', 'Buy', 300, 95_000],
    ]);
    const { rows } = await previewSheet(call, 'a.xlsx', bytes);
    expect(rows[0]).toMatchObject({ verdict: 'denied', denial: { code } });
    const small = await call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    const { id: orderId } = small.orders[0]!;
    const amended = await call('orders.replace', {
      commandId: commandId(),
      orderId,
      price: null,
      quantity: 300,
    });
    expect(amended.denial?.code).toBe(code);
  });

  test('a warning asks in the ticket, shows in the sheet, and is answered by a confirmation', async () => {
    const { call } = await desk(null, { rule: 'max-quantity', limit: 200, severity: 'warn', id: 'large' });
    const { ticket } = limitOrder(FPT, 'buy', 300, 95_000);
    expect(await call('orders.preview', { ticket })).toMatchObject({
      denial: { code: 'NEEDS_CONFIRMATION', rules: ['large'] },
      warnings: ['large'],
    });
    expect((await call('orders.preview', { ticket: { ...ticket, confirmed: true } })).denial).toBeNull();
    const bytes = await Workbook([
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['FPT', 'Buy', 300, 95_000],
    ]);
    const { preview, rows } = await previewSheet(call, 'a.xlsx', bytes);
    expect(rows[0]).toMatchObject({ verdict: 'warning', rules: ['large'], denial: null });
    const commit = await commitSheet(call, preview);
    expect(commit).toMatchObject({ denial: null, basket: { orders: 1 } });
  });

  test('a rule that reduces shows the quantity that is taken before and after', async () => {
    const { call } = await desk(null, { rule: 'max-quantity', limit: 250, severity: 'reduce' });
    const order = limitOrder(FPT, 'buy', 1_000, 95_000);
    expect(await call('orders.preview', { ticket: order.ticket })).toMatchObject({
      denial: null,
      reducedTo: 200,
    });
    expect((await call('orders.place', order)).orders[0]).toMatchObject({ quantity: 200, asked: 1_000 });
    const bytes = await Workbook([
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['FPT', 'Buy', 900, 94_000],
    ]);
    const { rows } = await previewSheet(call, 'a.xlsx', bytes);
    expect(rows[0]).toMatchObject({ verdict: 'warning', reducedTo: 200, rules: ['max-quantity'] });
  });
});

describe('what-if', () => {
  test('exposures, concentration, leverage, value at risk and the loss at the stop, by hand', async () => {
    const engine = await desk();
    const { call } = engine;
    const last = await lastPrice(engine);
    const { ticket } = limitOrder(FPT, 'buy', 1_000, 95_000);
    const { whatIf } = await call('orders.preview', { ticket });
    const held = 1_000 * last;
    // A thousand million đồng, a hundred thousand dollars at 26,000, and the shares.
    const equity = 1_000_000_000 + 100_000 * 26_000 + held;
    expect(whatIf).toMatchObject({
      base: 'VND',
      equity,
      gross: { before: held, after: held + 95_000_000 },
      net: { before: held, after: held + 95_000_000 },
      position: { before: held, after: held + 95_000_000 },
      concentration: Math.ceil(((held + 95_000_000) * 10_000) / equity),
      leverage: Math.ceil(((held + 95_000_000) * 100) / equity),
      worstAtStop: null,
    });
    const { before, after } = whatIf!.valueAtRisk!;
    expect(before).toBeGreaterThan(0);
    expect(after / before).toBeCloseTo((held + 95_000_000) / held, 2);
    const legs = [
      { role: 'entry' as const, ticket },
      { role: 'exit' as const, ticket: { ...ticket, side: 'sell' as const, price: 99_000 } },
      {
        role: 'exit' as const,
        ticket: { ...ticket, side: 'sell' as const, type: 'stop' as const, price: null, stop: 93_000 },
      },
    ];
    const group = await call('orders.previewGroup', { group: 'bracket', legs });
    expect(group.denial).toBeNull();
    expect(group.legs[0]!.whatIf!.worstAtStop).toBe(1_000 * 2_000);
  });
});

describe('overview', () => {
  test('gauges tell value, limit and use; parts name what stands highest; losses and tails are there', async () => {
    const engine = await desk(
      null,
      { rule: 'gross-exposure', limit: vnd(1_000_000_000) },
      { rule: 'concentration', bps: 2_000 },
      { rule: 'working-orders', limit: 4 },
      { rule: 'max-quantity', limit: 500_000, scope: { kind: 'instrument', instrumentId: FPT } },
      { rule: 'value-at-risk', limit: { equityBps: 500 } },
    );
    const { call } = engine;
    await call('orders.place', limitOrder(FPT, 'buy', 1_000, 95_000));
    const view = await call('risk.overview', {});
    const last = await lastPrice(engine);
    const gross = 1_000 * last + 95_000_000;
    const gauge = (id: string) => view.gauges.find((each) => each.id === id)!;
    expect(gauge('gross-exposure')).toMatchObject({
      value: gross,
      limit: 1_000_000_000,
      used: Math.round(gross / 100_000),
    });
    expect(gauge('concentration')).toMatchObject({ subject: 'FPT', unit: 'basis-points' });
    expect(gauge('working-orders')).toMatchObject({ value: 1, limit: 4, used: 2_500 });
    expect(gauge('max-quantity')).toMatchObject({ value: null, used: null });
    expect(gauge('value-at-risk').value).toBeGreaterThan(0);
    expect(view.byInstrument).toEqual([expect.objectContaining({ name: 'FPT', value: 1_000 * last, gross })]);
    expect(view.bySector[0]!.name).toBe('Technology');
    expect(view.tail).toMatchObject({ days: 504, unknown: [] });
    const [ninetyFive, ninetyNine] = view.tail!.rows;
    expect(ninetyNine!.valueAtRisk).toBeGreaterThan(ninetyFive!.valueAtRisk);
    expect(ninetyFive!.expectedShortfall).toBeGreaterThan(ninetyFive!.valueAtRisk);
    expect(view.losses).toMatchObject({ streak: 0 });
  });

  test('there is none without an account', async () => {
    await expect(openEngine(null).call('risk.overview', {})).rejects.toMatchObject({
      error: { code: 'NO_ACCOUNT' },
    });
  });
});

describe('decisions', () => {
  test('each order with every verdict; searched by symbol, rule, code; by outcome; page by page', async () => {
    const { call } = await desk(null, { rule: 'max-quantity', limit: 200, id: 'mine', severity: 'reduce' });
    await call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    await call('orders.place', limitOrder(FPT, 'buy', 700, 94_900));
    await call('orders.place', limitOrder('HOSE:VCB', 'buy', 100, 10_000));
    const found = (params: Params<'risk.decisions'>) => call('risk.decisions', params);
    expect((await found({})).map(({ outcome, quantity, asked }) => [outcome, quantity, asked])).toEqual([
      ['denied', 100, null],
      ['reduced', 200, 700],
      ['accepted', 100, null],
    ]);
    expect(await found({ outcome: 'reduced' })).toHaveLength(1);
    expect((await found({ search: 'VCB' })).map(({ symbol }) => symbol)).toEqual(['VCB']);
    expect(await found({ search: 'PRICE_OUTSIDE_BAND' })).toHaveLength(1);
    expect(await found({ search: 'no%such' })).toEqual([]);
    const [newest] = await found({ limit: 1 });
    expect((await found({ before: newest!.seq })).map(({ outcome }) => outcome)).toEqual([
      'reduced',
      'accepted',
    ]);
    expect((await found({ outcome: 'accepted' }))[0]!.checks).toContainEqual(
      expect.objectContaining({ check: 'max-quantity', rule: 'mine', passed: true, value: 100, limit: 200 }),
    );
  });

  test('the rules of the past, newest first', async () => {
    const { call } = await desk(null, { rule: 'max-quantity', limit: 200 });
    await call('risk.setRules', { commandId: commandId(), rules: [] });
    const history = await call('risk.ruleHistory', {});
    expect(history.map(({ rules }) => rules.length)).toEqual([0, 1, 4]);
  });
});

describe('rules tried on the past', () => {
  test('verdicts that would change, at the market and in the account of that moment; after a restart, too', async () => {
    const folder = temporaryFolder();
    const engine = await desk(folder, { rule: 'max-quantity', limit: 500 });
    const { call } = engine;
    await call('orders.place', limitOrder(FPT, 'buy', 300, 95_000));
    engine.play(400);
    await call('orders.place', limitOrder(FPT, 'buy', 600, 95_000));
    await call('orders.place', marketOrder(FPT, 'buy', 100));
    engine.play(400);
    await call('orders.place', limitOrder(FPT, 'buy', 100, 95_000));
    const same = await call('risk.replay', { rules: [{ rule: 'max-quantity', limit: 500 }] });
    expect(same).toEqual({ orders: 4, same: 4, wouldDeny: 0, wouldAccept: 0, changed: [] });
    const tighter: Rules = [{ rule: 'max-quantity', limit: 200, id: 'tight' }];
    const changed = await call('risk.replay', { rules: tighter });
    expect(changed).toMatchObject({ orders: 4, same: 3, wouldDeny: 1, wouldAccept: 0 });
    expect(changed.changed[0]).toMatchObject({
      orderId: 'O1',
      before: null,
      after: { code: 'QUANTITY_ABOVE_LIMIT', limit: 200 },
      failed: [{ rule: 'tight', value: 300, limit: 200 }],
    });
    const looser = await call('risk.replay', { rules: [] });
    expect(looser).toMatchObject({ wouldAccept: 1, wouldDeny: 0, same: 3 });
    const { rules } = await call('workspace.status', {});
    expect(rules).toHaveLength(1);
    await engine.engine.close();
    const again = openEngine(folder);
    expect(await again.call('risk.replay', { rules: tighter })).toEqual(changed);
    // The next account trades on the same market: its past is retraced through the account before it.
    await again.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
    again.play(300);
    await again.call('orders.place', limitOrder(FPT, 'buy', 300, 95_000));
    await again.call('orders.place', marketOrder(FPT, 'buy', 100));
    expect(await again.call('risk.replay', { rules: tighter })).toMatchObject({
      orders: 2,
      same: 1,
      wouldDeny: 1,
      changed: [{ after: { limit: 200 } }],
    });
    expect(await again.call('risk.replay', { rules: [] })).toMatchObject({ orders: 2, same: 2 });
  });
});

describe('risk.check', () => {
  test('an account that exists for the call alone; a broken rule says where', async () => {
    const { call } = openEngine(null);
    const order = { symbol: 'FPT', side: 'buy', quantity: '1000', price: '95000' } as const;
    await expect(call('risk.check', { order })).rejects.toMatchObject({ error: { code: 'NO_ACCOUNT' } });
    const account = { cash: { VND: '10000000', USD: '0' } };
    expect(await call('risk.check', { order, account, rules: [] })).toMatchObject({
      outcome: 'denied',
      denial: { code: 'INSUFFICIENT_BUYING_POWER', available: 10_000_000 },
    });
    const broken = [{ rule: 'gross-exposure', limit: { amount: '10.5', currency: 'VND' } }] as const;
    await expect(call('risk.check', { order, account, rules: [...broken] })).rejects.toMatchObject({
      error: { code: 'BAD_REQUEST', params: { detail: expect.stringContaining('rules.0') } },
    });
    expect((await call('workspace.status', {})).mode).toBe('first-run');
  });
});

test('a stopped account stays stopped over a restart and a reset, positions still to be closed with it', async () => {
  const folder = temporaryFolder();
  const engine = await desk(folder);
  await engine.call('risk.emergencyStop', { commandId: commandId(), flatten: false });
  await engine.engine.close();
  const again = openEngine(folder);
  expect((await again.call('workspace.status', {})).trading).toMatchObject({
    mode: 'halted',
    cause: { by: 'emergency-stop' },
  });
  await again.call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
  expect((await again.call('workspace.status', {})).trading.mode).toBe('halted');
});

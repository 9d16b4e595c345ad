/** One host, one page and a session with its engine, shared by the tests of a file. The market stands unless it is let run. */
import { expect, vi } from 'vitest';
import type { Browser, Page } from 'playwright';
import type { CallFunction } from '#contract/calls.ts';
import type { Quote } from '#contract/market-views.ts';
import type { OrderView } from '#contract/views.ts';
import { attach, launchBrowser, openAccountOnPage, openPage, startHost, type Host } from './app.ts';
import { temporaryFolder } from './folders.ts';

export interface Desk {
  readonly browser: Browser;
  readonly host: Host;
  readonly folder: string;
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly call: CallFunction;
  end(): Promise<void>;
}

export async function openDesk(holdings = ''): Promise<Desk> {
  const folder = temporaryFolder();
  const [browser, host] = await Promise.all([launchBrowser(), startHost(folder)]);
  const { page, complaints } = await openPage(browser, host.address);
  const { call, close } = await attach(folder);
  await openAccountOnPage(page, holdings);
  await runUntil(call, async () => {
    const { bid, ask, volume } = await quoteOf(call, 'HOSE:FPT');
    return bid !== null && ask !== null && volume > 0;
  });
  const end = async () => {
    close();
    await browser.close();
    await host.stop();
  };
  return { browser, host, folder, page, complaints, call, end };
}

/** Lets the market run fast until something is so, and stops it. */
export async function runUntil(call: CallFunction, so: () => Promise<boolean>): Promise<void> {
  await call('clock.set', { speed: 100, paused: false });
  const check = async () => {
    if (!(await so())) throw new Error('not so yet');
  };
  await vi.waitFor(check, { interval: 20, timeout: 20_000 });
  await call('clock.set', { speed: 1, paused: true });
}

/** What the screen or the engine comes to say, also on a busy machine. */
export const eventually = <T>(read: () => T): ReturnType<typeof expect.poll<T>> =>
  expect.poll(read, { interval: 25, timeout: 15_000 });

export async function quoteOf(call: CallFunction, instrumentId: string): Promise<Quote> {
  const { quotes } = await call('session.bootstrap', {});
  return quotes.find((quote) => quote.instrumentId === instrumentId)!;
}

/** All orders of the current stream, oldest first. */
export async function ordersOf(call: CallFunction): Promise<OrderView[]> {
  return [...(await call('orders.list', { status: null, before: null, limit: 100 }))].reverse();
}

let commands = 0;
export const commandId = (): string => {
  commands += 1;
  return `desk-${commands}`;
};

/** A limit order that waits until it is cancelled. */
export async function placeLimit(
  call: CallFunction,
  instrumentId: string,
  side: 'buy' | 'sell',
  quantity: number,
  price: number,
): Promise<OrderView> {
  const ticket = { instrumentId, side, type: 'limit', timeInForce: 'GTC', quantity, price } as const;
  const { orders } = await call('orders.place', { commandId: commandId(), ticket });
  return orders[0]!;
}

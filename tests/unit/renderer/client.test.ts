/** The contract client: replies find their call, commands survive a lost connection under the same commandId. */
import { describe, expect, it } from 'vitest';
import { AppFailure } from '#contract/errors.ts';
import type { Request, ServerMessage } from '#contract/wire.ts';
import { createClient } from '#renderer/client/client.ts';
import { backoff, encode } from '#renderer/client/socket.ts';
import type { Transport, TransportEvents } from '#renderer/client/transport.ts';

function fakeTransport() {
  const sent: Request[] = [];
  let events: TransportEvents | null = null;
  let open = true;
  const transport: Transport = {
    send: (request) => {
      if (open) sent.push(request);
      return open;
    },
    start: (given) => {
      events = given;
      return () => undefined;
    },
  };
  return {
    transport,
    sent,
    message: (message: ServerMessage) => events?.message(message),
    state: (state: 'open' | 'lost') => {
      open = state === 'open';
      events?.state(state);
    },
  };
}

function started() {
  const fake = fakeTransport();
  const client = createClient(fake.transport);
  const frames: unknown[] = [];
  client.start({ frame: (frame) => frames.push(frame), connection: () => undefined });
  return { ...fake, client, frames };
}

describe('createClient', () => {
  it('answers the call that asked and passes pushed frames on', async () => {
    const { client, sent, message, frames } = started();
    const ping = client.call('workspace.status', {});
    message({ frame: { quotes: [] } });
    message({ id: sent[0]?.id ?? 0, ok: true, result: { at: 7 } });
    expect(await ping).toEqual({ at: 7 });
    expect(frames).toEqual([{ quotes: [] }]);
  });

  it('rejects with the AppError of the reply', async () => {
    const { client, sent, message } = started();
    const ping = client.call('workspace.status', {});
    message({ id: sent[0]?.id ?? 0, ok: false, error: { code: 'NOT_FOUND', params: { what: 'x' } } });
    await expect(ping).rejects.toMatchObject({ error: { code: 'NOT_FOUND', params: { what: 'x' } } });
  });

  it('rejects queries when the connection is lost and sends commands again, unchanged', async () => {
    const { client, sent, state, message } = started();
    const query = client.call('workspace.status', {});
    const command = client.call('orders.cancel', { commandId: 'c1', orderId: 'O-1' });
    state('lost');
    await expect(query).rejects.toBeInstanceOf(AppFailure);
    state('open');
    const again = sent.slice(2);
    expect(again.map((request) => request.params)).toEqual([{ commandId: 'c1', orderId: 'O-1' }]);
    for (const request of again) message({ id: request.id, ok: true, result: { denial: null, orders: [] } });
    expect(await command).toEqual({ denial: null, orders: [] });
  });

  it('refuses everything at once without a connection, and sends none of it later', async () => {
    const { client, sent, state } = started();
    state('lost');
    const disconnected = { error: { code: 'DISCONNECTED' } };
    await expect(
      client.call('orders.cancelAll', { commandId: 'c', instrumentId: null }),
    ).rejects.toMatchObject(disconnected);
    await expect(client.call('workspace.status', {})).rejects.toMatchObject(disconnected);
    state('open');
    expect(sent).toEqual([]);
  });
});

describe('the socket', () => {
  it('sends bytes beside the text', () => {
    const bytes = Uint8Array.of(1, 2);
    const { parts, text } = encode({ id: 3, name: 'sheets.parse', params: { fileName: 'a', bytes } });
    expect(parts).toEqual([bytes]);
    expect(JSON.parse(text)).toEqual({
      id: 3,
      name: 'sheets.parse',
      params: { fileName: 'a', bytes: { $bytes: 0 } },
    });
  });

  it('waits longer after each failure, up to a limit', () => {
    expect([0, 1, 2].map(backoff)).toEqual([250, 500, 1000]);
    expect(backoff(20)).toBe(5000);
  });
});

/** Transport over the desktop preload bridge. Structured clone carries bytes as they are; it never disconnects. */
import type { Bridge, Transport } from './transport.ts';

export function bridgeTransport(bridge: Bridge): Transport {
  return {
    send: (request) => {
      bridge.request(request);
      return true;
    },
    start: (events) => {
      const stop = bridge.subscribe(events.message);
      events.state('open');
      return stop;
    },
  };
}

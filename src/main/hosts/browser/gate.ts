/**
 * Who may talk to the browser host: requests that name this loopback address, and hold the session's cookie, which a
 * one-time token in the printed address is exchanged for.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

const COOKIE = 'tapedeck_session';
const secret = (): string => randomBytes(32).toString('hex');

/** The workspace's session secret, readable by this user alone; made at the first start. */
export function sessionSecret(folder: string): string {
  const file = join(folder, 'session.key');
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (/^[0-9a-f]{64}$/.test(kept)) return kept;
  } catch {
    // Not there yet.
  }
  const made = secret();
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

export class Gate {
  private readonly session: string;
  private token = secret();
  private readonly port: number;

  /** `session` is the cookie's secret: one that outlives a restart lets open tabs go on. */
  constructor(port: number, session = secret()) {
    this.port = port;
    this.session = session;
  }

  /** The address to open; good once. */
  address(): string {
    return `http://127.0.0.1:${this.port}/?token=${this.token}`;
  }

  /** Refuses names other than the loopback's: a page elsewhere cannot reach us by rebinding its own name. */
  knownHost(request: IncomingMessage): boolean {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`].includes(request.headers.host ?? '');
  }

  knownOrigin(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return (
      origin === undefined ||
      [`http://127.0.0.1:${this.port}`, `http://localhost:${this.port}`].includes(origin)
    );
  }

  holdsSession(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/);
    return cookies.some(
      (cookie) => cookie.startsWith(`${COOKIE}=`) && same(cookie.slice(COOKIE.length + 1), this.session),
    );
  }

  /** Takes a token once; the cookie it is worth, or null. */
  redeem(token: string): string | null {
    if (!same(token, this.token)) return null;
    this.token = secret();
    return `${COOKIE}=${this.session}; HttpOnly; SameSite=Strict; Path=/`;
  }
}

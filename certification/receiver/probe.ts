import { spawn } from 'node:child_process';
import { Decimal } from 'decimal.js';
import { UnusableEndpoint } from '../bad-input.js';
import { send } from './send.js';

/** What a partner's books say. */
export interface Books {
  bookings: { id: string; amount: string; currency: string }[];
  balances: { user: string; currency: string; amount: string }[];
}

/** Asks a partner what was booked. */
export type Probe = (ids: readonly string[], users: readonly string[]) => Promise<Books>;

const deadlineMs = 10_000;

/** Asks a URL: `GET <url>?id=…&user=…`. */
export function urlProbe(url: URL, headers: Readonly<Record<string, string>> = {}): Probe {
  return async (ids, users) => {
    const address = new URL(url);
    for (const id of ids) address.searchParams.append('id', id);
    for (const user of users) address.searchParams.append('user', user);
    const sent = await send({ url: address, method: 'GET', headers, pieces: [] }, deadlineMs);
    if (sent.kind !== 'status' || sent.status !== 200)
      throw new UnusableEndpoint(`the probe: ${sent.kind === 'status' ? `answers ${sent.status}` : 'gives no answer'}`);
    return booksOf(sent.body, ids, users);
  };
}

/** Asks a command: `{ids, users}` as JSON on its standard input. */
export function commandProbe(command: string): Probe {
  return async (ids, users) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'ignore'], timeout: deadlineMs });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify({ ids, users }));
    const code = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null));
      child.once('close', resolve);
    });
    if (code !== 0) throw new UnusableEndpoint(`the probe: the command ended with ${code ?? 'no'} exit code`);
    return booksOf(output, ids, users);
  };
}

/**
 * What an answer says of what it was asked for: anything else in it is left behind, for it may be anybody's.
 * @throws UnusableEndpoint where it is not of the documented form
 */
export function booksOf(text: string, ids: readonly string[], users: readonly string[]): Books {
  const { bookings, balances = [] } = objectOf(text);
  if (!Array.isArray(bookings) || !Array.isArray(balances))
    throw new UnusableEndpoint('the probe: its answer lacks the list "bookings"');
  const asked = new Set(ids);
  const known = new Set(users);
  return {
    bookings: bookings.flatMap((one: unknown) => {
      const { id, amount, currency } = row(one);
      return asked.has(id) ? [{ id, amount: decimalOf(amount), currency: nameOf(currency) }] : [];
    }),
    balances: balances.flatMap((one: unknown) => {
      const { user, amount, currency } = row(one);
      return known.has(user) ? [{ user, amount: decimalOf(amount), currency: nameOf(currency) }] : [];
    }),
  };
}

function objectOf(text: string): { bookings?: unknown; balances?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as object;
  } catch {
    throw new UnusableEndpoint('the probe: its answer is no JSON');
  }
}

function row(value: unknown): Record<'id' | 'user' | 'amount' | 'currency', string> {
  const { id, user, amount, currency } = (value ?? {}) as Record<string, unknown>;
  const text = (one: unknown): string => (typeof one === 'string' ? one : '');
  return { id: text(id), user: text(user), amount: text(amount), currency: text(currency) };
}

/** An amount as a decimal in plain digits. */
function decimalOf(text: string): string {
  if (!/^-?\d{1,40}(\.\d{1,40})?$/.test(text))
    throw new UnusableEndpoint('the probe: an amount is no decimal in a string, such as "10.50"');
  return new Decimal(text).toFixed();
}

function nameOf(text: string): string {
  if (!/^[a-z0-9]{1,12}$/i.test(text))
    throw new UnusableEndpoint('the probe: a currency is no short name, such as "eur"');
  return text.toLowerCase();
}

import { isLosslessNumber, type LosslessNumber } from 'lossless-json';
import { exactNumber } from '../json.js';
import { createLedger, type LedgerDump } from '../ledger/ledger.js';
import { Money } from '../ledger/money.js';
import type { Random } from '../random.js';

/** A class of values that JSON does not have. */
interface Kind {
  tag: string;
  holds(value: unknown): boolean;
  /** A value whose parts are encoded again. */
  encode(value: never): unknown;
  /** From decoded parts. */
  decode(content: never, root: Random): unknown;
}

const kinds: readonly Kind[] = [
  {
    tag: '$decimal',
    holds: (value) => value instanceof Money,
    encode: (value: Money) => value.toFixed(),
    decode: (text: string) => new Money(text),
  },
  {
    tag: '$number',
    holds: isLosslessNumber,
    encode: ({ value }: LosslessNumber) => value,
    decode: exactNumber,
  },
  {
    tag: '$map',
    holds: (value) => value instanceof Map,
    encode: (value: Map<unknown, unknown>) => [...value],
    decode: (entries: [unknown, unknown][]) => new Map(entries),
  },
  {
    tag: '$random',
    holds: (value) => isRecord(value) && typeof value['fork'] === 'function',
    encode: ({ labels }: Random) => labels,
    decode: (labels: string[], root) => root.fork(...labels),
  },
  {
    tag: '$ledger',
    holds: (value) => isRecord(value) && typeof value['book'] === 'function',
    encode: (value: { dump(): LedgerDump }) => value.dump(),
    decode: (dump: LedgerDump) => createLedger(dump),
  },
  {
    // What a partner sent can have names that look like tags.
    tag: '$object',
    holds: (value) => isRecord(value) && Object.keys(value).some((name) => name.startsWith('$')),
    encode: (value: Record<string, unknown>) => Object.entries(value).filter(([, member]) => member !== undefined),
    decode: (entries: [string, unknown][]) => Object.fromEntries(entries),
  },
];

/** A value as JSON; throws for one that could not be read back. */
export function encode(value: unknown): unknown {
  const kind = kinds.find(({ holds }) => holds(value));
  if (kind) return { [kind.tag]: encode(kind.encode(value as never)) };
  if (Array.isArray(value)) return value.map(encode);
  if (isRecord(value)) return mapValues(value, encode);
  if (typeof value === 'function') throw new Error('State must not hold functions.');
  return value;
}

/** The value that `encode` was given; `root` is the sandbox's own stream. */
export function decode(value: unknown, root: Random): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(item, root));
  if (!isRecord(value)) return value;
  const kind = kinds.find(({ tag }) => Object.hasOwn(value, tag));
  if (kind) return kind.decode(decode(value[kind.tag], root) as never, root);
  return mapValues(value, (member) => decode(member, root));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function mapValues(value: Record<string, unknown>, change: (member: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, change(member)]),
  );
}

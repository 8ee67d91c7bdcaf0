import { createData, type Data } from '../data/data.js';
import { formatValues } from '../data/formats.js';
import { sceneOf } from '../data/scene.js';

/** Texts that are of a format and look unlike each other, and texts that come close to it. */
interface Samples {
  good: readonly string[];
  bad: readonly string[];
}

/** Written by hand: forms that a generator of realistic values would not make. */
const written: Readonly<Record<string, Samples>> = {
  uuid: {
    good: ['00000000-0000-0000-0000-000000000000', '0F8FAD5B-D9CB-469F-A165-70867728950E'],
    bad: [
      '0f8fad5bd9cb469fa16570867728950e',
      '{0f8fad5b-d9cb-469f-a165-70867728950e}',
      '0f8fad5b-d9cb-469f-a165-70867728950g',
    ],
  },
  'date-time': {
    good: [
      '2026-01-31T23:59:59Z',
      '2026-01-31T10:00:00.123456789Z',
      '2026-01-31T10:00:00+02:00',
      '2024-02-29T00:00:00-11:30',
    ],
    bad: [
      '2026-01-31T10:00:00',
      '2026-01-31 10:00:00Z',
      '2026-02-30T10:00:00Z',
      '2026-01-31',
      '2026-01-31T24:00:00Z',
      '1769853600',
    ],
  },
  date: {
    good: ['2024-02-29', '2026-12-31', '1900-01-01'],
    bad: ['2026-02-30', '31.01.2026', '2026-1-31', '20260131'],
  },
  email: {
    good: ['a@b.co', 'first.last+tag@sub.example.com'],
    bad: ['a@b', 'a.example.com', '@example.com', 'a@@example.com', 'a b@example.com'],
  },
  uri: {
    good: ['https://example.com', 'http://localhost:8080/a?b=c#d', 'https://example.com/ą'],
    bad: ['example.com', '/a/b', 'ftp://example.com', 'https://', 'https://exa mple.com'],
  },
  decimal: {
    good: ['0', '1', '-1', '0.1', '12.50', '0.00000001', '0.000000000000000001', '1000000000000'],
    bad: ['01', '1.', '.5', '+1', '1e3', '1,5', '', 'NaN', '0x1'],
  },
  phone: {
    good: ['48123456789', '+48123456789', '+1234567', '123456789012345'],
    bad: ['0048123456789', '123', '+48 123 456 789'],
  },
  'iso-3166-1-alpha-2': { good: ['PL', 'DE', 'US'], bad: ['pl', 'POL', 'XX', 'P'] },
  bic: { good: ['DEUTDEFF', 'DEUTDEFF500'], bad: ['deutdeff', 'DEUTDEF', 'DEUTDEFF50'] },
  'transaction-hash': {
    good: ['a'.repeat(64), `0x${'a'.repeat(64)}`, 'F'.repeat(64)],
    bad: ['a'.repeat(63), 'g'.repeat(64)],
  },
  'evm-address': { good: [`0x${'a'.repeat(40)}`, `0x${'F'.repeat(40)}`], bad: ['a'.repeat(40), `0x${'a'.repeat(39)}`] },
};

/** One place later in the alphabet or among digits, so that a text stays as long and of the same kinds. */
function shifted(character: string): string {
  return character === '9' ? '0' : character === 'z' ? 'a' : String.fromCharCode(character.charCodeAt(0) + 1);
}

/** A text with one small change, as slips of the pen make them. */
function spoiled(text: string): string[] {
  const at = Math.floor(text.length / 2);
  return [
    `${text.slice(0, -1)}${shifted(text.slice(-1))}`,
    `${text.slice(0, at)}${shifted(text[at] ?? 'a')}${text.slice(at + 1)}`,
    text.slice(0, -1),
    `${text}0`,
    ` ${text}`,
  ];
}

function drawn(format: string, data: Data): string[] {
  const maker = Object.hasOwn(formatValues, format) ? formatValues[format] : undefined;
  if (!maker) return [];
  const place = { name: '', siblings: {}, members: [] };
  return [0, 1].map(() => String(maker(data, sceneOf(data, 'full'), place)));
}

const known = new Map<string, Samples>();

/**
 * Good and bad samples of a format; equal seeds give equal ones. What is close to the format and happens to be of it may be among
 * the bad ones: whether it is, is for the caller to test.
 */
export function samplesOf(format: string, seed: number): Samples {
  const key = `${format} ${seed}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = made(format, seed)));
  return found;
}

function made(format: string, seed: number): Samples {
  const texts = drawn(format, createData(seed, 'format', format));
  const { good = [], bad = [] } = Object.hasOwn(written, format) ? (written[format] as Samples) : {};
  const own = [...texts, ...good];
  return { good: own, bad: [...bad, ...own.slice(0, 2).flatMap(spoiled), ''] };
}

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { bech32, bech32m, createBase58check } from '@scure/base';
import fc from 'fast-check';
import { packagedContracts } from '../model/load.js';
import { isAllowed } from './format.js';
import { formatNamed, formats, type ValueFormat } from './index.js';

const base58check = createBase58check((data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest()));

/** A Base58Check address of a version byte, with `length` bytes in all. */
function base58(version: number, length = 21): string {
  return base58check.encode(Uint8Array.from({ length }, (_, index) => (index === 0 ? version : index * 7)));
}

/** A segwit address of a version, with a program of so many bytes. */
function segwit(coder: typeof bech32, version: number, length: number): string {
  return coder.encode('bc', [version, ...coder.toWords(Uint8Array.from({ length }, (_, index) => index * 7))]);
}

/** Per format: valid values, and values that one slip of the pen makes of valid ones. */
const table: Record<string, { valid: string[]; broken: string[] }> = {
  uuid: {
    valid: [
      'c0545413-efd6-4f8e-97b8-f23753de9c31',
      'C0545413-EFD6-4F8E-97B8-F23753DE9C31',
      '00000000-0000-0000-0000-000000000000',
    ],
    broken: [
      'c0545413-efd6-4f8e-97b8-f23753de9c3',
      'c0545413-efd6-4f8e-97b8-f23753de9c311',
      'c0545413-efd6-4f8e-97b8-f23753de9c3g',
      'c0545413efd6-4f8e-97b8-f23753de9c31',
      ' c0545413-efd6-4f8e-97b8-f23753de9c31',
      'c0545413-efd6-4f8e-97b8-f23753de9c31\n',
    ],
  },
  'date-time': {
    valid: [
      '2026-02-01T09:30:00Z',
      '2026-02-01T09:30:00.125Z',
      '2026-02-01T23:59:59+05:30',
      '2024-02-29T00:00:00-08:00',
    ],
    broken: [
      '2026-02-01T09:30:00',
      '2026-02-01 09:30:00Z',
      '2026-02-01T09:30Z',
      '2026-02-01T9:30:00Z',
      '2026-02-29T09:30:00Z',
      '2026-13-01T09:30:00Z',
      '2026-02-01T24:00:00Z',
      '2026-02-01T09:60:00Z',
      '2026-02-01T09:30:00.Z',
      '2026-02-01T09:30:00+25:00',
      '2026-02-01',
    ],
  },
  date: {
    valid: ['2026-02-01', '2024-02-29', '1970-12-31'],
    broken: [
      '2026-2-01',
      '2026-02-1',
      '2026-02-30',
      '2025-02-29',
      '2026-00-01',
      '2026/02/01',
      '01-02-2026',
      '26-02-01',
    ],
  },
  email: {
    valid: ['anna.nowak@example.com', 'a+tag@mail.example.co', 'A@EXAMPLE.ORG'],
    broken: [
      'anna.nowak.example.com',
      'anna@nowak@example.com',
      'anna nowak@example.com',
      'anna@example',
      'anna@.com',
      'anna@-example.com',
      '@example.com',
      `${'a'.repeat(250)}@example.com`,
    ],
  },
  uri: {
    valid: ['https://example.com', 'http://example.com:8080/return?a=b#c'],
    broken: [
      'example.com',
      '//example.com',
      'ftp://example.com',
      'https//example.com',
      'https://',
      'https://exa mple.com',
    ],
  },
  iban: {
    valid: [
      'DE89370400440532013000',
      'PL61109010140000071219812874',
      'GB82WEST12345698765432',
      'PL83109000000000000012345678', // with a wrong check digit of the Polish bank inside
    ],
    broken: [
      'DE89370400440532013001',
      'DE8937040044053201300',
      'DE893704004405320130000',
      'PL16109010140000071219812874',
      'XX89370400440532013000',
      'GB82345698765432WEST12',
      'DE8X370400440532013000',
      '',
      'DE89 3704 0044 0532 0130 00',
    ],
  },
  'evm-address': {
    valid: ['0xde0bc7fee9ee43f3d6adf685124bde16adbabbda', '0xDE0BC7FEE9EE43F3D6ADF685124BDE16ADBABBDA'],
    broken: [
      'de0bc7fee9ee43f3d6adf685124bde16adbabbda',
      '0xde0bc7fee9ee43f3d6adf685124bde16adbabbd',
      '0xde0bc7fee9ee43f3d6adf685124bde16adbabbdaa',
      '0xge0bc7fee9ee43f3d6adf685124bde16adbabbda',
      '1xde0bc7fee9ee43f3d6adf685124bde16adbabbda',
    ],
  },
  'btc-address': {
    valid: [
      'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h',
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', // BIP 173
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', // BIP 350
      segwit(bech32, 0, 20),
      segwit(bech32, 0, 32),
      segwit(bech32m, 16, 2),
      ...[0x00, 0x05, 0x6f, 0xc4].map((version) => base58(version)),
    ],
    broken: [
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd', // version 1 with the checksum of version 0
      'bc1qw508d6qejxtdg4y5r3zarvarY0c5xw7kv8f3t4', // mixed case
      'tltc1qta85u858jm6q9t5cz3ngkthsvlxlckjhcyjjz9', // of another chain
      segwit(bech32m, 0, 20),
      segwit(bech32, 1, 32),
      segwit(bech32, 0, 21),
      segwit(bech32m, 1, 1),
      segwit(bech32m, 17, 32),
      base58(0x30),
      base58(0x00, 20),
      base58(0x00, 22),
      '',
    ],
  },
  'ltc-address': {
    valid: [
      'tltc1qta85u858jm6q9t5cz3ngkthsvlxlckjhcyjjz9',
      ...[0x30, 0x32, 0x05, 0x6f, 0xc4, 0x3a].map((version) => base58(version)),
    ],
    broken: ['tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h', base58(0x1e), base58(0x30, 20)],
  },
  'doge-address': {
    valid: ['nfHU2iK5kU3F6M4xw5dkEF9URCFRseCw9U', ...[0x1e, 0x16, 0x71, 0xc4].map((version) => base58(version))],
    broken: [base58(0x00), base58(0x1e, 25), 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h'],
  },
  'transaction-hash': {
    valid: [
      `0x${'0a'.repeat(32)}`,
      'F4'.repeat(32),
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    broken: [
      `0x${'0a'.repeat(31)}0`,
      `0x${'0a'.repeat(32)}0`,
      `1x${'0a'.repeat(32)}`,
      `0X${'0a'.repeat(32)}`,
      '0g'.repeat(32),
      'f4'.repeat(31),
      `${'f4'.repeat(32)}\n`,
    ],
  },
  phone: {
    valid: ['+48123456789', '48123456789', '+14155552671', '+123456789012345'],
    broken: [
      '+0123456789',
      '0048123456789',
      '+48 123 456 789',
      '+48-123456789',
      '+1234567890123456',
      '+12345',
      '',
      '+',
    ],
  },
  bic: {
    valid: ['DEUTDEFF', 'DEUTDEFF500', 'INGBPLPW', 'BREXPLPWMBK'],
    broken: ['DEUTDEF', 'DEUTDEFF5', 'DEUTDEFF50', 'DEUTXXFF', 'deutdeff', 'DEUT DEFF', '1EUTDEFF', ''],
  },
  decimal: {
    valid: ['0', '0.00', '12.50', '-3.8', '99827.60682136', '123456789012345678901234567890.123456789'],
    broken: ['', '.5', '5.', '05', '00.1', '+1', '1e3', '1,50', '1 000', '0x10', '--1', 'NaN', '1.2.3', '1\n'],
  },
  'iso-3166-1-alpha-2': {
    valid: ['PL', 'DE', 'US', 'JP'],
    broken: ['pl', 'POL', 'P', 'XX', 'UK', '', 'constructor', 'toString'],
  },
};

test('every format has its table, its own name and says what it is', () => {
  assert.deepEqual(formats.map((format) => format.name).sort(), Object.keys(table).sort());
  assert.equal(new Set(formats.map((format) => format.name)).size, formats.length);
  for (const format of formats) assert.ok(format.describes.length > 5, format.name);
});

for (const [name, { valid, broken }] of Object.entries(table)) {
  test(`${name}: accepts what is valid and refuses what a slip makes of it`, () => {
    const format = formatNamed(name);
    assert.ok(format);
    for (const value of valid) assert.equal(format.test(value), true, `"${value}" is valid`);
    for (const value of broken) assert.equal(format.test(value), false, `"${value}" is broken`);
  });
}

test('digits alone are a valid phone number, but tell none', () => {
  const phone = formatNamed('phone');
  assert.equal(phone?.recognises?.('+48123456789'), true);
  assert.equal(phone.recognises('48123456789'), false);
});

test('words that have the form of a code are told by no sample', () => {
  assert.equal(formatNamed('bic')?.test('VERIFIED'), true);
  for (const word of ['VERIFIED', 'PL', 'ACTIVE', 'PENDING', 'REJECTED'])
    assert.ok(!formats.some((format) => format.detectable && format.test(word)), word);
});

test('an address tells its net where its chain marks it', () => {
  const told: [string, string, string | undefined][] = [
    ['btc-address', 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h', 'test'],
    ['btc-address', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'main'],
    ['btc-address', base58(0x05), 'main'],
    ['btc-address', base58(0x6f), 'test'],
    ['ltc-address', 'tltc1qta85u858jm6q9t5cz3ngkthsvlxlckjhcyjjz9', 'test'],
    ['ltc-address', base58(0x30), 'main'],
    ['ltc-address', base58(0x3a), 'test'],
    ['doge-address', 'nfHU2iK5kU3F6M4xw5dkEF9URCFRseCw9U', 'test'],
    ['doge-address', base58(0x1e), 'main'],
    ['doge-address', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', undefined],
    ['btc-address', base58(0x30), undefined],
  ];
  for (const [name, value, net] of told) assert.equal(formatNamed(name)?.net?.(value), net, `${name} ${value}`);
  assert.equal(formatNamed('evm-address')?.net, undefined);
});

test('a name that is no format gives none', () => {
  assert.equal(formatNamed('toString'), undefined);
  assert.equal(formatNamed('time'), undefined);
});

const alphabets = {
  bech32: 'qpzry9x8gf2tvdw0s3jn54khce6mua7l',
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  iban: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
};

const checked = [
  ['btc-address', 'tb1qxcsykv7xgut2x7a6gkxryk0rknx727u7vwhe0h', 'bech32'],
  ['btc-address', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'bech32'],
  ['btc-address', base58(0x00), 'base58'],
  ['ltc-address', 'tltc1qta85u858jm6q9t5cz3ngkthsvlxlckjhcyjjz9', 'bech32'],
  ['ltc-address', base58(0x30), 'base58'],
  ['doge-address', 'nfHU2iK5kU3F6M4xw5dkEF9URCFRseCw9U', 'base58'],
  ['iban', 'DE89370400440532013000', 'iban'],
  ['iban', 'GB82WEST12345698765432', 'iban'],
] as const;

for (const [name, value, alphabet] of checked) {
  test(`${name}: the checksum of ${value} catches every change of one character`, () => {
    const format = formatNamed(name);
    assert.ok(format);
    assert.equal(format.test(value), true);
    for (let index = 0; index < value.length; index += 1) {
      for (const character of alphabets[alphabet]) {
        if (character === value[index]) continue;
        const changed = value.slice(0, index) + character + value.slice(index + 1);
        assert.equal(format.test(changed), false, `${changed} differs at ${index}`);
      }
    }
  });

  test(`${name}: the checksum of ${value} catches every swap of neighbours`, () => {
    const format = formatNamed(name);
    for (let index = 0; index + 1 < value.length; index += 1) {
      const [a = '', b = ''] = value.slice(index, index + 2);
      if (a === b) continue;
      const swapped = value.slice(0, index) + b + a + value.slice(index + 2);
      assert.equal(format?.test(swapped), false, `${swapped} is swapped at ${index}`);
    }
  });
}

test('of the formats recognised in samples, the documented wallets fit their own chain alone', () => {
  const { request } = JSON.parse(
    readFileSync(path.join(packagedContracts, 'test', 'payloads', 'userBalanceGenerated.json'), 'utf8'),
  ) as { request: { balances: { cryptoBalances: { name: string; wallet: string }[] } } };
  const chains: Record<string, string> = { usdc: 'evm', pol: 'evm', eth: 'evm', ltc: 'ltc', doge: 'doge', btc: 'btc' };
  const wallets = request.balances.cryptoBalances;
  assert.equal(wallets.length, 6);
  for (const { name, wallet } of wallets) {
    const fitting = formats.filter((format) => format.detectable && format.test(wallet)).map((format) => format.name);
    assert.deepEqual(fitting, [`${chains[name]}-address`], name);
  }
});

test('no text is of two kinds of value that samples are told apart by', () => {
  const kinds = ['uuid', 'date-time', 'date', 'email', 'uri', 'iban', 'evm-address', 'transaction-hash', 'decimal'];
  for (const kind of kinds)
    for (const value of table[kind]?.valid ?? []) {
      const fitting = formats.filter((format) => format.detectable && format.test(value)).map((format) => format.name);
      assert.deepEqual(fitting, [kind], value);
    }
});

test('a calendar day is a date exactly when the calendar has it', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      (year, month, day) => {
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
        const text = `${year}-${two(month)}-${two(day)}`;
        assert.equal(formatNamed('date')?.test(text), day <= last, text);
        assert.equal(formatNamed('date-time')?.test(`${text}T00:00:00Z`), day <= last, text);
      },
    ),
  );
});

test('values are judged by what the standard of a format allows', () => {
  const judged: Record<string, { allowed: string[]; broken: string[] }> = {
    'date-time': {
      allowed: ['2026-02-01t09:30:00z', '2016-12-31T23:59:60Z', '2017-01-01T05:29:60.5+05:30', '1990-06-30t23:59:60z'],
      broken: ['2026-02-01 09:30:00z', '2016-12-31T12:30:60Z', '2016-12-30T23:59:60Z', '2016-12-31T23:59:61Z'],
    },
    uri: {
      allowed: ['urn:isbn:0451450523', 'mailto:anna@example.com', 'ftp://example.com/a', 'tag:example.com,2026:a'],
      broken: ['example.com', '/a', 'https://', 'urn:', 'urn:a b', 'mailto:%zz', 'http:example.com'],
    },
    email: {
      allowed: ['root@localhost', '"anna nowak"@example.com', 'anna@[192.0.2.1]'],
      broken: ['anna@', '@localhost', 'anna nowak@localhost', 'anna@-a', 'anna', 'anna@a..b'],
    },
    uuid: { allowed: ['C0545413-EFD6-4F8E-97B8-F23753DE9C31'], broken: ['C0545413EFD64F8E97B8F23753DE9C31'] },
  };
  for (const [name, { allowed, broken }] of Object.entries(judged)) {
    const format = formatNamed(name) as ValueFormat;
    for (const value of allowed) assert.equal(isAllowed(format, value), true, `${name}: ${value}`);
    for (const value of broken) assert.equal(isAllowed(format, value), false, `${name}: ${value}`);
  }
});

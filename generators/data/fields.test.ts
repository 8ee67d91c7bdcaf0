import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../contracts/formats/index.js';
import { contractOf } from './contracts.js';
import { createData } from './data.js';
import { fieldValues } from './fields.js';
import { formatValues } from './formats.js';
import { sceneOf, type Place } from './scene.js';
import { valueFor } from './value.js';

const place = (name: string): Place => ({ name, siblings: {}, members: [] });

function text(name: string, seed: number): string {
  const data = createData(seed);
  return String(fieldValues[name]?.(data, sceneOf(data, 'full'), place(name)));
}

test('made-up people can be nobody: reserved mail domains, no assigned number, of age, papers not expired', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    assert.match(text('email', seed), /^[a-z0-9]{12}@example\.com$/);
    assert.match(text('phone', seed), /^48000\d{6}$/);
    const birth = text('birthDate', seed);
    assert.ok(birth > '1954-01-01' && birth < '2006-01-02', birth);
    assert.ok(text('documentIssueDate', seed) < '2026-01-01');
    assert.ok(text('documentExpiryDate', seed) > '2026-01-01');
    assert.match(text('additionalInfo', seed), /^[\w .-]+$/);
    assert.match(text('exp', seed), /^(0[1-9]|1[0-2])\/(2[7-9]|3[01])$/);
  }
});

test('card numbers have a check digit and a first digit that no network issues', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const number = text('cardNumber', seed);
    assert.match(number, /^9\d{15}$/);
    const sum = [...number].reverse().reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    assert.equal(sum % 10, 0, number);
  }
});

test('every format of the contracts can be made, and what is made is of that format', () => {
  assert.deepEqual(Object.keys(formatValues).sort(), formats.map(({ name }) => name).sort());
  for (const { name, test: accepts } of formats)
    for (let seed = 0; seed < 200; seed += 1) {
      const value = valueFor({ type: 'string', format: name }, createData(seed, name), 'full');
      assert.ok(typeof value === 'string' && accepts(value), `${name}: ${String(value)}`);
    }
});

test('addresses are of test nets: nothing made up is a place where money could be lost', () => {
  const address = (format: string): string =>
    valueFor({ type: 'string', format }, createData(format), 'full') as string;
  assert.match(address('btc-address'), /^tb1q/);
  assert.match(address('ltc-address'), /^tltc1q/);
  assert.match(address('doge-address'), /^n/);
  assert.match(address('evm-address'), /^0x[0-9a-f]{40}$/);
});

test('countries are on every complete list of the contract, IBANs are of countries that have them', () => {
  for (const version of ['legacy', 'test', 'latest'] as const) {
    const contract = contractOf(version);
    const { iban, cards } = contract.facts.countries;
    for (let seed = 0; seed < 50; seed += 1) {
      const made = (format: string): string =>
        valueFor({ type: 'string', format }, createData(seed), 'full', contract) as string;
      const country = made('iso-3166-1-alpha-2');
      assert.ok(iban?.codes.includes(country) && cards?.codes.includes(country), `${version} ${country}`);
      assert.ok(iban?.codes.includes(made('iban').slice(0, 2)), version);
    }
  }
});

test('a validity ends after it begins', () => {
  const contract = contractOf('test');
  const time = (name: string, seed: number): string =>
    valueFor({ type: 'string', format: 'date-time' }, createData(seed), 'full', contract, name) as string;
  for (let seed = 0; seed < 50; seed += 1)
    for (const end of ['validUntil', 'expiresAt']) assert.ok(time('createdAt', seed) < time(end, seed + 1));
});

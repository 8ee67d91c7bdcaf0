import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVersions, loadContract } from '../model/load.js';
import { formats } from './index.js';
import { addressFormatOf, networksWithAddresses } from './network-addresses.js';

test('every network of the facts has a format of addresses, which is registered, and no other network has one', () => {
  const known = new Set(
    listVersions().flatMap((version) => loadContract(version).facts.networks.map(({ key }) => key)),
  );
  assert.deepEqual([...known].sort(), [...networksWithAddresses].sort());
  for (const network of known) {
    const format = addressFormatOf(network);
    assert.ok(format && formats.includes(format), network);
  }
});

test('networks that nobody knows have none, and neither has the name of a member that every object inherits', () => {
  for (const network of [undefined, '', 'solana', 'Polygon', 'constructor', 'toString'])
    assert.equal(addressFormatOf(network), undefined);
});

test('networks of one chain share a format', () => {
  assert.equal(addressFormatOf('ethereum'), addressFormatOf('polygon'));
  assert.notEqual(addressFormatOf('btc'), addressFormatOf('ltc'));
});

// The bundle of a client's certification is checked as that of a receiver: nothing of its record can be edited.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { evidenceOf, sealed } from '../bundle/build.js';
import { textIn, type BundleFiles } from '../bundle/files.js';
import type { CallLine, CertificationLine } from '../record/format.js';
import { inputOf, sealing, testKey, verified } from '../test-support/bundles.js';
import type { Tried } from '../test-support/certify.js';
import { certifiedClient, clientKey } from '../test-support/client.js';

const { signing, issuer } = testKey();
let good: Tried;
before(async () => {
  good = await certifiedClient();
});

/** A bundle of the record's outcomes with other lines in the record, signed with the issuer's own key. */
function bundleWith(lines: readonly CertificationLine[]): BundleFiles {
  const input = inputOf(good);
  const evidence = evidenceOf(input);
  const other = evidenceOf({ ...input, lines: [...lines] });
  const files = new Map(other.files).set('requirements.json', evidence.files.get('requirements.json') as Uint8Array);
  return sealed({ ...evidence, files }, input, { ...sealing, key: signing });
}

test('a client’s bundle is accepted, says which side it is about, and shows no key', () => {
  const files = bundleWith(good.lines);
  const { accepted, says, certificate } = verified(files, { issuer });
  assert.equal(accepted, true, says);
  assert.equal(certificate?.side, 'client');
  assert.match(textIn(files, 'certificate.html'), /Client of the Partner API/);
  for (const path of files.keys()) assert.ok(!textIn(files, path).includes(clientKey), path);
});

const edits: [string, (call: CallLine) => CallLine][] = [
  ['a key in the query', (call) => ({ ...call, key: { sent: true, elsewhere: ['the query'] } })],
  ['a lock of nobody', (call) => (call.usedLock ? { ...call, usedLock: 'other' } : call)],
];

for (const [what, edit] of edits)
  test(`a record with ${what} is refused, whoever signed the outcomes`, () => {
    const lines = good.lines.map((line) => (line.type === 'call' ? edit(line) : line));
    assert.equal(verified(bundleWith(lines), { issuer }).accepted, false);
  });

const odd: [string, (lines: readonly CertificationLine[]) => CertificationLine[], RegExp][] = [
  ['a flow less', (lines) => lines.filter((line) => line.type !== 'flow' || line.flow !== 'balances'), /other flows/],
  [
    'an end that no flow allows',
    (lines) => lines.map((line) => (line.type === 'flow' ? { ...line, ends: [...line.ends, 'died'] } : line)),
    /other flows/,
  ],
  [
    'a profile’s hash for that of the flows',
    (lines) =>
      lines.map((line) =>
        line.type === 'certification' && line.side === 'client'
          ? { ...line, flowsHash: line.profiles[0]?.hash ?? '' }
          : line,
      ),
    /flows that this version of the tool does not know/,
  ],
];

for (const [what, edit, says] of odd)
  test(`a record with ${what} is refused`, () => {
    const verdict = verified(sealedAgain(edit(good.lines)), { issuer });
    assert.equal(verdict.accepted, false);
    assert.match(verdict.says, says);
  });

/** A bundle that was made of other lines from the beginning. */
function sealedAgain(lines: readonly CertificationLine[]): BundleFiles {
  const input = inputOf({ ...good, lines: [...lines] });
  return sealed(evidenceOf(input), input, { ...sealing, key: signing });
}

test('a record of flows that nobody published is refused', () => {
  const lines = good.lines.map((line) =>
    line.type === 'certification' && line.side === 'client' ? { ...line, flowsHash: '0'.repeat(64) } : line,
  );
  const { accepted, says } = verified(bundleWith(lines), { issuer });
  assert.equal(accepted, false);
  assert.match(says, /flows that this version of the tool does not know/);
});

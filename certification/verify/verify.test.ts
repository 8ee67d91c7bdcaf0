import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { evidenceOf, sealed } from '../bundle/build.js';
import { jsonText, textIn, type BundleFiles } from '../bundle/files.js';
import { unzip, zipOf } from '../bundle/zip.js';
import type { CertificationLine, StartLine } from '../record/format.js';
import { goodBundle, goodTrial, inputOf, sealing, testKey, verified } from '../test-support/bundles.js';
import type { Provider } from '../receiver/provider.js';
import { packaged, secret, token, type Tried } from '../test-support/certify.js';
import { certifiedClient } from '../test-support/client.js';
import { tamper } from '../test-support/tamper.js';
import { resealed, statementIn, withOutcome } from '../test-support/tampering.js';

const withHash = (provider: Provider, hash: string): Provider => ({
  ...provider,
  contract: { ...provider.contract, hash },
});

const key = testKey();
const { issuer } = key;
let good: BundleFiles;
before(async () => {
  good = await goodBundle(key.signing);
});

describe('a good bundle', () => {
  test('is accepted as issued, from the folder and the zip', () => {
    const { accepted, kind, says, certificate } = verified(good, { issuer });
    assert.deepEqual([accepted, kind, says], [true, 'issued', 'issued by The Provider']);
    assert.equal(certificate?.verdict, 'conformant');
    assert.equal(verified(unzip(zipOf(good), 'zip'), { issuer }).accepted, true);
  });
  test('is the same zip every time', () => {
    const backwards = new Map([...good].reverse());
    assert.deepEqual(zipOf(good), zipOf(backwards));
  });
  test('shows no secret', () => {
    const whole = Buffer.from(zipOf(good)).toString('latin1');
    for (const text of [token, secret, 'PRIVATE KEY']) assert.ok(!whole.includes(text), text);
  });
  test('has counts that its record comes to', () => {
    const { results, counts } = JSON.parse(textIn(good, 'requirements.json')) as {
      results: { outcome: string }[];
      counts: Record<string, number>;
    };
    for (const [outcome, count] of Object.entries(counts))
      assert.equal(results.filter((result) => result.outcome === outcome).length, count);
  });
});

describe('a bundle is refused', () => {
  const refusal = (files: BundleFiles, changes: Parameters<typeof verified>[1] = { issuer }): string => {
    const { accepted, says } = verified(files, changes);
    assert.equal(accepted, false);
    return says;
  };
  test('without a key of the issuer, as self-declared', () => {
    assert.match(refusal(good, {}), /^self-declared/);
    assert.equal(verified(good, {}).kind, 'self-declared');
  });
  test('with another key', () => {
    assert.match(refusal(good, { issuer: testKey().issuer }), /another key/);
  });
  test('when it has expired, was revoked, or its edition has changed', () => {
    assert.equal(refusal(good, { issuer, today: '2027-11-21' }), 'expired on 2027-11-20');
    const revoked = [{ certificate: sealing.id, since: '2026-11-25', reason: 'the key was lost' }];
    assert.match(refusal(good, { issuer, revocations: { revoked } }), /^revoked since 2026-11-25: the key was lost/);
    const byKey = [{ key: key.signing.keyId, since: '2026-11-25', reason: 'lost' }];
    assert.match(refusal(good, { issuer, revocations: { revoked: byKey } }), /^revoked/);
    assert.match(
      refusal(good, { issuer, provider: (version) => withHash(packaged(version), '0'.repeat(64)) }),
      /contract of edition latest has changed/,
    );
    const { accepted, says } = verified(good, { issuer, provider: () => undefined });
    assert.equal(accepted, true);
    assert.match(says, /^issued by The Provider; the contract of latest is not known to this version of the tool/);
  });
  // The issuer's own key signs what follows: the record decides, whoever signed.
  test('when an outcome differs from the record, whoever signed it', () => {
    assert.match(
      refusal(resealed(withOutcome(good, 3, 'attested'), key.signing)),
      /^requirement core-token-missing: its record says conformant/,
    );
  });
  test('when a requirement is left out', () => {
    const listed = JSON.parse(textIn(good, 'requirements.json')) as { results: unknown[] };
    listed.results.splice(5, 1);
    const files = new Map(good).set('requirements.json', Buffer.from(jsonText(listed)));
    assert.match(refusal(resealed(files, key.signing)), /^requirement /);
  });
  test('when attempts are left out of the record', () => {
    const lines = textIn(good, 'record.ndjson').split('\n');
    const files = new Map(good).set(
      'record.ndjson',
      Buffer.from([...lines.slice(0, 9), ...lines.slice(10)].join('\n')),
    );
    assert.match(refusal(resealed(files, key.signing)), /lacks attempts/);
  });
  test('when its record has no end', () => {
    const lines = textIn(good, 'record.ndjson').split('\n');
    const files = new Map(good).set('record.ndjson', Buffer.from(`${lines.slice(0, -2).join('\n')}\n`));
    assert.match(refusal(resealed(files, key.signing)), /has no end/);
  });
  test('when a profile is another one than the published', () => {
    const text = textIn(good, 'profiles/crypto.yaml').replace('level: MUST', 'level: MAY');
    const files = new Map(good).set('profiles/crypto.yaml', Buffer.from(text));
    assert.match(refusal(resealed(files, key.signing)), /not the published profile/);
  });
  test('when it names a version of a profile that nobody published', () => {
    const files = resealed(good, key.signing, ({ predicate }) => {
      const [first] = predicate.partnerApiConformance.profiles;
      if (first) first.version = 99;
    });
    assert.match(refusal(files), /profile core 99 is not one that this version of the tool knows/);
  });
  test('when its statement has more than ours have', () => {
    const files = resealed(good, key.signing, (statement) => Object.assign(statement.predicate, { note: 'more' }));
    assert.match(refusal(files), /no certificate of this form/);
  });
  // What applies, how much it demands and when an answer is late: nobody may write that into a record.
  const otherwise: Record<string, [(start: StartLine) => object, RegExp]> = {
    'no token was asked for': [({ has }) => ({ has: { ...has, token: false } }), /:1: has differs from what contract/],
    'deliveries are not signed': [({ has }) => ({ has: { ...has, signature: false } }), /:1: has differs/],
    'all facts are assumed': [
      ({ grades }) => ({ grades: Object.fromEntries(Object.keys(grades).map((fact) => [fact, 'assumed'])) }),
      /:1: grades facts otherwise/,
    ],
    'nothing is late': [() => ({ lateAfterMs: 1e9 }), /:1: calls late what took 1000000000 ms/],
    'any status acknowledges': [() => ({ acknowledgement: '2xx' }), /:1: acknowledgement differs/],
    'no path is known': [
      ({ profiles }) => ({ profiles: profiles.map((one) => ({ ...one, known: [] })) }),
      /:1: profiles/,
    ],
  };
  for (const [what, [changes, says]] of Object.entries(otherwise))
    test(`when its record says that ${what}`, () => {
      const [first = '', ...others] = textIn(good, 'record.ndjson').split('\n');
      const start = JSON.parse(first) as StartLine;
      const text = [JSON.stringify({ ...start, ...changes(start) }), ...others].join('\n');
      const files = new Map(good).set('record.ndjson', Buffer.from(text));
      assert.match(refusal(resealed(files, key.signing)), says);
    });
  // Everything else is made right: outcomes, counts, hashes and the issuer's own signature.
  const bundleOf = (trial: Pick<Tried, 'lines' | 'profiles'>): BundleFiles => {
    const input = inputOf(trial);
    return sealed(evidenceOf(input), input, { ...sealing, key: key.signing });
  };
  const forged = (trial: Pick<Tried, 'lines' | 'profiles'>): string => refusal(bundleOf(trial));
  // Without the contract some are believed, and verify is what refuses them; of the others the record itself makes no certificate.
  const [byContract, byRecord] = [/: its record says not-tested$/, /states something that is no certificate/];
  const leftOut = {
    ...{ text: byContract, nulls: byContract, 'new-value': byContract, 'other-shape': byContract },
    ...{ 'token-wrong': byRecord, 'token-other-case': byRecord, balances: byRecord },
  };
  for (const [scenario, says] of Object.entries(leftOut))
    test(`when its record leaves out ${scenario} as if there were no place for it`, async () => {
      const { lines, profiles } = await goodTrial();
      const isIts = (line: CertificationLine): boolean => 'scenario' in line && line.scenario === scenario;
      const kept = lines.filter((line) => !(isIts(line) && line.type !== 'played'));
      const attempts = kept.filter(({ type }) => type === 'attempt').length;
      const changed = kept.map((line): CertificationLine => {
        if (line.type === 'end') return { ...line, attempts };
        const skipped = { outcome: 'not-applicable', because: 'no webhook of the profile has a place for it' } as const;
        return line.type === 'played' && isIts(line) ? { ...line, skipped } : line;
      });
      assert.ok(attempts < lines.filter(({ type }) => type === 'attempt').length);
      assert.match(forged({ lines: changed, profiles }), says);
    });
  test('when its record has readings, and says that there was no probe', async () => {
    const { lines, profiles } = await goodTrial();
    const changed = lines.map((line) =>
      line.type === 'certification' && line.side === 'receiver'
        ? { ...line, has: { ...line.has, probe: false } }
        : line,
    );
    const input = inputOf({ lines: changed, profiles });
    const by = { by: 'A. Auditor', evidence: 'ledger export', date: '2026-11-01' };
    const untested = evidenceOf(input).results.filter(({ outcome }) => outcome === 'not-tested');
    const attested = untested.map(({ requirement }) => ({ requirement, ...by }));
    const declared = { ...input.declared, attested };
    const bundle = sealed(evidenceOf({ ...input, declared }), { ...input, declared }, { ...sealing, key: key.signing });
    assert.match(refusal(bundle), /^record\.ndjson:1: has no probe, and yet its readings$/);
  });
  test('when the record of a client says that the version lacks what it has', async () => {
    const { lines, profiles } = await certifiedClient();
    assert.match(verified(bundleOf({ lines, profiles }), { issuer }).says, /^issued by/);
    const gone = ['transfer-time-out', 'transfer-reset'];
    const kept = lines.filter((line) => !(line.type === 'call' && gone.includes(line.flow)));
    const attempts = kept.filter(({ type }) => type === 'call').length;
    const changed = kept.map((line): CertificationLine => {
      if (line.type === 'end') return { ...line, attempts };
      return line.type === 'flow' && gone.includes(line.flow) ? { ...line, ended: 'unknown', lacks: line.does } : line;
    });
    assert.match(
      forged({ lines: changed, profiles }),
      /says of transfer-time-out other than the contract whether the version has what it needs/,
    );
  });
  for (const [path, from, to] of [
    ['declared.json', '"partner": ', '"partner": "Somebody Else", "partner": '],
    ['requirements.json', '"verdict": ', '"verdict": "incomplete", "verdict": '],
    ['record.ndjson', '"type":"certification"', '"type":"end","type":"certification"'],
  ] as const)
    test(`when ${path} says a thing twice`, () => {
      const text = textIn(good, path);
      assert.ok(text.includes(from));
      const files = new Map(good).set(path, Buffer.from(text.replace(from, to)));
      assert.match(refusal(resealed(files, key.signing)), new RegExp(`^${path} is not written as bundles are`));
    });
  test('when its record holds an amount that is none', () => {
    const text = textIn(good, 'record.ndjson').replaceAll(/"amount":"[^"]*"/g, '"amount":"abc"');
    const files = new Map(good).set('record.ndjson', Buffer.from(text));
    assert.match(refusal(resealed(files, key.signing)), /^record\.ndjson:\d+: an amount that is no decimal$/);
  });
  for (const [name, changed, says] of [
    ['partner', 'Somebody Else', /says of partner other than the files/],
    ['product', 'Another product', /says of product other/],
    ['version', '9.9', /says of version other/],
    ['scope', { in: ['everything'], out: [] }, /says of scope other/],
    ['kind', 'self-declared', /says of kind other/],
    ['suite', { name: 'another', version: '9' }, /says of suite other/],
    ['validUntil', '2099-01-01', /valid until 2099-01-01, which is after/],
  ] as const)
    test(`when its certificate says another ${name} than its files`, () => {
      const files = resealed(good, key.signing, ({ predicate }) =>
        Object.assign(predicate.partnerApiConformance, { [name]: changed }),
      );
      assert.match(refusal(files), says);
    });
  test('when its verdict is better than the record', () => {
    const files = resealed(good, key.signing, ({ predicate }) => {
      predicate.partnerApiConformance.because = 'all is well';
    });
    assert.match(refusal(files), /the certificate says other than the record/);
  });
});

test('signed with the partner’s own key it is called self-declared', async () => {
  const input = inputOf(await goodTrial());
  const files = sealed(evidenceOf(input), input, { ...sealing, issuer: undefined, key: key.signing });
  assert.equal(statementIn(files).predicate.partnerApiConformance.kind, 'self-declared');
  assert.match(textIn(files, 'certificate.html'), /self-declared/);
  assert.match(verified(files, { issuer }).says, /^self-declared/);
});

test('of thousands of tampered bundles none is accepted', async () => {
  const { tried, accepted, byKind } = await tamper(3000, 20261129);
  assert.equal(tried, 3000);
  assert.ok(Object.keys(byKind).length >= 12);
  assert.deepEqual(accepted, []);
});

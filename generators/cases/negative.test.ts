import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNamed } from '../../contracts/formats/index.js';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { grades, type Evidence } from '../../contracts/model/evidence.js';
import type { Ground } from '../../contracts/model/ground.js';
import { parsePointer, toPointer } from '../../contracts/model/pointer.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { apiVersions, contractOf } from '../data/contracts.js';
import type { Expectation } from './case.js';
import { requestSchemaPointer } from './requests.js';
import { madeBy, type Made } from './test-support/made.js';

/** The keywords that a case of a rule violates at its pointer. */
const violatedBy: Readonly<Record<string, readonly string[]>> = {
  'missing-required': ['required'],
  'null-value': ['type'],
  'wrong-type': ['type'],
  fraction: ['type'],
  'number-for-text': ['type'],
  'text-for-number': ['type'],
  'unknown-enum-value': ['enum', 'const'],
  'broken-format': ['format', 'pattern'],
  'wrong-scale': ['pattern'],
  'too-short': ['minLength'],
  'too-long': ['maxLength'],
  'too-small': ['minimum'],
  'too-large': ['maximum'],
};

function refusal({ expect }: Made['planned']): Extract<Expectation, { kind: 'refused' }> {
  assert.equal(expect.kind, 'refused');
  return expect as Extract<Expectation, { kind: 'refused' }>;
}

function evidenceOf(ground: Ground): Evidence {
  assert.equal(ground.kind, 'evidence');
  return (ground as { evidence: Evidence }).evidence;
}

const pointerOf = ({ planned }: Made): string => planned.id.split(':')[3] ?? '';

for (const version of apiVersions) {
  const contract = contractOf(version);
  const validator = new ContractValidator(contract);
  const violationsOf = ({ operation, planned }: Made) =>
    validator.violations(
      requestSchemaPointer(operation) ?? '',
      JSON.parse(planned.request.body ?? '') as unknown,
      'exact',
    );

  test(`${version}: every broken body violates the contract at the place and in the way that is said, and nowhere else`, () => {
    let counted = 0;
    for (const seed of [1, 2, 3])
      for (const made of madeBy(contract, seed, ['negative'])) {
        const keywords = violatedBy[made.planned.rule];
        if (!keywords) continue;
        const violations = violationsOf(made);
        const at = pointerOf(made);
        const told = violations.map(({ pointer, keyword }) => `${keyword} ${pointer}`).join(', ');
        assert.ok(
          violations.some(({ pointer, keyword }) => pointer === at && keywords.includes(keyword)),
          `${made.planned.id}: ${told || 'none'}`,
        );
        // Without both sides of a transfer each is missed because of the other.
        const others = violations.filter(({ pointer, keyword }) => pointer !== at && keyword !== 'required');
        assert.deepEqual(others, [], `${made.planned.id}: ${told}`);
        counted += 1;
      }
    assert.ok(counted > 700, String(counted));
  });

  test(`${version}: a refusal rests on no more than the violated keyword, and its code on no more than the code`, () => {
    for (const made of madeBy(contract, 1, ['negative'])) {
      const [keyword] = violatedBy[made.planned.rule] ?? [];
      const expect = refusal(made.planned);
      if (expect.code !== undefined) {
        const row = contract.facts.errorCodes.find(({ code }) => code === expect.code);
        assert.equal(row?.status, expect.status, made.planned.id);
        const rank = (evidence: Evidence | undefined): number => grades.indexOf(evidence?.grade ?? 'documented');
        assert.ok(rank(evidenceOf(expect.ground)) >= rank(row?.evidence), made.planned.id);
      }
      if (made.planned.rule !== 'missing-required' || !keyword) continue;
      const node = `${requestSchemaPointer(made.operation)}${toPointer(['properties', ...parsePointer(pointerOf(made))])}`;
      const { grade } = evidenceAt(contract.document, node, keyword);
      assert.ok(grades.indexOf(evidenceOf(expect.refusalGround).grade) >= 0 && grade.length > 0);
      assert.equal(evidenceOf(expect.refusalGround).grade, grade, made.planned.id);
    }
  });

  test(`${version}: what a lenient reader may take is a question, not a failure`, () => {
    const lenient = ['number-for-text', 'text-for-number', 'wrong-content-type', 'wrong-method', 'zero-amount'];
    const found = madeBy(contract, 1, ['negative']).filter(({ planned }) => lenient.includes(planned.rule));
    assert.ok(found.length > 50);
    for (const { planned } of found)
      assert.equal(evidenceOf(refusal(planned).refusalGround).grade, 'assumed', planned.id);
  });

  test(`${version}: several violations at once are all named, where refusals carry a message`, () => {
    const found = madeBy(contract, 1, ['negative']).filter(({ planned }) => planned.rule === 'several-at-once');
    assert.ok(found.length > 8);
    for (const made of found) {
      const { names = [], code } = refusal(made.planned);
      assert.equal(code, 'P403');
      assert.ok(names.length >= 2, made.planned.id);
      const violated = new Set(violationsOf(made).map(({ pointer }) => parsePointer(pointer)[0]));
      for (const name of names) assert.ok(violated.has(name), `${made.planned.id}: ${name}`);
    }
  });

  test(`${version}: a wrong method is one that no path of the version has`, () => {
    const matches = (template: string, path: string): boolean =>
      new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path.split('?')[0] ?? '');
    for (const { planned } of madeBy(contract, 1, ['negative'])) {
      if (planned.rule !== 'wrong-method') continue;
      const hit = [...contract.operations.values()].filter(
        ({ method, path }) => method === planned.request.method && matches(path, planned.request.path),
      );
      assert.deepEqual(hit, [], planned.id);
    }
  });

  test(`${version}: bodies that are no JSON are none, and one body alone is oversize`, () => {
    const made = madeBy(contract, 1, ['negative']);
    const ofRule = (rule: string): Made[] => made.filter(({ planned }) => planned.rule === rule);
    for (const { planned } of [...ofRule('malformed-json'), ...ofRule('empty-body')])
      assert.throws(() => JSON.parse(planned.request.body ?? '') as unknown, SyntaxError, planned.id);
    assert.equal(ofRule('oversize-body').length, 1);
    assert.ok((ofRule('oversize-body')[0]?.planned.request.body?.length ?? 0) > 2_000_000);
  });
}

const test0 = contractOf('test');
const ofTest = madeBy(test0, 1, ['negative']);

function expectationOf(id: string): Extract<Expectation, { kind: 'refused' }> {
  const made = ofTest.find(({ planned }) => planned.id === id);
  assert.ok(made, id);
  return refusal(made.planned);
}

test('unknown objects and currencies have the codes that the operation lists, and any 4xx where it lists none', () => {
  const codeOf = (id: string) => expectationOf(id).code;
  assert.equal(codeOf('getUserBalances:negative:unknown-object:/externalUserId'), 'P412');
  assert.equal(codeOf('getCardDetails:negative:unknown-object:/cardId'), 'P434');
  assert.equal(codeOf('getSepaTransferDetails:negative:unknown-object:/transferId'), 'P428');
  assert.equal(codeOf('getTransferDetails:negative:unknown-object:/transferId'), undefined);
  assert.equal(codeOf('createCryptoWithdrawal:negative:unknown-currency:/currency'), 'P410');
  assert.equal(codeOf('createTransfer:negative:unknown-currency:/currency'), undefined);
  assert.equal(expectationOf('getUserBalances:negative:unknown-object:/externalUserId').breaks, 'unknown-object');
});

test('a transfer without sides has its own code, and a user that is created is no unknown one', () => {
  assert.equal(expectationOf('createTransfer:negative:missing-required:/sourceExternalUserId').code, 'P424');
  assert.equal(expectationOf('createTransfer:negative:missing-required:/amount').code, 'P403');
  assert.ok(!ofTest.some(({ planned }) => planned.id.startsWith('createUser:negative:unknown-object')));
});

test('where money goes is broken by its check digits, where the schema says nothing of them', () => {
  const broken = ofTest.filter(({ planned }) => planned.rule === 'impossible-address');
  const ibans = broken.filter(({ planned }) => planned.id.endsWith('/destinationIban'));
  assert.equal(ibans.length, 2);
  assert.ok(broken.some(({ planned }) => planned.id.endsWith('/walletAddress')));
  for (const { planned } of ibans) {
    const { destinationIban } = JSON.parse(planned.request.body ?? '') as { destinationIban: string };
    assert.equal(formatNamed('iban')?.test(destinationIban), false, destinationIban);
  }
});

test('what a condition demands is missed once for each condition, whatever the base chose', () => {
  for (const member of ['taxId', 'occupation', 'additionalInfo'])
    for (const seed of [1, 2, 3]) {
      const id = `createKycVerification:negative:missing-required:/${member}`;
      assert.ok(
        madeBy(test0, seed, ['negative']).some(({ planned }) => planned.id === id),
        id,
      );
    }
});

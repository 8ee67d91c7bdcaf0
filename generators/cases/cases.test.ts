import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { grades, type Evidence, type Grade } from '../../contracts/model/evidence.js';
import type { Ground } from '../../contracts/model/ground.js';
import { loadContract } from '../../contracts/model/load.js';
import type { ErrorCode, Operation } from '../../contracts/model/types.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { createData } from '../data/data.js';
import { valueFor } from '../data/value.js';
import { auth } from './auth.js';
import { caseId, describeExpectation, type RequestCase } from './case.js';
import { brokenOff, malformedJson } from './negative/malformed-json.js';
import { missingRequired } from './negative/missing-required.js';
import { unknownObject } from './negative/unknown-object.js';
import type { Phase } from './phase.js';
import { acceptanceGround, errorCodeEvidence, planRequest, requestSchema, requestSchemaPointer } from './requests.js';
import { madeFor, type Made } from './test-support/made.js';

const contract = loadContract('test');
const { facts } = contract;
const operations = [...contract.operations.values()];
const validator = new ContractValidator(contract);

function operationOf(id: string): Operation {
  const operation = contract.operations.get(id);
  assert.ok(operation, id);
  return operation;
}

function bodyOf(operation: Operation, seed: number): Record<string, unknown> {
  return valueFor(requestSchema(operation) ?? {}, createData(seed, operation.id), 'full') as Record<string, unknown>;
}

const takesJson = operations.filter((operation) => requestSchema(operation));
const ofOneUser = operations.filter(
  (operation) => operation.path.match(/\{\w+\}/g)?.join() === '{externalUserId}' && !operation.object.requestBody,
);

function madeOf(operation: Operation, seed: number, rule: Pick<Phase, 'templates'>, from = contract): Made[] {
  return madeFor(from, operation, seed, [rule]);
}

const plannedOf = (made: readonly Made[]): RequestCase[] => made.map(({ planned }) => planned);

/** Calls of an operation without a key and with a wrong one. */
function keyCases(operation: Operation, seed = 1, from = contract): RequestCase[] {
  return plannedOf(madeOf(operation, seed, auth, from)).filter(({ rule }) => rule === 'no-key' || rule === 'wrong-key');
}

/** Calls that lack one required member of the body, those inside of members left out. */
function missingMembers(operation: Operation, seed: number): Made[] {
  const names = (requestSchema(operation)?.required ?? []).map((name) => `/${name}`);
  return madeOf(operation, seed, missingRequired).filter(({ planned }) => names.includes(pointerOf(planned)));
}

const pointerOf = ({ id }: RequestCase): string => id.split(':')[3] ?? '';

/** Cases of several rules that one seed gives; all of them have to be refused. */
function casesOf(seed: number): RequestCase[] {
  return operations.flatMap((operation) => [
    ...keyCases(operation, seed),
    ...plannedOf(madeOf(operation, seed, malformedJson)),
    ...plannedOf(missingMembers(operation, seed)),
    ...(ofOneUser.includes(operation) ? plannedOf(madeOf(operation, seed, unknownObject)) : []),
  ]);
}

function evidenceOf(ground: Ground): Evidence {
  assert.equal(ground.kind, 'evidence');
  return (ground as { evidence: Evidence }).evidence;
}

function refusal({ expect }: RequestCase): Extract<RequestCase['expect'], { kind: 'refused' }> {
  assert.equal(expect.kind, 'refused');
  return expect as Extract<RequestCase['expect'], { kind: 'refused' }>;
}

const noBetter = (grade: Grade, than: Grade): boolean => grades.indexOf(grade) >= grades.indexOf(than);

test('ids are unique, and the same whatever the seed', () => {
  const ids = casesOf(1).map((planned) => planned.id);
  assert.ok(ids.length > 150, String(ids.length));
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
  assert.deepEqual(
    casesOf(2).map((planned) => planned.id),
    ids,
  );
});

test('an id says operation, phase, rule and pointer, and nothing of the values sent', () => {
  for (const planned of casesOf(7)) {
    const [subject, phase, rule, pointer, ...rest] = planned.id.split(':');
    assert.deepEqual([subject, phase, rule], [planned.operationId, planned.phase, planned.rule]);
    assert.ok(pointer === undefined || pointer.startsWith('/'), planned.id);
    assert.deepEqual(rest, [], planned.id);
  }
  assert.equal(caseId('createUser', 'auth', 'no-key'), 'createUser:auth:no-key');
  assert.equal(
    caseId('createUser', 'negative', 'missing-required', '/email'),
    'createUser:negative:missing-required:/email',
  );
});

test('equal seeds give equal cases, other seeds other requests', () => {
  assert.deepEqual(casesOf(3), casesOf(3));
  assert.notDeepEqual(casesOf(3), casesOf(4));
});

test('every case expects a refusal with a status of the operation or of the catalogue', () => {
  for (const planned of casesOf(1)) {
    const expect = refusal(planned);
    assert.ok(expect.status !== undefined && expect.status >= 400 && expect.status < 500, planned.id);
    assert.ok(describeExpectation(planned).startsWith(`refused with ${expect.status}`), planned.id);
    assert.ok(planned.name.startsWith(contract.operations.get(planned.operationId)?.object.summary ?? '-'), planned.id);
  }
});

test('without a key and with a wrong one: status, text and evidence are the facts’', () => {
  const { unauthorized } = facts.authentication;
  const operation = operationOf('getPartnerBalances');
  const [noKey, wrongKey, ...more] = keyCases(operation);
  assert.ok(noKey && wrongKey);
  assert.deepEqual(more, []);
  for (const [planned, authentication, cause] of [
    [noKey, 'none', 'key not sent'],
    [wrongKey, 'wrong', 'key wrong'],
  ] as const) {
    const row = unauthorized.texts.find((entry) => entry.cause === cause);
    const expect = refusal(planned);
    assert.equal(planned.authentication, authentication);
    assert.equal(expect.status, unauthorized.status);
    assert.equal(expect.text, row?.text);
    assert.deepEqual(evidenceOf(expect.ground), row?.evidence);
    assert.deepEqual(expect.refusalGround, { kind: 'principle', principle: 'authentication' });
    assert.equal(describeExpectation(planned), `refused with 401 "${row?.text}"`);
  }
  assert.deepEqual([refusal(noKey).text, refusal(wrongKey).text], ['Access Denied. xo1', 'Access Denied. xo2']);
});

test('a text that the facts don’t know is not demanded, and the status keeps its own evidence', () => {
  const authentication = { ...facts.authentication, unauthorized: { ...facts.authentication.unauthorized, texts: [] } };
  const bare = { ...contract, facts: { ...facts, authentication } };
  const operation = operationOf('getPartnerBalances');
  const cases = keyCases(operation, 1, bare);
  assert.equal(cases.length, 2);
  for (const planned of cases) {
    assert.ok(!('text' in refusal(planned)));
    assert.deepEqual(evidenceOf(refusal(planned).ground), facts.authentication.unauthorized.evidence);
  }
});

test('an operation that needs no key has no case about keys', () => {
  const open = operations.filter((operation) => operation.object.security?.length === 0);
  assert.deepEqual(
    open.map((operation) => operation.id),
    ['redirectToKycVerification'],
  );
  for (const operation of open) assert.deepEqual(madeOf(operation, 1, auth), []);
});

test('each required member has one case that lacks it and nothing else', () => {
  for (const operation of takesJson) {
    const required = requestSchema(operation)?.required ?? [];
    const cases = missingMembers(operation, 5);
    assert.deepEqual(
      cases.map(({ planned }) => pointerOf(planned)).sort(),
      required.map((name) => `/${name}`).sort(),
      operation.id,
    );
    for (const { planned, base } of cases) {
      const sent = JSON.parse(planned.request.body ?? '') as Record<string, unknown>;
      const { [pointerOf(planned).slice(1)]: left, ...rest } = base.body ?? {};
      assert.notEqual(left, undefined, planned.id);
      assert.deepEqual(sent, rest, planned.id);
      assert.equal(planned.request.headers['content-type'], 'application/json');
      const pointer = requestSchemaPointer(operation) ?? '';
      const violated = validator.violations(pointer, sent, 'exact').filter(({ keyword }) => keyword === 'required');
      assert.deepEqual(
        violated.map((violation) => violation.pointer),
        [pointerOf(planned)],
        planned.id,
      );
    }
  }
});

test('a missing member is refused as validation, as well known as the weaker of code and table', () => {
  const row = facts.errorCodes.find(({ code }) => code === 'P403');
  assert.ok(row);
  let counted = 0;
  for (const operation of takesJson) {
    const listed = operation.object.responses['400']?.['x-error-codes']?.find(({ code }) => code === 'P403');
    for (const { planned } of missingMembers(operation, 5)) {
      const expect = refusal(planned);
      const required = evidenceAt(
        contract.document,
        `${requestSchemaPointer(operation)}/properties${pointerOf(planned)}`,
        'required',
      );
      assert.deepEqual([expect.status, expect.code], [400, 'P403']);
      assert.deepEqual(evidenceOf(expect.refusalGround), required, planned.id);
      const { grade } = evidenceOf(expect.ground);
      for (const premise of [row.evidence.grade, required.grade, listed?.['x-evidence'].grade ?? 'assumed'])
        assert.ok(noBetter(grade, premise), `${planned.id}: ${grade} is better than ${premise}`);
      counted += 1;
    }
  }
  assert.ok(counted > 50, String(counted));
});

test('an error code has the status of the catalogue, and only what the operation lists is more than assumed', () => {
  const operation = operationOf('getUserBalances');
  const listed = operation.object.responses['400']?.['x-error-codes']?.find(({ code }) => code === 'P412');
  const row = facts.errorCodes.find(({ code }) => code === 'P412');
  const found = errorCodeEvidence(contract, operation, 'P412');
  assert.equal(found.status, row?.status);
  if (listed) assert.ok([row?.evidence, listed['x-evidence']].some((one) => one?.grade === found.evidence.grade));
  const unlisted = errorCodeEvidence(contract, operationOf('getPartnerBalances'), 'P412');
  assert.deepEqual(unlisted.evidence, { grade: 'assumed', source: 'Get Balances' });
  for (const other of operations)
    for (const { code, status, evidence } of facts.errorCodes) {
      const { status: expected, evidence: graded } = errorCodeEvidence(contract, other, code);
      assert.equal(expected, status);
      assert.ok(noBetter(graded.grade, evidence.grade), `${other.id} ${code}`);
    }
});

test('a code that the operation lists is no better known than the catalogue knows it, and the other way round', () => {
  const operation = operationOf('getUserBalances');
  const documented: Evidence = { grade: 'documented', edition: 'test', source: 'a page' };
  const told: Evidence = { grade: 'secondary', source: 'a client' };
  for (const [inCatalogue, atOperation] of [
    [documented, told],
    [told, documented],
  ] as const) {
    const row = { ...facts.errorCodes.find(({ code }) => code === 'P412'), evidence: inCatalogue } as ErrorCode;
    const responses = { 400: { description: '', 'x-error-codes': [{ code: 'P412', 'x-evidence': atOperation }] } };
    const found = errorCodeEvidence(
      { ...contract, facts: { ...facts, errorCodes: [row] } },
      { ...operation, object: { ...operation.object, responses } },
      'P412',
    );
    assert.deepEqual(found, { status: 400, evidence: told });
  }
});

test('an error code that the catalogue lacks is refused by name', () => {
  assert.throws(() => errorCodeEvidence(contract, operationOf('createUser'), 'P999'), {
    message: 'the catalogue of version test has no error code P999',
  });
});

test('an unknown user is asked for in the path and expected as P412', () => {
  assert.ok(ofOneUser.length > 3);
  for (const operation of ofOneUser) {
    const [made, ...more] = madeOf(operation, 1, unknownObject);
    assert.ok(made, operation.id);
    assert.deepEqual(more, []);
    assert.notEqual(made.planned.request.path, planRequest(operation, made.base.parameters).path);
    const expect = refusal(made.planned);
    const { status, evidence } = errorCodeEvidence(contract, operation, 'P412');
    assert.deepEqual([expect.status, expect.code], [status, 'P412']);
    assert.deepEqual([evidenceOf(expect.ground), evidenceOf(expect.refusalGround)], [evidence, evidence]);
  }
});

test('a malformed body is never JSON, whatever the body was', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
      assert.throws(() => JSON.parse(brokenOff(JSON.stringify(body))) as unknown, SyntaxError);
    }),
  );
  const operation = operationOf('createUser');
  const [made, ...more] = madeOf(operation, 1, malformedJson);
  assert.ok(made);
  assert.deepEqual(more, []);
  assert.throws(() => JSON.parse(made.planned.request.body ?? '') as unknown, SyntaxError);
  assert.equal(made.planned.request.headers['content-type'], 'application/json');
  const expect = refusal(made.planned);
  assert.deepEqual([expect.status, expect.code], [400, 'P403']);
  assert.equal(expect.refusalGround.kind, 'principle');
  assert.deepEqual(evidenceOf(expect.ground), errorCodeEvidence(contract, operation, 'P403').evidence);
});

test('path parameters are encoded, and a missing one is named', () => {
  const operation = operationOf('getUserBalances');
  const { method, path, headers, body } = planRequest(operation, { externalUserId: 'a/b ?#%' });
  assert.deepEqual([method, path], ['GET', '/v1/user/balances/a%2Fb%20%3F%23%25']);
  assert.deepEqual([headers['content-type'], body], [undefined, undefined]);
  assert.throws(() => planRequest(operation, {}), { message: /getUserBalances.*externalUserId/ });
});

test('that a request is accepted rests on the weakest of the call and the members sent', () => {
  const operation = operationOf('createPartnerSepaTransfer');
  const pointer = requestSchemaPointer(operation) ?? '';
  assert.deepEqual(evidenceOf(acceptanceGround(contract, operation)), operation.evidence);
  const body = bodyOf(operation, 1);
  const premises = [
    operation.evidence,
    ...Object.keys(body).map((name) => evidenceAt(contract.document, `${pointer}/properties/${name}`)),
  ];
  const { grade } = evidenceOf(acceptanceGround(contract, operation, body));
  assert.ok(premises.every((premise) => noBetter(grade, premise.grade)));
  assert.ok(premises.some((premise) => premise.grade === grade));
  const unknown = evidenceOf(acceptanceGround(contract, operationOf('getPartnerBalances'), { shelf: 1 }));
  assert.equal(unknown.grade, 'assumed');
});

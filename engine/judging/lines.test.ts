import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balancePayload, contract, groundAt, only, operationNamed, validatorOfTests } from '../test-support/inputs.js';
import { isSequence, judgeLines } from './lines.js';
import { responseLines, schemaPointerOf } from './response-body.js';

const operation = operationNamed('getUserBalances');
const schemaPointer = `${operation.pointer}/responses/200/content/application~1json/schema`;

const judge = (body: string, pointer = schemaPointer) =>
  judgeLines('response-schema', {
    contract,
    validator: validatorOfTests(),
    schemaPointer: pointer,
    body,
    subject: { kind: 'exchange', id: 'e1' },
  });

const line = (): string => JSON.stringify(balancePayload().balances);

test('media types of JSON texts that follow each other are told from all others', () => {
  for (const name of ['x-ndjson', 'ndjson', 'jsonl', 'x-jsonl', 'jsonlines', 'x-jsonlines', 'json-seq', 'stream+json'])
    assert.equal(isSequence(`application/${name}`), true, name);
  for (const type of ['application/json', 'application/', 'text/x-ndjson', 'application/problem+json'])
    assert.equal(isSequence(type), false, type);
});

test('lines that all fit hold in one judgement; blank ones and record separators are none', () => {
  for (const body of [line(), `${line()}\n${line()}\n`, `\n \n\u001e${line()}\n\u001e${line()}\n`]) {
    const judgement = only(judge(body));
    assert.equal(judgement.holds, true);
    assert.deepEqual(judgement.ground, groundAt(schemaPointer));
  }
});

test('the first line that does not fit is told with its number and place', () => {
  const { cryptoBalances: _left, ...broken } = balancePayload().balances;
  const judgement = only(judge(`${line()}\n${JSON.stringify(broken)}\n{}`));
  assert.equal(judgement.holds, false);
  assert.match(judgement.message, /^line 2: /);
  assert.equal(judgement.pointer, '/1/cryptoBalances');
  const [first] = judge('{"a":');
  assert.match(first?.message ?? '', /^line 1: /);
  assert.equal(first?.pointer, '/0');
});

test('a schema of the whole list describes lines as well', () => {
  const listPointer = `${schemaPointer}/properties/cryptoBalances`;
  const lines = balancePayload().balances.cryptoBalances.map((item) => JSON.stringify(item));
  assert.ok(judge(lines.join('\n'), listPointer).every(({ holds }) => holds));
  assert.ok(
    judge([...lines, '{}'].join('\n'), listPointer).some(({ holds, message }) => !holds && message.startsWith('line ')),
  );
});

test('an answer of lines is found by its type, and only where its schema is there', () => {
  const described = (type: string, schema: object | undefined) => {
    const responses = { '200': { description: '', content: { [type]: schema === undefined ? {} : { schema } } } };
    const object = { ...operation.object, responses } as typeof operation.object;
    const paths = { [operation.path]: { get: object } } as typeof contract.document.paths;
    const own = { ...contract, document: { ...contract.document, paths } };
    const response = { status: 200, headers: { 'content-type': type }, body: line() };
    return {
      contract: own,
      validator: validatorOfTests(),
      operation: { ...operation, object },
      response,
      exchange: {
        id: 'e1',
        operationId: operation.id,
        request: { method: operation.method, url: `http://127.0.0.1:1${operation.path}`, headers: {} },
        response,
        startedAt: 0,
        durationMs: 1,
      },
    } as unknown as Parameters<typeof responseLines>[0];
  };
  const lines = described('application/x-ndjson', { type: 'object' });
  assert.equal(responseLines(lines)?.body, line());
  assert.equal(schemaPointerOf(lines), undefined);
  assert.equal(responseLines(described('application/x-ndjson', undefined)), undefined);
  assert.equal(responseLines(described('application/json', { type: 'object' })), undefined);
});

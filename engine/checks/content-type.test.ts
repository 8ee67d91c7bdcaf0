import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchangeInput, groundAt, only, operationNamed } from '../test-support/inputs.js';
import { contentType } from './content-type.js';

const id = 'getUserBalances';
const json = `${operationNamed(id).pointer}/responses/200/content/application~1json`;
const judge = (header?: string, operationId = id, status = 200) =>
  contentType.judge(
    exchangeInput(operationId, { status, headers: header === undefined ? {} : { 'content-type': header } }),
  );

test('the documented media type holds whatever its case and parameters', () => {
  for (const header of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
    const judgement = only(judge(header));
    assert.equal(judgement.holds, true, header);
    assert.equal(judgement.message, 'sent as application/json');
    assert.deepEqual(judgement.ground, groundAt(json));
  }
});

test('another media type is a finding on the ground of the documented one', () => {
  for (const [header, actual] of [
    ['text/html; charset=utf-8', 'text/html'],
    ['application/problem+json', 'application/problem+json'],
    [undefined, 'no Content-Type header'],
  ]) {
    const judgement = only(judge(header));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.message, `sent as ${header ? actual : 'nothing'} instead of application/json`);
    assert.equal(judgement.expected, 'application/json');
    assert.equal(judgement.actual, actual);
    assert.deepEqual(judgement.ground, groundAt(json));
    assert.deepEqual(judgement.subject, { kind: 'exchange', id: 'e1' });
  }
});

test('an operation that answers with a page is held to that', () => {
  assert.equal(only(judge('text/html; charset=utf-8', 'redirectToKycVerification')).holds, true);
  assert.equal(only(judge('application/json', 'redirectToKycVerification')).holds, false);
});

test('where the status documents no body, and where it is not listed, nothing is demanded', () => {
  assert.deepEqual(judge('text/plain', id, 401), []);
  assert.deepEqual(judge('text/plain', id, 418), []);
});

test('what a router answers to another method or path is not judged', () => {
  const input = exchangeInput(id, { status: 404 });
  const { request } = input.exchange;
  for (const changes of [{ method: 'TRACE' }, { url: 'http://127.0.0.1:1/v1/elsewhere' }])
    assert.deepEqual(
      contentType.judge({ ...input, exchange: { ...input.exchange, request: { ...request, ...changes } } }),
      [],
    );
});

test('a range of media types takes each of its types, and none where nothing is said', () => {
  const input = exchangeInput(id, { status: 200, headers: { 'content-type': 'application/hal+json' } });
  const listing = (range: string) => {
    const responses = { 200: { description: 'ok', content: { [range]: {} } } };
    const operation = { ...input.operation, object: { ...input.operation.object, responses } };
    return contentType.judge({ ...input, operation })[0]?.holds;
  };
  assert.deepEqual(['*/*', 'application/*', 'text/*'].map(listing), [true, true, false]);
});

test('a page under a success without content is a finding, unless the document has pages or says that there is one', () => {
  const page = '<!doctype html><title>Log in</title>';
  const input = exchangeInput('addKycFile', { status: 201, headers: { 'content-type': 'text/html' }, body: page });
  const responses = (description: string, content?: string) => ({
    200: { description: 'data', content: { 'application/json': {} } },
    201: { description },
    ...(content === undefined ? {} : { 400: { description: 'refused', content: { [content]: {} } } }),
  });
  const judgeIn = (described: string, content?: string, body = page) => {
    const operation = {
      ...input.operation,
      object: { ...input.operation.object, responses: responses(described, content) },
    };
    const contract = { ...input.contract, operations: new Map([[operation.id, operation]]) };
    return contentType.judge({ ...input, contract, operation, response: { ...input.response, body } });
  };
  const judgement = only(judgeIn('added'));
  assert.equal(judgement.holds, false);
  assert.equal(judgement.message, 'an HTML page where 201 is documented without content');
  assert.equal(judgement.actual, `text/html: ${page}`);
  assert.deepEqual(judgement.ground, groundAt(`${input.operation.pointer}/responses/201`));
  assert.deepEqual(judgeIn('an HTML page'), []);
  assert.deepEqual(judgeIn('added', 'text/html'), []);
  assert.deepEqual(judgeIn('added', '*/*'), []);
  assert.deepEqual(judgeIn('added', undefined, '{"id":1}'), []);
  assert.deepEqual(judgeIn('added', undefined, ''), []);
});

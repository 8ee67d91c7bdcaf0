import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balancePayload, exchangeInput, only } from '../test-support/inputs.js';
import { insideLeaked } from './inside-leaked.js';

const judge = (body: unknown, status = 400, headers?: Record<string, string>) =>
  insideLeaked.judge(exchangeInput('createUser', { status, body, ...(headers ? { headers } : {}) }));

const leaks = [
  'TypeError: x\n    at Object.run (/srv/app/dist/db.js:7:11)',
  'at async Service.run (file:///app/service.mjs:12:3)',
  'at node:internal/process/task_queues:95:5',
  'at com.example.Api.handle(Api.java:41)',
  'Traceback (most recent call last)',
  'File "/app/api/views.py", line 10, in get',
  'at App.Users.Get(Int32 id) in C:\\src\\Users.cs:line 12',
  'goroutine 12 [running]:',
  'app/models/user.rb:12:in `find`',
  "Cannot read properties of undefined (reading 'id')",
  'QueryFailedError: relation "users" does not exist',
  'SQLSTATE[42P01]: Undefined table',
  'duplicate key value violates unique constraint "users_pkey"',
  'SELECT id, email FROM users WHERE id = 1',
  'INSERT INTO "users" ("id") VALUES ($1)',
  'org.springframework.dao.DataIntegrityViolationException',
  "ENOENT: no such file or directory, open 'x'",
  'cannot write /var/lib/app/uploads/1.pdf',
  'connect ECONNREFUSED 10.0.0.4:5432',
];

for (const leak of leaks)
  test(`tells ${JSON.stringify(leak)}`, () => {
    const judgement = only(judge({ errorCode: 'P400', errorMessage: `Oops: ${leak}` }));
    assert.equal(judgement.holds, false);
    assert.equal(judgement.pointer, '/errorMessage');
    assert.deepEqual(judgement.ground, { kind: 'principle', principle: 'no secret exposed' });
    assert.equal(judgement.atMost, undefined);
    assert.equal(only(judge(`<pre>${leak}</pre>`, 500, { 'content-type': 'text/html' })).pointer, '');
  });

test('pages that only name the software are information', () => {
  for (const page of ['<pre>Cannot PUT /v1/kyc</pre>', '<hr><center>nginx/1.25.3</center>'])
    assert.equal(only(judge(page, 404, { 'content-type': 'text/html' })).atMost, 'info');
});

test('what the caller sent and gets back is no leak', () => {
  const sql = "'; SELECT id FROM users; \n--";
  const input = exchangeInput('createUser', { status: 400, body: { errorMessage: `firstName ${sql} is invalid` } });
  const request = { ...input.exchange.request, body: JSON.stringify({ firstName: sql }) };
  assert.deepEqual(insideLeaked.judge({ ...input, exchange: { ...input.exchange, request } }), []);
  assert.equal(insideLeaked.judge(input).length, 1);
  const grown = exchangeInput('createUser', {
    status: 400,
    body: { errorMessage: 'firstName SELECT a FROM bis invalid' },
  });
  const part = { ...grown.exchange.request, body: JSON.stringify({ firstName: 'SELECT a FROM b' }) };
  assert.deepEqual(insideLeaked.judge({ ...grown, exchange: { ...grown.exchange, request: part } }), []);
  const other = { ...grown.exchange.request, body: JSON.stringify({ firstName: 'SELECT c FROM d' }) };
  assert.equal(insideLeaked.judge({ ...grown, exchange: { ...grown.exchange, request: other } }).length, 1);
});

test('headers and redirects are looked at, decoded too', () => {
  const json = { 'content-type': 'application/json' };
  for (const [headers, message] of [
    [
      { ...json, location: '/errors?m=SQLSTATE%5B42P01%5D' },
      'the answer shows a database error in the header location',
    ],
    [
      { ...json, 'x-error': Buffer.from('Traceback (most recent call last):').toString('base64') },
      'the answer shows a stack trace in the header x-error',
    ],
  ] as const)
    assert.equal(only(judge({ errorCode: 'P400' }, 400, headers)).message, message);
  const quiet = { ...json, location: '/home/user/start', server: 'nginx/1.25', via: '1.1 10.0.0.4:80' };
  assert.deepEqual(judge({ errorCode: 'P400' }, 302, quiet), []);
});

test('what a user wrote earlier and reads again is no leak; the same in an error is', () => {
  const sql = 'SELECT id FROM users WHERE id = 1';
  assert.deepEqual(judge({ transferTitle: sql }, 200), []);
  assert.equal(judge({ errorMessage: sql }, 400).length, 1);
});

test('ordinary answers are silent: payloads, messages of errors, addresses, pages with scripts', () => {
  for (const body of [
    balancePayload(),
    { errorCode: 'P403', errorMessage: 'network must be one of the following values: ethereum, polygon.' },
    { errorMessage: 'expiresAt must be at 2026-01-01T10:30:15Z; select an amount from 1 to 10' },
    { url: 'https://pay.example.com/home/checkout/1', message: 'Route GET:/v1/user/none/at/all not found' },
    { message: 'Updated. The file is not a function of your plan? See /users/guide/cards' },
    '',
  ])
    assert.deepEqual(judge(body, 200), [], JSON.stringify(body).slice(0, 80));
  const page = '<html><script src="/opt/in/app.js"></script><a href="/home/user/start">x</a></html>';
  assert.deepEqual(judge(page, 200, { 'content-type': 'text/html; charset=utf-8' }), []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSinkConfig, SinkConfigError } from './parse.js';

const inboxOf = (members: object): object => ({ inboxes: [{ name: 'a', ...members }] });
const stepOf = (step: unknown): object => inboxOf({ answers: [{ steps: [step] }] });
const many = (count: number, item: (at: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, at) => item(at));

/** Values at the edge of what can be meant, and values just beyond it. */
const edges: readonly [what: string, taken: readonly object[], refused: readonly object[]][] = [
  ['port', [{ port: 0 }, { port: 65_535 }], [{ port: -1 }, { port: 65_536 }, { port: 1.5 }, { port: '1' }]],
  ['texts', [{ host: 'h', journal: 'j' }], [{ host: '' }, { journal: '' }, { host: 1 }]],
  [
    'bodyLimitBytes',
    [{ bodyLimitBytes: 1 }, { bodyLimitBytes: 2 ** 30 }],
    [{ bodyLimitBytes: 0 }, { bodyLimitBytes: 2 ** 30 + 1 }, { bodyLimitBytes: 1.5 }],
  ],
  [
    'headerLimitBytes',
    [{ headerLimitBytes: 1024 }, { headerLimitBytes: 2 ** 20 }],
    [{ headerLimitBytes: 1023 }, { headerLimitBytes: 2 ** 20 + 1 }, { headerLimitBytes: 1024.5 }],
  ],
  [
    'requestTimeoutMs',
    [{ requestTimeoutMs: 100 }, { requestTimeoutMs: 3_600_000 }],
    [{ requestTimeoutMs: 99 }, { requestTimeoutMs: 3_600_001 }, { requestTimeoutMs: 100.5 }],
  ],
  [
    'tls',
    [{ tls: { key: 'k', cert: 'c' } }],
    [
      { tls: { key: 'k' } },
      { tls: { cert: 'c' } },
      { tls: { key: 'k', cert: '' } },
      { tls: { key: 'k', cert: 'c', ca: 'c' } },
      { tls: 'k' },
    ],
  ],
  [
    'publicUrl',
    [{ publicUrl: 'http://h' }, { publicUrl: 'https://h:1/a?b' }],
    [{ publicUrl: 'ftp://h' }, { publicUrl: 'xhttp://h' }, { publicUrl: 'http://' }, { publicUrl: 'http:///a' }],
  ],
  [
    'inboxes',
    [{ inboxes: many(1, () => ({ name: 'a' })) }, { inboxes: many(100, (at) => ({ name: `a${at}` })) }],
    [
      { inboxes: [] },
      { inboxes: many(101, (at) => ({ name: `a${at}` })) },
      { inboxes: [{}] },
      { inboxes: [{ name: '' }] },
      { inboxes: ['a'] },
      { inboxes: { name: 'a' } },
    ],
  ],
  [
    'an inbox',
    [
      inboxOf({ apiVersion: 'test', port: 1, host: 'h', pathPrefix: '/a', selectByToken: true, token: 't' }),
      inboxOf({
        token: { env: 'T' },
        forward: 'http://h',
        publicUrl: 'https://h',
        acknowledgement: { status: 200, body: null },
      }),
      inboxOf({ acknowledgement: { status: 599, body: { any: 1 } } }),
    ],
    [
      inboxOf({ apiVersion: '' }),
      inboxOf({ port: 65_536 }),
      inboxOf({ host: '' }),
      inboxOf({ pathPrefix: '' }),
      inboxOf({ selectByToken: 'yes' }),
      inboxOf({ token: '' }),
      inboxOf({ token: 1 }),
      inboxOf({ token: {} }),
      inboxOf({ token: { env: '' } }),
      inboxOf({ token: { env: 'T', text: 't' } }),
      inboxOf({ forward: 'h' }),
      inboxOf({ publicUrl: 'h' }),
      inboxOf({ acknowledgement: { status: 199, body: null } }),
      inboxOf({ acknowledgement: { status: 600, body: null } }),
      inboxOf({ acknowledgement: { status: 200 } }),
      inboxOf({ acknowledgement: { body: null } }),
      inboxOf({ acknowledgement: { status: 200, body: null, headers: {} } }),
      inboxOf({ unheardOf: 1 }),
    ],
  ],
  [
    'scripts',
    [
      inboxOf({ answers: [] }),
      inboxOf({ answers: many(100, () => ({ steps: [200] })) }),
      inboxOf({ answers: [{ steps: many(1000, () => 599), afterwards: 'acknowledge', each: 'body', path: '/' }] }),
      inboxOf({ answers: [{ steps: [500], afterwards: 'repeat', each: 'path', path: '/a/b' }] }),
    ],
    [
      inboxOf({ answers: many(101, () => ({ steps: [200] })) }),
      inboxOf({ answers: [{ steps: many(1001, () => 200) }] }),
      inboxOf({ answers: [{ steps: [] }] }),
      inboxOf({ answers: [{}] }),
      inboxOf({ answers: [{ steps: [200], afterwards: 'stop' }] }),
      inboxOf({ answers: [{ steps: [200], each: 'call' }] }),
      inboxOf({ answers: [{ steps: [200], pth: '/' }] }),
      ...['a', '', '/a?b', '/a#b', '/a b', 'x/a'].map((path) => inboxOf({ answers: [{ steps: [200], path }] })),
      ...[199, 600, 200.5, true, null].map((step) => stepOf(step)),
    ],
  ],
  [
    'steps',
    [
      stepOf({}),
      stepOf({ status: 200, delayMs: 0, slowBodyMs: 600_000, reset: 'in-body' }),
      stepOf({ status: 599, delayMs: 600_000, slowBodyMs: 0, reset: 'before-head' }),
      stepOf({ headers: { "X-a!#$%&'*+.^_`|~9": 'a\t é' }, body: { json: [1] } }),
      stepOf({ body: { text: 'x'.repeat(8192) } }),
      stepOf({ body: { empty: true } }),
      stepOf({ body: { garbage: 1 } }),
      stepOf({ body: { garbage: 2 ** 20 } }),
      stepOf({ body: { huge: 1 } }),
      stepOf({ body: { huge: 2 ** 30 } }),
    ],
    [
      stepOf({ status: 199 }),
      stepOf({ status: 600 }),
      stepOf({ status: 200.5 }),
      stepOf({ delayMs: -1 }),
      stepOf({ delayMs: 600_001 }),
      stepOf({ delayMs: 0.5 }),
      stepOf({ slowBodyMs: 600_001 }),
      stepOf({ reset: 'later' }),
      stepOf({ headers: { a: 1 } }),
      stepOf({ headers: { '': 'x' } }),
      stepOf({ headers: { 'a:': 'x' } }),
      stepOf({ headers: { ' a': 'x' } }),
      stepOf({ headers: { a: '\u0001x' } }),
      stepOf({ headers: { a: 'x\u0001' } }),
      stepOf({ headers: { a: '€' } }),
      stepOf({ headers: 'a: b' }),
      stepOf({ body: {} }),
      stepOf({ body: { text: '', empty: true } }),
      stepOf({ body: { text: 'x'.repeat(8193) } }),
      stepOf({ body: { text: 1 } }),
      stepOf({ body: { empty: false } }),
      stepOf({ body: { garbage: 0 } }),
      stepOf({ body: { garbage: 2 ** 20 + 1 } }),
      stepOf({ body: { huge: 2 ** 30 + 1 } }),
      stepOf({ body: { huge: 1.5 } }),
      stepOf({ body: { xml: '' } }),
      stepOf({ body: 'x' }),
      stepOf({ unheardOf: 1 }),
    ],
  ],
];

for (const [what, taken, refused] of edges)
  test(`${what}: what is at the edge is taken, what is beyond it refused`, () => {
    for (const value of taken) assert.deepEqual(parseSinkConfig(JSON.stringify(value), 's.json'), value);
    for (const value of refused)
      assert.throws(
        () => parseSinkConfig(JSON.stringify(value), 's.json'),
        SinkConfigError,
        JSON.stringify(value).slice(0, 200),
      );
  });

/** Which inboxes can be meant, and what each is made of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belowPrefix, createInboxes, unmatchedInbox, type InboxOptions } from './inbox.js';
import { contractOf } from './test-support/contract.js';

test('a target is below a prefix where a whole segment ends with it', () => {
  const expected: [target: string, prefix: string | undefined, rest: string | undefined][] = [
    ['/a/b?c', undefined, '/a/b?c'],
    ['/a/b?c', '/a', '/b?c'],
    ['/a', '/a', '/'],
    ['/a?c', '/a', '/?c'],
    ['/ab', '/a', undefined],
    ['/b/a', '/a', undefined],
    ['/', '/a', undefined],
  ];
  for (const [target, prefix, rest] of expected) assert.equal(belowPrefix(target, prefix), rest, `${target} ${prefix}`);
});

const token = { token: 't', selectByToken: true };

test('inboxes that each can get a delivery may stand behind one another', () => {
  const pairs: [earlier: Omit<InboxOptions, 'name'>, later: Omit<InboxOptions, 'name'>][] = [
    [{ port: 1 }, { port: 2 }],
    [{ port: 1 }, {}],
    [{}, { port: 1 }],
    [{ port: 0 }, { port: 0 }],
    [{ host: 'a' }, { host: 'b' }],
    [{ host: 'a' }, {}],
    [{ pathPrefix: '/a' }, {}],
    [{ pathPrefix: '/a' }, { pathPrefix: '/ab' }],
    [{ pathPrefix: '/a/b' }, { pathPrefix: '/a' }],
    [token, {}],
    [token, { token: 't' }],
    [token, { ...token, token: 'u' }],
  ];
  for (const [earlier, later] of pairs)
    assert.equal(
      createInboxes([
        { name: 'earlier', ...earlier },
        { name: 'later', ...later },
      ]).length,
      2,
      JSON.stringify([earlier, later]),
    );
});

test('an inbox that can never get a delivery is refused, and told behind which it stands', () => {
  const pairs: [earlier: Omit<InboxOptions, 'name'>, later: Omit<InboxOptions, 'name'>][] = [
    [{}, {}],
    [{ token: 't' }, token],
    [{ port: 1 }, { port: 1, host: 'a' }],
    [{ host: 'A' }, { host: 'a' }],
    [{ host: 'a' }, { host: 'A', pathPrefix: '/x' }],
    [{ pathPrefix: '/a' }, { pathPrefix: '/a' }],
    [{ pathPrefix: '/a' }, { pathPrefix: '/a/b' }],
    [token, token],
  ];
  for (const [earlier, later] of pairs)
    assert.throws(
      () =>
        createInboxes([
          { name: 'earlier', ...earlier },
          { name: 'between', port: 9 },
          { name: 'later', ...later },
        ]),
      { name: 'RangeError', message: /^Inbox "later" never gets a delivery: "earlier" stands before it/ },
      JSON.stringify([earlier, later]),
    );
});

test('names and tokens that can not be meant are refused, with what is wrong with them', () => {
  const wrong: [options: InboxOptions[], message: RegExp][] = [
    [[{ name: 'a b' }], /^inbox "a b": no name/],
    [[{ name: '' }], /^inbox "": no name/],
    [[{ name: 'unmatched' }], /^An inbox can't be named "unmatched"/],
    [
      [
        { name: 'a', pathPrefix: '/1' },
        { name: 'a', pathPrefix: '/2' },
      ],
      /^Two inboxes are named "a"/,
    ],
    [[{ name: 'a', selectByToken: true }], /^Inbox "a" is selected by its token and has none/],
    [[{ name: 'a', token: '' }], /^Inbox "a": the token is empty/],
    [[{ name: 'a', token: '', selectByToken: true }], /^Inbox "a": the token is empty/],
  ];
  for (const [options, message] of wrong)
    assert.throws(() => createInboxes(options), { name: 'RangeError', message }, String(message));
  for (const right of [{ selectByToken: false }, { token: 't' }, { token: 't', selectByToken: true }])
    assert.equal(createInboxes([{ name: 'a.b_c-1', ...right }]).length, 1);
});

test('prefixes and statuses are whole', () => {
  for (const pathPrefix of ['/a', '/a/b-c', '/%20']) assert.equal(createInboxes([{ name: 'a', pathPrefix }]).length, 1);
  for (const pathPrefix of ['', '/', 'a', 'a/b', '/a/', '//a', '/a//b', '/a?b', '/a#b', '/a b', '/a\n'])
    assert.throws(() => createInboxes([{ name: 'a', pathPrefix }]), /path prefix/, pathPrefix);
  for (const status of [200, 204, 500]) createInboxes([{ name: 'a', acknowledgement: { status, body: null } }]);
  for (const status of [100, 101, 199, 299, 600])
    assert.throws(
      () => createInboxes([{ name: 'a', acknowledgement: { status, body: null } }]),
      /no final HTTP status/,
    );
});

test('an inbox answers 200 with null, checks its token and knows the webhooks of its contract', () => {
  const contract = contractOf({ hook: '/hook' });
  const [plain, full, same] = createInboxes([
    { name: 'plain', pathPrefix: '/p' },
    {
      name: 'full',
      pathPrefix: '/f',
      token: 't',
      contract,
      answers: [{ steps: [{ status: 500 }] }],
      acknowledgement: { status: 202, body: { ok: 'é' } },
    },
    { name: 'same', contract },
  ]);
  assert.ok(plain && full && same);
  assert.deepEqual(plain.acknowledgement, {
    status: 200,
    headers: { 'content-type': 'application/json', 'content-length': '4' },
    body: 'null',
  });
  assert.deepEqual([plain.webhooks, plain.book.scripts, plain.tokenOf('x')], [undefined, [], 'unchecked']);
  assert.deepEqual(full.acknowledgement, {
    status: 202,
    headers: { 'content-type': 'application/json', 'content-length': '11' },
    body: '{"ok":"é"}',
  });
  assert.deepEqual([full.tokenOf('t'), full.tokenOf('x'), full.tokenOf(undefined)], ['right', 'wrong', 'missing']);
  assert.deepEqual(full.book.scripts, [{ steps: [{ status: 500 }] }]);
  assert.equal(full.webhooks?.idAt('/hook'), 'hook');
  assert.equal(full.webhooks, same.webhooks, 'inboxes of one contract share what they know');
  const [empty] = createInboxes([{ name: 'a', acknowledgement: { status: 204, body: 1 } }]);
  assert.deepEqual(empty?.acknowledgement, { status: 204, headers: {}, body: '' });
});

test('deliveries for no inbox are answered as a host that has nothing there, or as one that wants a token', () => {
  for (const [status, error] of [
    [401, 'The token is missing or wrong.'],
    [404, 'No inbox is here.'],
  ] as const) {
    const { options, webhooks, acknowledgement, book, tokenOf } = unmatchedInbox(status);
    assert.deepEqual(
      [options, webhooks, acknowledgement.status, JSON.parse(String(acknowledgement.body)), book.scripts, tokenOf('x')],
      [{ name: 'unmatched' }, undefined, status, { error }, [], 'unchecked'],
    );
  }
});

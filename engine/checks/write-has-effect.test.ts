import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principle } from '../../contracts/model/ground.js';
import type { AnsweredExchange } from '../exchange.js';
import { contract } from '../test-support/inputs.js';
import { writeHasEffect } from './write-has-effect.js';

let exchanges = 0;

function exchange(operationId: string, status: number, body: unknown, sent?: unknown): AnsweredExchange {
  exchanges += 1;
  return {
    id: `${operationId}-${exchanges}`,
    operationId,
    request: {
      method: 'POST',
      url: 'http://127.0.0.1/items',
      headers: {},
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    },
    response: { status, headers: {}, body: typeof body === 'string' ? body : JSON.stringify(body) },
    startedAt: 0,
    durationMs: 1,
  };
}

const sent = { name: 'Pen', price: 1.5, tags: ['a'], secret: 's', note: null };
const item = { id: '2', name: 'Pen', price: 1.5, tags: ['a'] };
const created = (status = 201, body: unknown = item) => exchange('create', status, body, sent);
const first = (id: unknown = '1', own: unknown = { name: 'Cap' }) => exchange('create', 201, { id, name: 'Cap' }, own);
const read = (body: unknown = item, status = 200) => exchange('read', status, body);
const deleted = (status = 204) => exchange('delete', status, '');
const gone = (body: unknown = { message: 'not found' }, status = 404) => exchange('read', status, body);
const list = (body: unknown, status = 200) => exchange('list', status, body);

const ground = principle('effect of a confirmed call');

function judge(observed: Record<string, AnsweredExchange[]>): string[] {
  const planned = { kind: 'observation', relation: 'written-and-read', ground } as never;
  return writeHasEffect.judge({ contract, case: planned, observed } as never).map((one) => {
    assert.equal(one.check, 'write-has-effect');
    assert.equal(one.ground, ground);
    const level = one.atMost === undefined ? '' : ` (${one.atMost})`;
    const what = one.holds ? '' : `: ${one.expected} / ${one.actual}`;
    return `${one.holds ? 'holds' : 'broken'}${level} ${one.pointer ?? ''} ${one.message}${what} at ${one.subject?.id.split('-')[0]}`;
  });
}

const held = ['holds  what was made is read as it was confirmed at read'];

test('what is there as it was confirmed, listed, and gone after its deletion holds', () => {
  const whole = {
    created: [first(), created()],
    read: [read()],
    list: [list([item])],
    deleted: [deleted()],
    gone: [gone()],
  };
  assert.deepEqual(judge(whole), held);
  assert.deepEqual(judge({ created: [created()], read: [read({ data: { ...item, name: ' pen ' } })] }), held);
});

test('a right service may do otherwise: nothing is said of what nobody confirmed', () => {
  const clean: Record<string, AnsweredExchange[]>[] = [
    { created: [created(202)], read: [gone()] },
    { created: [created(200)], read: [gone()], list: [list([])] },
    { created: [created()], read: [gone({}, 403)] },
    { created: [created()], read: [gone({}, 500)] },
    { created: [created(400)], read: [gone()] },
    { created: [created()] },
  ];
  for (const observed of clean) assert.deepEqual(judge(observed), []);
  const silent: Record<string, AnsweredExchange[]>[] = [
    // It was not confirmed as it was sent, or is not shown.
    { created: [created(201, { ...item, name: 'PEN!' })], read: [read({ ...item, name: 'other' })] },
    { created: [created()], read: [read({ id: '2' })] },
    { created: [created()], read: [read({ ...item, tags: ['b'] })] },
    // Deleted later, or marked as deleted.
    { created: [created()], read: [read()], deleted: [deleted(202)], gone: [read()] },
    { created: [created()], read: [read()], deleted: [deleted()], gone: [read({ ...item, deleted: true })] },
    { created: [created()], read: [read()], deleted: [deleted(409)], gone: [read()] },
    // A list that shows others, or that cannot be told from other lists.
    { created: [created()], read: [read()], list: [list([{ id: '9' }])] },
    { created: [created()], read: [read()], list: [list({ items: [], errors: [] })] },
    { created: [created()], read: [read()], list: [list([], 404)] },
    // The same thing sent twice may be one thing.
    { created: [first('2', sent), created()], read: [read()] },
  ];
  for (const observed of silent) assert.deepEqual(judge(observed), held);
});

test('what a creation confirmed and a read lacks or shows otherwise is told at the read', () => {
  assert.deepEqual(judge({ created: [created()], read: [gone()] }), [
    'broken  what create made cannot be read with read: a 2xx status / 404 at read',
  ]);
  assert.deepEqual(judge({ created: [created()], read: [read({ item: { ...item, price: 2, name: 'Cup' } })] }), [
    'broken /name create confirmed a name that read shows otherwise: "Pen" / "Cup" at read',
    'broken /price create confirmed a price that read shows otherwise: 1.5 / 2 at read',
  ]);
});

test('a list that is empty, an object that outlives its deletion and an id that is given twice are told', () => {
  for (const empty of [[], { items: [], next: null }])
    assert.deepEqual(judge({ created: [created()], read: [read()], list: [list(empty)] }), [
      'broken (warn)  list is empty after create made something: what was made / an empty list at list',
    ]);
  for (const status of [200, 204])
    assert.deepEqual(judge({ created: [created()], read: [read()], deleted: [deleted(status)], gone: [read()] }), [
      'broken  read answers as before after delete confirmed the deletion: 404 or 410, or an object that tells of its deletion / 200 at read',
    ]);
  assert.deepEqual(judge({ created: [first('2'), created()], read: [read()] }), [
    'broken /id create gave an id that it had given before: a new id / "2" at create',
  ]);
});

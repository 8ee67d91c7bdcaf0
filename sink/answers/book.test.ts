import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerBook } from './book.js';
import type { AnswerStep } from './step.js';

const steps: AnswerStep[] = [{ status: 500 }, { status: 503 }];
const body = (text: string): Buffer => Buffer.from(text);
const statusOf = (book: AnswerBook, path: string, text = ''): number | undefined => book.next(path, body(text))?.status;

test('a script that names the path goes before one for every path, wherever it stands; of two the first', () => {
  const book = new AnswerBook([
    { steps: [{ status: 401 }] },
    { steps: [{ status: 402 }] },
    { path: '/a', steps: [{ status: 403 }] },
    { path: '/a', steps: [{ status: 404 }] },
  ]);
  assert.deepEqual([statusOf(book, '/a'), statusOf(book, '/b')], [403, 401]);
});

test('without a script that fits there is no step', () => {
  assert.equal(new AnswerBook().next('/', body('')), undefined);
  assert.equal(new AnswerBook([{ path: '/a', steps }]).next('/b', body('')), undefined);
});

test('each body has a sequence of its own on each path', () => {
  const book = new AnswerBook([{ steps, each: 'body', afterwards: 'acknowledge' }]);
  const asked: [path: string, text: string][] = [
    ['/a', 'x'],
    ['/a', 'y'],
    ['/b', 'x'],
    ['/a', 'x'],
    ['/a', 'x'],
    ['/a', 'y'],
  ];
  assert.deepEqual(
    asked.map(([path, text]) => statusOf(book, path, text)),
    [500, 500, 500, 503, undefined, 503],
  );
});

test('what is replaced or set back begins with its first step', () => {
  const book = new AnswerBook([{ steps }]);
  assert.deepEqual([statusOf(book, '/'), statusOf(book, '/')], [500, 503]);
  book.replace([{ steps: [{ status: 410 }, ...steps] }]);
  assert.deepEqual([statusOf(book, '/'), statusOf(book, '/')], [410, 500]);
  book.reset();
  assert.deepEqual([statusOf(book, '/'), book.scripts], [500, [{ steps }]]);
});

test('beyond ten thousand sequences the one not used for longest begins anew', () => {
  const book = new AnswerBook([{ steps }]);
  for (let at = 0; at < 10_000; at += 1) statusOf(book, `/${at}`);
  assert.equal(statusOf(book, '/0'), 503, 'ten thousand are remembered');
  statusOf(book, '/one-more');
  assert.equal(statusOf(book, '/0'), 503, 'what was just used stays');
  assert.equal(statusOf(book, '/1'), 500, 'the oldest is forgotten');
});

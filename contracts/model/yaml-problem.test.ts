import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parserProblem, sizeProblem } from './yaml-problem.js';

/** Lists in lists, so many levels deep. */
function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
}

test('what a parser gives up on is said in words where that is known', () => {
  assert.match(parserProblem(new RangeError('stack')) ?? '', /^is nested too deeply; 200 levels/);
  assert.match(parserProblem(new ReferenceError('alias')) ?? '', /^has aliases/);
  assert.equal(parserProblem(new SyntaxError('comma')), undefined);
});

test('values are read to a depth of 200 levels, whatever stands beside', () => {
  assert.equal(sizeProblem(nested(200)), undefined);
  assert.match(sizeProblem(nested(201)) ?? '', /^is nested too deeply; 200 levels/);
  assert.match(sizeProblem({ shallow: [1, { a: 2 }], deep: nested(200), other: 1 }) ?? '', /^is nested too deeply/);
  for (const value of [null, undefined, 1, 'text', {}, []]) assert.equal(sizeProblem(value), undefined);
});

test('what aliases name twice is fine, what contains itself is not', () => {
  const shared = { a: [1, 2] };
  assert.equal(sizeProblem({ one: shared, two: shared, list: [shared, shared] }), undefined);
  const own: Record<string, unknown> = { a: 1 };
  own['b'] = { c: [own] };
  assert.match(sizeProblem(own) ?? '', /^contains itself by an alias/);
  assert.match(sizeProblem([own]) ?? '', /^contains itself by an alias/);
});

test('aliases may stand for two million values and no more, each written out', () => {
  const doubled = (times: number): unknown => {
    let value: unknown = [0];
    for (let time = 0; time < times; time += 1) value = [value, value];
    return value;
  };
  // Sizes are 2, then 2n + 3 each time: the list, its two members, and what is in them.
  assert.equal(sizeProblem(doubled(18)), undefined);
  assert.match(sizeProblem(doubled(19)) ?? '', /^stands for more than 2000000 values by its aliases/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grades, type Grade } from './evidence.js';
import { evidenceGround, principle, type Ground } from './ground.js';
import { levelAt, levelOf, levels, strictnesses, type Level, type Strictness } from './levels.js';

const groundOf = (grade: Grade): Ground => evidenceGround({ grade, source: 'a page' });

const table: Record<Strictness, Record<Grade, Level>> = {
  documented: { documented: 'fail', carried: 'warn', observed: 'warn', secondary: 'info', assumed: 'info' },
  carried: { documented: 'fail', carried: 'fail', observed: 'fail', secondary: 'info', assumed: 'info' },
  all: { documented: 'fail', carried: 'fail', observed: 'fail', secondary: 'fail', assumed: 'fail' },
};

for (const strictness of strictnesses)
  test(`the level of each grade under strictness ${strictness}`, () => {
    const actual = Object.fromEntries(grades.map((grade) => [grade, levelOf(groundOf(grade), strictness)]));
    assert.deepEqual(actual, table[strictness]);
  });

test('levels stand from the weakest to the heaviest, strictnesses from the mildest on', () => {
  assert.deepEqual(levels, ['info', 'warn', 'fail']);
  assert.deepEqual(strictnesses, ['documented', 'carried', 'all']);
});

test('a broken principle fails at every strictness', () => {
  for (const name of ['authentication', 'well-formed HTTP and JSON'] as const)
    for (const strictness of strictnesses) assert.equal(levelOf(principle(name), strictness), 'fail');
});

test('weaker evidence never weighs more, and a stricter target never less', () => {
  const weight = (grade: Grade, strictness: Strictness) => levels.indexOf(levelOf(groundOf(grade), strictness));
  for (const strictness of strictnesses)
    grades.slice(1).forEach((grade, index) => {
      assert.ok(weight(grade, strictness) <= weight(grades[index] as Grade, strictness), `${grade} ${strictness}`);
    });
  for (const grade of grades)
    strictnesses.slice(1).forEach((strictness, index) => {
      assert.ok(
        weight(grade, strictness) >= weight(grade, strictnesses[index] as Strictness),
        `${grade} ${strictness}`,
      );
    });
});

test('atMost caps a level and never raises one', () => {
  const documented = groundOf('documented');
  const assumed = groundOf('assumed');
  assert.equal(levelAt({ ground: documented }, 'documented'), 'fail');
  assert.equal(levelAt({ ground: documented, atMost: 'fail' }, 'documented'), 'fail');
  assert.equal(levelAt({ ground: documented, atMost: 'warn' }, 'documented'), 'warn');
  assert.equal(levelAt({ ground: documented, atMost: 'info' }, 'all'), 'info');
  assert.equal(levelAt({ ground: principle('authentication'), atMost: 'info' }, 'all'), 'info');
  assert.equal(levelAt({ ground: assumed, atMost: 'warn' }, 'documented'), 'info');
  assert.equal(levelAt({ ground: assumed, atMost: 'warn' }, 'all'), 'warn');
});

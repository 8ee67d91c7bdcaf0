import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placedScalars } from './json-places.js';

test('every text and number stands where it is said to, under the names around it', () => {
  const body =
    '{"users":[{"name":"Anna \\"A\\"","address":{"city":"Gdańsk","no":7}}],"flag":true,"list":["x",{"y":-1.5}]}';
  const found = placedScalars(`400 ${body}`);
  assert.deepEqual(
    found.map(({ around, name, value, quoted }) => [[...around, name].join('.'), value, quoted]),
    [
      ['users.name', 'Anna "A"', true],
      ['users.address.city', 'Gdańsk', true],
      ['users.address.no', '7', false],
      ['list', 'x', true],
      ['list.y', '-1.5', false],
    ],
  );
  for (const { start, end, value, quoted } of found) {
    const written = `400 ${body}`.slice(start, end);
    assert.equal(quoted ? (JSON.parse(`"${written}"`) as string) : written, value);
  }
});

test('a cut or malformed text is read as far as it goes, and any text ends', () => {
  assert.deepEqual(
    placedScalars('{"a":"whole","b":{"c":"al').map(({ value }) => value),
    ['whole'],
  );
  assert.deepEqual(placedScalars('no JSON at all: 12, "x"'), []);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '1', 'a') }), (text) => {
      for (const { start, end } of placedScalars(text)) assert.ok(0 <= start && start <= end && end <= text.length);
    }),
  );
});

test('a scalar of a list has no name, and one that nothing leads to is kept', () => {
  assert.deepEqual(placedScalars('["a"]'), [{ name: '', around: [], value: 'a', quoted: true, start: 2, end: 3 }]);
  const names = (text: string) => placedScalars(text).map(({ name, value }) => `${name}=${value}`);
  assert.deepEqual(names('{"a":{"x":1} "Kowalska"}'), ['x=1', 'a=Kowalska']);
  assert.deepEqual(names('{"a":[1,2],"b":[{"c":3},4]}'), ['a=1', 'a=2', 'c=3', 'b=4']);
});

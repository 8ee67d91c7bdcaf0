import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseLossless } from '../lossless.js';
import { compareCommonFields, sameScalar, sameText, sameValue } from './agreement.js';

const compare = (here: string, there: string, volatile: string[] = []) =>
  compareCommonFields(parseLossless(here), parseLossless(there), volatile);

/** Documents as an API sends them: lists of objects with ids (now and then the same twice), amounts, anything. */
const anyDocument = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(
    fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c'),
        amount: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
      },
      { requiredKeys: ['id'] },
    ),
  ),
);

test('a document agrees with itself', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = JSON.stringify(document);
      assert.deepEqual(compare(text, text).disagreements, []);
    }),
  );
});

test('both sides find the same number of disagreements', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 })),
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 })),
      (a, b) => {
        const [here, there] = [JSON.stringify(a), JSON.stringify(b)];
        assert.equal(compare(here, there).disagreements.length > 0, compare(there, here).disagreements.length > 0);
      },
    ),
  );
});

/** The document with every number written as a string. */
function quoted(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(quoted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, quoted(member)]));
}

test('numbers agree with the same numbers written as strings', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const [plain, asText] = [JSON.stringify(document), JSON.stringify(quoted(document))];
      assert.deepEqual(compare(plain, asText).disagreements, []);
      assert.deepEqual(compare(asText, plain).disagreements, []);
    }),
  );
});

test('decimals are compared digit by digit and without regard to scale', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 40 }).map((list) => list.join(''));
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), digits, fc.nat(5), (whole, fraction, zeros) => {
      const text = `${whole}.${fraction}`;
      assert.deepEqual(compare(`"${text}"`, `${text}${'0'.repeat(zeros)}`).disagreements, []);
      assert.equal(compare(`"${text}"`, `${text}${'0'.repeat(zeros)}1`).disagreements.length, 1);
    }),
  );
});

test('texts that are no numbers must be equal', () => {
  assert.equal(compare('"ACTIVE"', '"active"').disagreements.length, 1);
  assert.equal(compare('"1.5 EUR"', '"1.50 EUR"').disagreements.length, 1);
  assert.equal(compare('""', '0').disagreements.length, 1);
  assert.equal(compare('null', '0').disagreements.length, 1);
  assert.equal(compare('true', '"true"').disagreements.length, 1);
});

test('a scalar beside an object or list disagrees', () => {
  for (const other of ['{"amount":"1"}', '[1]']) {
    assert.equal(compare('"1"', other).disagreements.length, 1);
    assert.equal(compare(other, '"1"').disagreements.length, 1);
  }
});

test('members named like those of every object are compared only where both carry them', () => {
  assert.deepEqual(compare('{"toString":"a","constructor":1,"id":"x"}', '{"id":"x"}'), {
    compared: 1,
    disagreements: [],
  });
});

test('items with ids are matched by them, others by place; surplus items are left out', () => {
  const here = '[{"id":"a","amount":"1"},{"id":"b","amount":"2"}]';
  assert.deepEqual(compare(here, '[{"id":"c","amount":"9"},{"id":"b","amount":"2.0"},{"id":"a","amount":1}]'), {
    compared: 4,
    disagreements: [],
  });
  assert.deepEqual(
    compare(here, '[{"id":"b","amount":"3"}]').disagreements.map(({ pointer, here, there }) => [pointer, here, there]),
    [['/1/amount', '2', '3']],
  );
  assert.deepEqual(
    compare('["x","y"]', '["x","z","w"]').disagreements.map(({ pointer }) => pointer),
    ['/1'],
  );
});

test('volatile members are left out at every depth', () => {
  const result = compare('{"rate":1,"list":[{"id":"a","rate":2}]}', '{"rate":3,"list":[{"id":"a","rate":4}]}', [
    'rate',
  ]);
  assert.deepEqual(result, { compared: 1, disagreements: [] });
});

test('pointers escape names', () => {
  assert.equal(compare('{"a/b~c":1}', '{"a/b~c":2}').disagreements[0]?.pointer, '/a~1b~0c');
});

test('times agree as moments, at the coarser precision; other texts as they are', () => {
  const at = (time: string) => JSON.stringify({ createdAt: time });
  const [micro, milli, whole] = ['10:00:00.288000Z', '11:00:00.288+01:00', '10:00:00Z'].map((time) =>
    at(`2026-02-01T${time}`),
  ) as [string, string, string];
  for (const other of [milli, whole]) assert.deepEqual(compare(micro, other), { compared: 1, disagreements: [] });
  const [later] = compare(micro, at('2026-02-01T10:00:00.289Z')).disagreements;
  assert.equal(later?.pointer, '/createdAt');
  assert.equal(compare(at('2026-02-01'), at('2026-02-02')).disagreements.length, 1);
});

test('values are the same with their members in any order, their items in this one, and nothing more or less', () => {
  const same = (here: string, there: string) => sameValue(parseLossless(here), parseLossless(there));
  assert.equal(same('{"a":"1.50","b":[1,{"c":null}]}', '{"b":[1.0,{"c":null}],"a":1.5}'), true);
  for (const [here, there] of [
    ['{"a":1}', '{"a":2}'],
    ['{"a":1}', '{"b":1}'],
    ['{"a":1}', '{"a":1,"b":1}'],
    ['{"a":1,"b":1}', '{"a":1}'],
    ['[1,2]', '[2,1]'],
    ['[1]', '[1,2]'],
    ['{}', '[]'],
    ['[]', '{}'],
    ['{}', 'null'],
    ['1', '{}'],
    ['[]', '""'],
    ['"x"', '["x"]'],
  ] as const)
    assert.equal(same(here, there), false, `${here} and ${there}`);
  assert.deepEqual([sameText(' Łucja', 'łUCJA '), sameText('a', 'b'), sameText(1, 1)], [true, false, false]);
});

test('a moment and what is no text are never the same', () => {
  assert.equal(sameScalar('2026-01-01T00:00:00Z', 5), false);
  assert.equal(sameScalar(null, '2026-01-01T00:00:00Z'), false);
});

test('an item whose id the other side does not know is matched by its name, where that is the only one on both sides', () => {
  const compare = (here: unknown[], there: unknown[]) =>
    compareCommonFields(here, there, []).disagreements.map(({ pointer, here: a, there: b }) => [pointer, a, b]);
  const [eur, usd] = [
    { id: 'a', name: 'eur' },
    { id: 'b', name: 'usd' },
  ];
  assert.deepEqual(compare([{ id: 'x', name: 'eur' }, usd], [usd, eur]), [['/0/id', 'x', 'a']]);
  assert.deepEqual(compare([{ id: 'x', name: 'eur' }], [eur, { id: 'c', name: 'eur' }]), []);
  assert.deepEqual(
    compare(
      [
        { id: 'x', name: 'eur' },
        { id: 'y', name: 'eur' },
      ],
      [eur],
    ),
    [],
  );
  assert.deepEqual(compare([eur, { id: 'x', name: 'eur' }], [eur]), []);
  assert.deepEqual(compare([{ id: 'x', name: 'gbp' }], [eur]), []);
  assert.deepEqual(compare([{ id: 'x' }], [{ id: 'a' }]), []);
});

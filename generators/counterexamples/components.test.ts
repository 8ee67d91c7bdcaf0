import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Schema } from '../../contracts/model/types.js';
import { findCounterexample, searchCounterexamples } from './find.js';
import type { Pair, Proof } from './types.js';

type Components = Record<string, unknown>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const object = (properties: object, required: readonly string[] = []): object => ({
  type: 'object',
  required,
  properties,
});

function pair(schema: unknown, before: Components, after: Components): Pair {
  const side = (schemas: Components): Pair['sender'] => ({
    schema: schema as Schema,
    root: { components: { schemas } },
    pointer: '/paths/~1a',
  });
  return { sender: side(before), receiver: side(after), tolerance: 'exact', tries: 4_000 };
}

function told(proofs: readonly Proof[]): string[] {
  return proofs.map(({ problem }) => `${problem.pointer} ${problem.keyword} ${problem.schemaPointer}`).sort();
}

const narrow = { ...text, maxLength: 3 };

describe('what breaks in a component', () => {
  test('is found behind others, in lists and in maps, each component once', () => {
    const schemas = (name: object): Components => ({
      User: object({ name, home: ref('Address'), friends: { type: 'array', items: ref('User') } }, ['home']),
      Address: object({
        lines: { type: 'array', items: ref('Line') },
        byYear: { type: 'object', additionalProperties: ref('Line') },
      }),
      Line: object({ value: name }, ['value']),
    });
    const { proofs, isGivenUp } = searchCounterexamples(pair(ref('User'), schemas(text), schemas(narrow)));
    assert.equal(isGivenUp, false);
    assert.deepEqual(told(proofs), [
      '/home/lines/0/value maxLength /components/schemas/Line/properties/value',
      '/name maxLength /components/schemas/User/properties/name',
    ]);
    const [first] = proofs;
    assert.deepEqual(Object.keys(first?.value as object).sort(), ['home', 'name']);
  });

  test('is found in the place that is asked about', () => {
    const schemas = (name: object): Components => ({
      Name: object({ name }),
      Pair: object({ a: ref('Name'), b: ref('Name') }),
    });
    const asked = findCounterexample({ ...pair(ref('Pair'), schemas(text), schemas(narrow)), focus: ['/b/name'] });
    assert.equal(asked.kind === 'proven' && asked.problem.pointer, '/b/name');
  });

  test('is told as the whole sees it, where alternatives, conditions or other schemas are around it', () => {
    const name = { Name: object({ name: text }) };
    const narrowed = { Name: object({ name: narrow }) };
    const around: readonly [what: string, schema: object, keyword: string][] = [
      ['one of several', { oneOf: [object({ a: ref('Name') }, ['a']), object({ b: text }, ['b'])] }, 'maxLength'],
      ['beside an own keyword', object({ a: { ...ref('Name'), maxProperties: 1 } }), 'maxLength'],
      ['said twice', { allOf: [object({ a: ref('Name') }), object({ a: ref('Name') })] }, 'maxLength'],
      [
        'under a condition',
        {
          ...object({ k: { enum: [1, 2] }, a: {} }),
          if: { properties: { k: { const: 1 } } },
          then: object({ a: ref('Name') }),
        },
        'maxLength',
      ],
      ['to be contained', { type: 'array', contains: ref('Name') }, 'contains'],
    ];
    for (const [what, schema, keyword] of around) {
      const found = findCounterexample(pair(schema, name, narrowed));
      assert.equal(found.kind === 'proven' && found.problem.keyword, keyword, `${what}: ${JSON.stringify(found)}`);
    }
  });

  test('does not break a whole that takes it in another way', () => {
    const name = { Name: object({ name: text }), Other: object({ name: text }) };
    const narrowed = { Name: object({ name: narrow }), Other: object({ name: text }) };
    const either = object({ a: { anyOf: [ref('Name'), ref('Other')] } });
    assert.equal(findCounterexample(pair(either, name, narrowed)).kind, 'none');
    const negated = { ...object({ a: {} }), not: { required: ['a'], properties: { a: ref('Name') } } };
    assert.equal(findCounterexample(pair(negated, name, narrowed)).kind, 'none');
  });

  test('is the same for every pair that comes to it, whatever was asked before', () => {
    const schemas = (name: object): Components => ({ Name: object({ name, next: ref('Name') }) });
    const [before, after] = [schemas(text), schemas(narrow)];
    const shared = pair(object({ a: ref('Name') }), before, after);
    const direct = {
      ...shared,
      sender: { ...shared.sender, schema: ref('Name') },
      receiver: { ...shared.receiver, schema: ref('Name') },
    };
    searchCounterexamples(shared);
    const fresh = pair(ref('Name'), structuredClone(before), structuredClone(after));
    assert.deepEqual(searchCounterexamples(direct), searchCounterexamples(fresh));
  });
});

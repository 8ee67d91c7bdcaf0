import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { valueAt } from '../../contracts/model/pointer.js';
import type { Schema } from '../../contracts/model/types.js';
import { explainSchema, type Explanation, type NamedSample } from './explain.js';
import type { Hints } from './hints.js';

const documented = { grade: 'documented', edition: 'test', source: 'a page' } as const;

function explain(values: unknown[], hints: Hints = {}): { schema: Schema; explanations: Explanation[] } {
  const samples: NamedSample[] = values.map((value, index) => ({ name: `s${index}`, value }));
  return explainSchema(samples, { sample: documented, prose: { ...documented, source: 'hints.yaml' } }, hints);
}

function only(explanations: Explanation[], pointer: string, keyword: string): Explanation {
  const found = explanations.filter((line) => line.pointer === pointer && line.keyword === keyword);
  assert.equal(found.length, 1, `${pointer} ${keyword}`);
  return found[0] as Explanation;
}

test('each constraint names the samples that caused it and its grade', () => {
  const { explanations } = explain([{ id: 'a', at: '2026-02-01' }, { id: 'b' }]);
  assert.deepEqual(only(explanations, '/properties/at', 'format'), {
    pointer: '/properties/at',
    keyword: 'format',
    value: 'date',
    grade: 'carried',
    basis: 'example',
    samples: ['s0'],
  });
  const required = only(explanations, '/properties/id', 'required');
  assert.deepEqual([required.value, required.grade, required.samples], [true, 'carried', ['s0', 's1']]);
  assert.equal(only(explanations, '/properties/id', 'type').grade, 'documented');
});

test('a hint is named instead of samples', () => {
  const { schema, explanations } = explain([{ s: 'A', n: 1, m: { x: 1 } }], {
    values: [{ values: ['A', 'B'], open: true }],
    integers: ['/n'],
    maps: ['/m'],
  });
  const named = only(explanations, '/properties/s', 'enum');
  assert.deepEqual([named.hint, named.grade, named.basis, named.samples], ['values A, B', 'documented', 'prose', []]);
  assert.equal(schema.properties?.['s']?.['x-evidence']?.keywords?.['enum']?.source, 'hints.yaml');
  assert.deepEqual(
    [only(explanations, '/properties/n', 'type').value, only(explanations, '/properties/n', 'type').hint],
    ['integer', 'integers /n'],
  );
  assert.equal(only(explanations, '/properties/m', 'additionalProperties').hint, 'maps /m');
});

test('conditions and alternatives are explained where they stand', () => {
  const { explanations } = explain([
    { type: 'card', pan: 'x', v: 1 },
    { type: 'iban', v: 'one' },
  ]);
  assert.deepEqual(only(explanations, '/allOf/0/then', 'required').value, ['pan']);
  assert.deepEqual(only(explanations, '/allOf/0/then', 'required').samples, ['s0']);
  assert.deepEqual(only(explanations, '/properties/v/anyOf/0', 'type').samples, ['s1']);
  assert.deepEqual(only(explanations, '/properties/v/anyOf/1', 'type').samples, ['s0']);
});

/** Keywords that constrain, by their node; `required` and conditions are explained elsewhere than they stand. */
const explained = ['format', 'pattern', 'enum', 'minimum', 'maximum', 'minProperties'];

function constraintsOf(schema: Schema, pointer = ''): string[] {
  const own = explained.filter((keyword) => keyword in schema).map((keyword) => `${pointer} ${keyword}`);
  const under = (name: string, child: Schema | boolean | undefined): string[] =>
    typeof child === 'object' ? constraintsOf(child, `${pointer}/${name}`) : [];
  return [
    ...own,
    ...(schema.type === undefined || pointer.endsWith('/propertyNames') ? [] : [`${pointer} type`]),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, child]) => under(`properties/${name}`, child)),
    ...under('items', schema.items),
    ...under('additionalProperties', schema.additionalProperties),
    ...under('propertyNames', schema.propertyNames),
    ...(schema.anyOf ?? []).flatMap((child, index) => (child.type === 'null' ? [] : under(`anyOf/${index}`, child))),
  ];
}

test('every constraint has an explanation, and every explanation a constraint', () => {
  const leaf = fc.oneof(fc.constantFrom('A', '1.50', '2026-02-01', 'some text'), fc.integer(), fc.boolean());
  const object = fc.dictionary(
    fc.constantFrom('type', 'id', 'list', 'x'),
    fc.oneof(leaf, fc.constant(null), fc.array(leaf, { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b'), leaf)),
  );
  fc.assert(
    fc.property(fc.array(object, { minLength: 1, maxLength: 5 }), (values) => {
      const { schema, explanations } = explain(JSON.parse(JSON.stringify(values)) as unknown[]);
      const told = new Set(explanations.map(({ pointer, keyword }) => `${pointer} ${keyword}`));
      for (const constraint of constraintsOf(schema)) assert.ok(told.has(constraint), constraint);
      for (const { pointer, keyword, value, samples } of explanations) {
        assert.notEqual(valueAt(schema, pointer), undefined, pointer);
        assert.notEqual(value, undefined, `${pointer} ${keyword}`);
        assert.ok(samples.length > 0);
      }
    }),
    { numRuns: 150 },
  );
});

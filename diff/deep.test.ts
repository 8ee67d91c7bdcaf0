import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentError } from '../contracts/diff/document.js';
import type { JsonObject } from '../contracts/model/json-value.js';
import { SchemaValidator, TooDeepError } from '../contracts/model/schema-validator.js';
import { diffContracts } from './diff-contracts.js';
import { summaryLines } from './summary.js';

const refer = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A document whose operations take a component each. */
function taking(schemas: Record<string, JsonObject>, names: readonly string[]): JsonObject {
  const call = (name: string): JsonObject => ({
    operationId: name,
    requestBody: { required: true, content: { 'application/json': { schema: refer(name) } } },
    responses: { 204: { description: 'done' } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Linked', version: '1' },
    paths: Object.fromEntries(names.map((name) => [`/${name}`, { post: call(name) }])),
    components: { schemas },
  };
}

const text = (maxLength: number): JsonObject => ({ type: 'string', maxLength });

test('hundreds of schemas that refer to each other are judged by values', () => {
  const linked = (maxLength: number): JsonObject => {
    const count = 300;
    const names = Array.from({ length: count }, (_, index) => `s${index}`);
    const schemas = Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          type: 'object',
          properties: { own: text(index === 1 ? maxLength : 9), next: refer(`s${(index + 1) % count}`) },
        },
      ]),
    );
    return taking(schemas, ['s0']);
  };
  const { changes, counts, judged } = diffContracts({ document: linked(9) }, { document: linked(5) });
  assert.deepEqual(
    changes.map(({ at, level, proof }) => [at, level, proof]),
    [['/next/own', 'fail', 'proven']],
  );
  assert.deepEqual([counts.undecided, judged.undecided, counts.givenUp, judged.givenUp], [0, 0, 0, 0]);
});

test('what is too deep for a validator is undecided, and costs itself alone', (t) => {
  const both = (maxLength: number): JsonObject =>
    taking({ deep: text(maxLength), plain: text(maxLength) }, ['deep', 'plain']);
  const accepts = SchemaValidator.prototype.accepts;
  t.mock.method(
    SchemaValidator.prototype,
    'accepts',
    function (this: SchemaValidator, ...args: Parameters<typeof accepts>) {
      if ((args[0] as JsonObject)['$ref'] === '#/components/schemas/deep') throw new TooDeepError('too deep');
      return accepts.apply(this, args);
    },
  );
  const result = diffContracts({ document: both(9) }, { document: both(5) });
  const byCall = Object.fromEntries(result.changes.map((change) => [change.subject.id, change]));
  assert.deepEqual([byCall['plain']?.proof, byCall['plain']?.level], ['proven', 'fail']);
  assert.deepEqual([byCall['deep']?.undecided, byCall['deep']?.level], [true, 'warn']);
  assert.deepEqual([result.counts.undecided, result.judged.undecided], [1, 1]);
  assert.match(summaryLines(result)[0] ?? '', /^UNDECIDED: 1 pair of schemas/);
});

test('what is too deep to be compared is refused in words', () => {
  const deep = (): JsonObject => {
    const schemas: Record<string, JsonObject> = { d9999: { type: 'string' } };
    for (let index = 0; index < 9_999; index += 1) schemas[`d${index}`] = { allOf: [refer(`d${index + 1}`)] };
    return taking(schemas, ['d0']);
  };
  const after = deep();
  (after['components'] as { schemas: JsonObject }).schemas['d9999'] = { type: 'number' };
  assert.throws(() => diffContracts({ document: deep() }, { document: after }), DocumentError);
});

test('an edit of a schema that holds itself is one change, however often a value shows it', () => {
  const both = (maxLength: number): JsonObject => {
    const own = { own: text(maxLength), left: refer('tree'), right: { type: 'array', items: refer('tree') } };
    return taking({ tree: { type: 'object', properties: own } }, ['tree']);
  };
  const { changes } = diffContracts({ document: both(9) }, { document: both(5) });
  assert.deepEqual(
    changes.map(({ at, proof }) => [at, proof]),
    [['/own', 'proven']],
  );
});

test('what was given up with values left is undecided, and what all values were judged for is argued', () => {
  // Equal in meaning, though no structure says so: no value can show it.
  const document = (schema: JsonObject): JsonObject => taking({ both: schema }, ['both']);
  const whole = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
  const [before, after] = [document(whole), document({ ...whole, maxProperties: 1_000_000 })];
  const told = (tries: number): unknown[] => {
    const result = diffContracts({ document: before }, { document: after }, { tries });
    return [
      ...result.changes.map(({ proof, level, undecided }) => [proof, level, undecided]),
      result.counts.givenUp,
      summaryLines(result).some((line) => line.endsWith('1 given up.')),
    ];
  };
  assert.deepEqual(told(1), [['argued', 'warn', true], 1, true]);
  assert.deepEqual(told(4_000), [['argued', 'warn', undefined], 0, false]);
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonObject } from '../contracts/model/json-value.js';
import { operationDocument } from '../contracts/diff/test-support/documents.js';
import { diffContracts } from './diff-contracts.js';
import type { DiffResult } from './result.js';
import { sampleOfEdits } from './test-support/edits/index.js';
import { wordsOf } from './test-support/coverage.js';

/** What rules tell of two documents, and what is left of it after values were looked for. */
function compared(before: JsonObject, after: JsonObject): { alone: DiffResult; proven: DiffResult; lost: string[] } {
  const [from, to] = [{ document: before }, { document: after }];
  const [alone, proven] = [diffContracts(from, to, { prove: false }), diffContracts(from, to)];
  const told = new Set(proven.changes.map(({ fingerprint }) => fingerprint));
  const lost = alone.changes.filter(({ fingerprint }) => !told.has(fingerprint)).map(({ message }) => message);
  return { alone, proven, lost };
}

/** A document whose many operations lead to a chain of components; the last one holds what is edited. */
function chained(last: JsonObject): JsonObject {
  const [links, calls] = [260, 200];
  const names = Array.from({ length: links }, (_, index) => `s${index}`);
  const schemas = Object.fromEntries(
    names.map((name, index) => [
      name,
      {
        type: 'object',
        properties:
          index === links - 1 ? { end: last } : { next: { $ref: `#/components/schemas/s${index + 1}` }, own: true },
      },
    ]),
  );
  const call = (index: number): JsonObject => ({
    operationId: `call${index}`,
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/s0' } } } },
    responses: { 204: { description: 'done' } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Chained', version: '1' },
    paths: Object.fromEntries(Array.from({ length: calls }, (_, index) => [`/call${index}`, { post: call(index) }])),
    components: { schemas },
  };
}

describe('what rules tell is told with values too', () => {
  test('of every kind of edit, and once', () => {
    const edits = [...sampleOfEdits()];
    const flaws = edits.flatMap((edit) => {
      const { lost, proven } = compared(edit.before(), edit.after());
      // What a rule names is not told again as a break that none names.
      const twice = proven.changes.filter(({ keyword }) => keyword === 'unexplained').map(({ message }) => message);
      return lost.length + twice.length > 0 ? [`${wordsOf(edit)}: ${[...lost, ...twice].join('; ')}`] : [];
    });
    assert.deepEqual(flaws, []);
    assert.ok(edits.length > 1_300, String(edits.length));
  });

  test('of a schema that is used in more places than are gone through, whose default alone changed', () => {
    const { alone, proven, lost } = compared(chained({ type: 'string' }), chained({ type: 'string', default: 'x' }));
    assert.deepEqual(lost, []);
    const shared = alone.changes.filter(({ rule }) => rule.endsWith('shared-schema-changed'));
    assert.ok(shared.length > 0, 'the document is large enough');
    assert.deepEqual(
      new Set(shared.map(({ level }) => level)),
      new Set(['info']),
      'a default that comes breaks nobody',
    );
    assert.equal(proven.counts.refuted, 0);
  });

  test('of such a schema that breaks, as a whole that fails', () => {
    const [from, to] = [9, 5].map((maxLength) => ({ document: chained({ type: 'string', maxLength }) }));
    assert.ok(from && to);
    const { changes } = diffContracts(from, to, { prove: false });
    const shared = changes.filter(({ rule }) => rule.endsWith('shared-schema-changed'));
    assert.deepEqual(new Set(shared.map(({ level }) => level)), new Set(['fail']));
  });
});

describe('what no validator judges', () => {
  const body = (schema: JsonObject, mediaType = 'application/json'): JsonObject =>
    operationDocument({ requestBody: { required: true, content: { [mediaType]: { schema } } } });
  const cases: [name: string, before: JsonObject, after: JsonObject, level: string, mediaType?: string][] = [
    ['an encoding', { type: 'string' }, { type: 'string', contentEncoding: 'base64' }, 'fail'],
    ['a media type of a text', { type: 'string' }, { type: 'string', contentMediaType: 'text/csv' }, 'fail'],
    ['a default', { type: 'string', default: 'a' }, { type: 'string', default: 'b' }, 'warn'],
    ['XML', { type: 'string' }, { type: 'string', xml: { name: 'b' } }, 'fail', 'application/xml'],
  ];
  for (const [name, before, after, level, mediaType] of cases)
    test(`${name} that changes is argued, and as loud as its rule`, () => {
      const { changes } = diffContracts({ document: body(before, mediaType) }, { document: body(after, mediaType) });
      assert.deepEqual(
        changes.map((change) => [change.level, change.proof, change.proofNote]),
        [[level, 'argued', 'no validator judges it']],
      );
    });

  test('a value that shows another change of the same place is no proof of it', () => {
    const { changes } = diffContracts(
      { document: body({ type: 'string', maxLength: 9 }) },
      { document: body({ type: 'string', maxLength: 5, contentEncoding: 'base64' }) },
    );
    assert.deepEqual(Object.fromEntries(changes.map(({ keyword, proof }) => [keyword, proof])), {
      maxLength: 'proven',
      contentEncoding: 'argued',
    });
  });
});

describe('what breaks beside what rules say', () => {
  const answer = (schema: JsonObject): JsonObject =>
    operationDocument({ responses: { 200: { description: 'fine', content: { 'application/json': { schema } } } } });
  const told = (before: JsonObject, after: JsonObject): unknown[] =>
    diffContracts({ document: before }, { document: after }).changes.map(({ keyword, level, proof }) =>
      [keyword, level, proof].join(' '),
    );

  test('is told of the exclusive alternative that takes less, for others then take alone what both took', () => {
    const [any, other] = [{ type: 'object' }, { type: 'object', required: ['kind'], properties: { kind: {} } }];
    const either = (first: JsonObject): JsonObject => answer({ oneOf: [first, other] });
    assert.deepEqual(told(either(any), either({ ...any, minProperties: 2 })), ['minProperties fail proven']);
  });

  test('is nothing where no side says what it does not declare, in maps as elsewhere', () => {
    const thing = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
    const map = (inner: JsonObject): JsonObject =>
      operationDocument({
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { type: 'object', additionalProperties: inner } } },
        },
      });
    assert.deepEqual(told(map({ ...thing, required: ['z'] }), map(thing)), ['required info argued']);
  });
});

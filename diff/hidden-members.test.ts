import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { carrying, type Carried } from '../contracts/diff/test-support/documents.js';
import type { JsonObject } from '../contracts/model/json-value.js';
import { diffContracts } from './diff-contracts.js';
import type { DiffOptions } from './diff-contracts.js';

const text = { type: 'string' };
const hidden = { readOnly: { ...text, readOnly: true }, writeOnly: { ...text, writeOnly: true } };

/** What an object says of the member that cases are about. */
interface Member {
  schema?: JsonObject;
  isRequired?: boolean;
  /** Of the member beside it. */
  other?: JsonObject;
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Ways to write an object with a member `m` beside a required one. */
const ways: Readonly<Record<string, (member: Member) => { schema: unknown; components?: JsonObject }>> = {
  'in place': ({ schema, isRequired, other = text }) => ({
    schema: {
      type: 'object',
      required: ['o', ...(isRequired ? ['m'] : [])],
      properties: { o: other, ...(schema && { m: schema }) },
    },
  }),
  'required in another part': ({ schema, isRequired, other = text }) => ({
    schema: {
      allOf: [
        { type: 'object', properties: { o: other, ...(schema && { m: schema }) } },
        { required: ['o', ...(isRequired ? ['m'] : [])] },
      ],
    },
  }),
  'required by a component beside': ({ schema, isRequired, other = text }) => ({
    schema: { ...ref('Asked'), type: 'object', properties: { o: other, ...(schema && { m: schema }) } },
    components: { Asked: { required: ['o', ...(isRequired ? ['m'] : [])] } },
  }),
  'the member by reference': ({ schema, isRequired, other = text }) => ({
    schema: {
      type: 'object',
      required: ['o', ...(isRequired ? ['m'] : [])],
      properties: { o: other, ...(schema && { m: ref('Member') }) },
    },
    components: schema ? { Member: schema } : {},
  }),
  'the object by reference': ({ schema, isRequired, other = text }) => ({
    schema: ref('Whole'),
    components: {
      Whole: {
        type: 'object',
        required: ['o', ...(isRequired ? ['m'] : [])],
        properties: { o: other, ...(schema && { m: { allOf: [schema] } }) },
      },
    },
  }),
};

interface Case {
  name: string;
  before: Member;
  after: Member;
  /** Changes towards the provider, and from it, as keyword, level and proof. */
  sent: string[];
  shown: string[];
}

const { readOnly, writeOnly } = hidden;
const number = { type: 'number' };

const cases: readonly Case[] = [
  {
    name: 'an optional member that becomes readOnly',
    before: { schema: text },
    after: { schema: readOnly },
    sent: ['readOnly fail proven'],
    shown: [],
  },
  {
    name: 'a required member that becomes readOnly',
    before: { schema: text, isRequired: true },
    after: { schema: readOnly, isRequired: true },
    sent: ['readOnly fail proven'],
    shown: [],
  },
  {
    name: 'an optional member that is readOnly no more',
    before: { schema: readOnly },
    after: { schema: text },
    sent: ['readOnly info argued'],
    shown: [],
  },
  {
    name: 'a required member that is readOnly no more',
    before: { schema: readOnly, isRequired: true },
    after: { schema: text, isRequired: true },
    sent: ['readOnly fail proven'],
    shown: [],
  },
  {
    name: 'a readOnly member that becomes another',
    before: { schema: readOnly, isRequired: true },
    after: { schema: { ...number, readOnly: true }, isRequired: true },
    sent: [],
    shown: ['type fail proven'],
  },
  {
    name: 'a readOnly member that goes',
    before: { schema: readOnly, isRequired: true },
    after: {},
    sent: [],
    shown: ['required-property-removed fail proven'],
  },
  {
    name: 'a readOnly member that becomes required',
    before: { schema: readOnly },
    after: { schema: readOnly, isRequired: true },
    sent: [],
    shown: ['required info argued'],
  },
  {
    name: 'an optional member that becomes writeOnly',
    before: { schema: text },
    after: { schema: writeOnly },
    sent: [],
    shown: ['writeOnly warn argued'],
  },
  {
    name: 'a required member that becomes writeOnly',
    before: { schema: text, isRequired: true },
    after: { schema: writeOnly, isRequired: true },
    sent: [],
    shown: ['writeOnly fail proven'],
  },
  {
    name: 'a required member that is writeOnly no more',
    before: { schema: writeOnly, isRequired: true },
    after: { schema: text, isRequired: true },
    sent: [],
    shown: ['writeOnly info argued'],
  },
  {
    name: 'a writeOnly member that becomes another',
    before: { schema: writeOnly, isRequired: true },
    after: { schema: { ...number, writeOnly: true }, isRequired: true },
    sent: ['type fail proven'],
    shown: [],
  },
  {
    name: 'a writeOnly member that comes',
    before: {},
    after: { schema: writeOnly, isRequired: true },
    sent: ['required-property-added fail proven'],
    shown: [],
  },
  {
    name: 'a change beside a required readOnly member',
    before: { schema: readOnly, isRequired: true },
    after: { schema: readOnly, isRequired: true, other: { ...text, maxLength: 3 } },
    sent: ['maxLength fail proven'],
    shown: ['maxLength info argued'],
  },
  {
    name: 'a change beside a required writeOnly member',
    before: { schema: writeOnly, isRequired: true, other: { ...text, maxLength: 3 } },
    after: { schema: writeOnly, isRequired: true },
    sent: ['maxLength info argued'],
    shown: ['maxLength fail proven'],
  },
];

const directions: Readonly<Record<'sent' | 'shown', readonly Carried['direction'][]>> = {
  sent: ['request', 'webhook-answer', 'callback-answer'],
  shown: ['response', 'webhook', 'callback'],
};

function told({ before, after }: Case, way: string, direction: Carried['direction'], options?: DiffOptions): string[] {
  const document = (member: Member): JsonObject => {
    const { schema, components } = (ways[way] as (one: Member) => { schema: unknown; components?: JsonObject })(member);
    return carrying(schema, { direction, described: 'property' }, components);
  };
  const { changes } = diffContracts({ document: document(before) }, { document: document(after) }, options);
  return changes.map(({ keyword, level, proof }) => `${keyword} ${level} ${proof}`).sort();
}

describe('members that one direction hides', () => {
  for (const one of cases)
    for (const way of Object.keys(ways))
      test(`${one.name}, ${way}`, () => {
        for (const kind of ['sent', 'shown'] as const)
          for (const direction of directions[kind]) assert.deepEqual(told(one, way, direction), one[kind], direction);
      });

  test('are unknown to a strict reader until they are shown', () => {
    const shown = cases.find(({ name }) => name === 'a required member that is writeOnly no more') as Case;
    for (const way of Object.keys(ways))
      assert.deepEqual(told(shown, way, 'response', { receiver: 'strict' }), ['writeOnly fail proven'], way);
  });

  test('are lost to who reads them', () => {
    const gone = cases.find(({ name }) => name === 'an optional member that becomes writeOnly') as Case;
    const usage = { operations: [{ id: 'POST /things', reads: ['/v/m'] }] };
    assert.deepEqual(told(gone, 'in place', 'response', { usage }), ['writeOnly fail proven']);
  });
});

import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { carrying, type Carried } from '../contracts/diff/test-support/documents.js';
import type { JsonObject } from '../contracts/model/json-value.js';
import { diffContracts } from './diff-contracts.js';

const text = { type: 'string' };
const ref = (name: string): string => `#/components/schemas/${name}`;

/** An alternative whose values may have any name. */
function shape(member: string, kind: JsonObject = text): JsonObject {
  return { type: 'object', required: ['kind', member], properties: { kind, type: text, [member]: text } };
}

const open: JsonObject = { Card: shape('number'), Iban: shape('iban'), Cash: shape('place') };
const constant: JsonObject = { Card: shape('number', { const: 'card' }), Iban: shape('iban', { const: 'iban' }) };

function choice(mapping: Record<string, string>, more: { propertyName?: string; names?: string[] } = {}): JsonObject {
  const { propertyName = 'kind', names = ['Card', 'Iban'] } = more;
  return {
    oneOf: names.map((name) => ({ $ref: ref(name) })),
    discriminator: {
      propertyName,
      mapping: Object.fromEntries(Object.entries(mapping).map(([value, name]) => [value, ref(name)])),
    },
  };
}

const both = { card: 'Card', iban: 'Iban' };
const oneOf = (...names: string[]): JsonObject => ({ oneOf: names.map((name) => ({ $ref: ref(name) })) });

interface Case {
  name: string;
  before: JsonObject;
  after: JsonObject;
  components?: JsonObject;
  /** Of the later side, where they are others. */
  later?: JsonObject;
  /** Keyword, level and proof of each change, towards the provider and from it. */
  sent: string[];
  shown: string[];
}

const cases: readonly Case[] = [
  {
    name: 'another member decides',
    before: choice(both),
    after: choice(both, { propertyName: 'type' }),
    sent: ['discriminator fail proven'],
    shown: ['discriminator fail proven'],
  },
  {
    name: 'a name goes',
    before: choice({ ...both, sepa: 'Iban' }),
    after: choice(both),
    sent: ['discriminator-mapping fail proven'],
    shown: ['discriminator-mapping info argued'],
  },
  {
    name: 'a name comes',
    before: choice(both),
    after: choice({ ...both, sepa: 'Iban' }),
    sent: ['discriminator-mapping info argued'],
    shown: ['discriminator-mapping warn proven'],
  },
  {
    name: 'a name leads elsewhere',
    before: choice({ ...both, other: 'Card' }),
    after: choice({ ...both, other: 'Iban' }),
    sent: ['discriminator-mapping fail proven'],
    shown: ['discriminator-mapping fail proven'],
  },
  {
    name: 'names change places',
    before: choice(both),
    after: choice({ card: 'Iban', iban: 'Card' }),
    sent: ['discriminator-mapping fail proven', 'discriminator-mapping fail proven'],
    shown: ['discriminator-mapping fail proven', 'discriminator-mapping fail proven'],
  },
  {
    name: 'a member begins to decide',
    before: oneOf('Card', 'Iban'),
    after: choice(both),
    sent: ['discriminator-binding fail proven'],
    shown: ['discriminator-binding info argued'],
  },
  {
    name: 'a member decides that had decided already by its constants',
    before: oneOf('Card', 'Iban'),
    after: choice(both),
    components: constant,
    sent: ['discriminator-binding info argued'],
    shown: ['discriminator-binding info argued'],
  },
  {
    name: 'an alternative comes with its name',
    before: choice(both),
    after: choice({ ...both, cash: 'Cash' }, { names: ['Card', 'Iban', 'Cash'] }),
    sent: ['oneOf info argued'],
    shown: ['oneOf fail proven'],
  },
  {
    name: 'an alternative goes with its name',
    before: choice({ ...both, cash: 'Cash' }, { names: ['Card', 'Iban', 'Cash'] }),
    after: choice(both),
    sent: ['oneOf fail proven'],
    shown: ['oneOf info argued'],
  },
  {
    name: 'a member of an alternative changes',
    before: choice(both),
    after: choice(both),
    later: { ...open, Card: { ...shape('number'), required: ['kind', 'number', 'type'] } },
    sent: ['required fail proven'],
    shown: ['required info argued'],
  },
  {
    name: 'a mapping that does not name all',
    before: choice({ card: 'Card' }),
    after: choice({ card: 'Iban' }),
    sent: ['discriminator-mapping warn argued'],
    shown: ['discriminator-mapping warn argued'],
  },
];

/** Ways to say the same. */
const ways: Readonly<Record<string, (schema: JsonObject) => { schema: unknown; own?: JsonObject }>> = {
  'in place': (schema) => ({ schema }),
  'in allOf': (schema) => ({ schema: { allOf: [schema, { description: 'the rest' }] } }),
  'by reference': (schema) => ({ schema: { $ref: ref('Either') }, own: { Either: schema } }),
  'in a list': (schema) => ({ schema: { type: 'array', items: schema } }),
};

const directions: Readonly<Record<'sent' | 'shown', readonly Carried['direction'][]>> = {
  sent: ['request', 'webhook-answer'],
  shown: ['response', 'webhook', 'callback'],
};

describe('what a discriminator decides over is told once, and proven where a value shows it', () => {
  for (const one of cases)
    for (const [way, around] of Object.entries(ways))
      test(`${one.name}, ${way}`, () => {
        const { components = open, later = components } = one;
        const document = (schema: JsonObject, direction: Carried['direction'], schemas: JsonObject): JsonObject => {
          const { schema: whole, own } = around(schema);
          return carrying(whole, { direction, described: 'property' }, { ...schemas, ...own });
        };
        for (const kind of ['sent', 'shown'] as const)
          for (const direction of directions[kind]) {
            const [from, to] = [document(one.before, direction, components), document(one.after, direction, later)];
            const { changes } = diffContracts({ document: from }, { document: to });
            const told = changes.map(({ keyword, level, proof }) => `${keyword} ${level} ${proof}`).sort();
            assert.deepEqual(told, one[kind], `${direction}: ${JSON.stringify(changes)}`);
          }
      });
});

test('the value of a name that leads elsewhere has that name', () => {
  const carried = { direction: 'request', described: 'body' } as const;
  const [before, after] = [choice({ ...both, other: 'Card' }), choice({ ...both, other: 'Iban' })];
  const [change] = diffContracts(
    { document: carrying(before, carried, open) },
    { document: carrying(after, carried, open) },
  ).changes;
  assert.equal((change?.counterexample?.value as JsonObject)['kind'], 'other');
});

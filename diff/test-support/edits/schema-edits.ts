/** Every kind of edit of a schema: for each keyword of JSON Schema 2020-12 and OpenAPI 3.1, that it comes, and that it changes. */
import { bothWays, type JsonObject, type Meaning, type Piece } from './edit.js';

type Row = [member: string, what: string, before: unknown, after: unknown, meaning?: Meaning];

const text = { type: 'string' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const list = { type: 'array', items: { type: 'string' } };
const thing = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } };
const card = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { const: 'card' }, number: { type: 'string' } },
};
const iban = { type: 'object', required: ['kind'], properties: { kind: { const: 'iban' }, iban: { type: 'string' } } };
const cash = { type: 'object', required: ['kind'], properties: { kind: { const: 'cash' }, place: { type: 'string' } } };
const named = { if: { required: ['a'], properties: { a: { const: 'x' } } } };
const told = {
  oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Iban' }],
  discriminator: { propertyName: 'kind', mapping: { card: '#/components/schemas/Card' } },
};

/** Components that the schemas below refer to. */
export const components: JsonObject = { Card: card, Iban: iban, Text: text, Number: number, Flag: flag };

/** A keyword with a number: that it comes, and that it moves. */
function bound(member: string, base: JsonObject, value: number, sign: 1 | -1): Row[] {
  const more: Meaning = sign === 1 ? 'narrows' : 'widens';
  return [
    [member, 'comes', base, { ...base, [member]: value }, 'narrows'],
    [member, 'grows', { ...base, [member]: value }, { ...base, [member]: value + 1 }, more],
  ];
}

/** A keyword that says nothing of values. */
function note(member: string, before: unknown, after: unknown): Row[] {
  return [
    [member, 'comes', text, { ...text, [member]: before }, 'notes'],
    [member, 'changes', { ...text, [member]: before }, { ...text, [member]: after }, 'notes'],
  ];
}

const types: Row[] = [
  ['type', 'comes', {}, text, 'narrows'],
  ['type', 'changes', number, flag, 'other'],
  ['type', 'becomes integer', number, { type: 'integer' }, 'narrows'],
  ['type', 'takes null', text, { type: ['string', 'null'] }, 'widens'],
  ['type', 'takes one more', number, { type: ['number', 'boolean'] }, 'widens'],
  ['type', 'becomes an object', text, thing, 'other'],
  ['type', 'becomes a list', text, list, 'other'],
  ['enum', 'comes', text, { ...text, enum: ['a', 'b'] }, 'narrows'],
  ['enum', 'has one more', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, 'widens'],
  ['enum', 'changes one', { enum: ['a', 'b'] }, { enum: ['a', 'c'] }, 'other'],
  ['enum', 'takes null', { enum: ['a', 'b'] }, { enum: ['a', 'b', null] }, 'widens'],
  ['const', 'comes', text, { const: 'a' }, 'narrows'],
  ['const', 'changes', { const: 'a' }, { const: 'b' }, 'other'],
  ['const', 'becomes enum', { const: 'a' }, { enum: ['a', 'b'] }, 'widens'],
  ['(boolean schema)', 'true becomes false', true, false, 'narrows'],
  ['(boolean schema)', 'a type becomes false', text, false, 'narrows'],
  ['$ref', 'leads elsewhere', { $ref: '#/components/schemas/Flag' }, { $ref: '#/components/schemas/Number' }, 'other'],
  ['$ref', 'takes the place of another schema', flag, { $ref: '#/components/schemas/Number' }, 'other'],
];

const numbers: Row[] = [
  ...bound('minimum', number, 5, 1),
  ...bound('maximum', number, 5, -1),
  ...bound('exclusiveMinimum', number, 5, 1),
  ...bound('exclusiveMaximum', number, 5, -1),
  [
    'exclusiveMinimum',
    'takes the place of minimum',
    { ...number, minimum: 5 },
    { ...number, exclusiveMinimum: 5 },
    'narrows',
  ],
  [
    'exclusiveMaximum',
    'takes the place of maximum',
    { ...number, maximum: 5 },
    { ...number, exclusiveMaximum: 5 },
    'narrows',
  ],
  ['multipleOf', 'comes', number, { ...number, multipleOf: 5 }, 'narrows'],
  ['multipleOf', 'is a multiple of it', { ...number, multipleOf: 5 }, { ...number, multipleOf: 10 }, 'narrows'],
  ['multipleOf', 'changes', { ...number, multipleOf: 5 }, { ...number, multipleOf: 7 }, 'other'],
];

const texts: Row[] = [
  ...bound('minLength', text, 3, 1),
  ...bound('maxLength', text, 3, -1),
  ['pattern', 'comes', text, { ...text, pattern: '^[a-z]+$' }, 'narrows'],
  ['pattern', 'changes', { ...text, pattern: '^[a-z]+$' }, { ...text, pattern: '^[0-9]+$' }, 'other'],
  ['format', 'comes', text, { ...text, format: 'date' }, 'narrows'],
  ['format', 'changes', { ...text, format: 'date' }, { ...text, format: 'uuid' }, 'other'],
  ['contentEncoding', 'comes', text, { ...text, contentEncoding: 'base64' }, 'narrows'],
  [
    'contentEncoding',
    'changes',
    { ...text, contentEncoding: 'base64' },
    { ...text, contentEncoding: 'base32' },
    'other',
  ],
  ['contentMediaType', 'comes', text, { ...text, contentMediaType: 'image/png' }, 'narrows'],
  [
    'contentMediaType',
    'changes',
    { ...text, contentMediaType: 'image/png' },
    { ...text, contentMediaType: 'image/gif' },
    'other',
  ],
  [
    'contentSchema',
    'comes',
    { ...text, contentMediaType: 'application/json' },
    { ...text, contentMediaType: 'application/json', contentSchema: thing },
    'narrows',
  ],
  [
    'contentSchema',
    'changes',
    { ...text, contentMediaType: 'application/json', contentSchema: text },
    { ...text, contentMediaType: 'application/json', contentSchema: number },
    'other',
  ],
];

const member = (name: string, schema: unknown, more: JsonObject = {}): JsonObject => ({
  ...thing,
  ...more,
  properties: { ...thing.properties, [name]: schema },
});

const objects: Row[] = [
  ...bound('minProperties', thing, 1, 1),
  ...bound('maxProperties', thing, 5, -1),
  ['properties', 'has one more', thing, member('c', text)],
  ['properties', 'has one more that is required', thing, member('c', text, { required: ['c'] })],
  ['properties', 'changes one', member('c', flag), member('c', number), 'other'],
  [
    'properties',
    'calls one otherwise',
    member('userName', { ...text, format: 'email' }),
    member('user_name', { ...text, format: 'email' }),
    'other',
  ],
  ['required', 'comes', thing, { ...thing, required: ['a'] }, 'narrows'],
  ['required', 'has one more', { ...thing, required: ['a'] }, { ...thing, required: ['a', 'b'] }, 'narrows'],
  ['required', 'changes one', { ...thing, required: ['a'] }, { ...thing, required: ['b'] }],
  ['required', 'names what is not declared', thing, { ...thing, required: ['z'] }, 'narrows'],
  ['dependentRequired', 'comes', thing, { ...thing, dependentRequired: { a: ['b'] } }, 'narrows'],
  [
    'dependentRequired',
    'has one more',
    { ...thing, dependentRequired: { a: ['b'] } },
    { ...thing, dependentRequired: { a: ['b', 'c'] } },
    'narrows',
  ],
  ['additionalProperties', 'is forbidden', thing, { ...thing, additionalProperties: false }, 'narrows'],
  ['additionalProperties', 'has a schema', thing, { ...thing, additionalProperties: text }, 'narrows'],
  [
    'additionalProperties',
    'has a schema no more, and is forbidden',
    { ...thing, additionalProperties: text },
    { ...thing, additionalProperties: false },
    'narrows',
  ],
  [
    'additionalProperties',
    'changes',
    { type: 'object', additionalProperties: flag },
    { type: 'object', additionalProperties: number },
    'other',
  ],
  ['patternProperties', 'comes', thing, { ...thing, patternProperties: { '^x-': number } }, 'narrows'],
  [
    'patternProperties',
    'changes',
    { ...thing, patternProperties: { '^x-': number } },
    { ...thing, patternProperties: { '^x-': flag } },
    'other',
  ],
  [
    'patternProperties',
    'has another pattern',
    { ...thing, patternProperties: { '^x-': number } },
    { ...thing, patternProperties: { '^y-': number } },
  ],
  ['propertyNames', 'comes', thing, { ...thing, propertyNames: { maxLength: 8 } }, 'narrows'],
  [
    'propertyNames',
    'changes',
    { ...thing, propertyNames: { maxLength: 8 } },
    { ...thing, propertyNames: { maxLength: 9 } },
    'widens',
  ],
  ['unevaluatedProperties', 'is forbidden', thing, { ...thing, unevaluatedProperties: false }, 'narrows'],
  ['unevaluatedProperties', 'has a schema', thing, { ...thing, unevaluatedProperties: text }, 'narrows'],
  [
    'unevaluatedProperties',
    'changes',
    { ...thing, unevaluatedProperties: flag },
    { ...thing, unevaluatedProperties: number },
    'other',
  ],
  ['dependentSchemas', 'comes', thing, { ...thing, dependentSchemas: { a: { required: ['b'] } } }, 'narrows'],
  [
    'dependentSchemas',
    'changes',
    { ...thing, dependentSchemas: { a: { required: ['b'] } } },
    { ...thing, dependentSchemas: { a: { required: ['b', 'c'] } } },
    'narrows',
  ],
];

const lists: Row[] = [
  ...bound('minItems', list, 1, 1),
  ...bound('maxItems', list, 5, -1),
  ...bound('minContains', { ...list, contains: { const: 'x' } }, 2, 1),
  ...bound('maxContains', { ...list, contains: { const: 'x' } }, 2, -1),
  ['uniqueItems', 'comes', list, { ...list, uniqueItems: true }, 'narrows'],
  ['items', 'comes', { type: 'array' }, list, 'narrows'],
  ['items', 'changes', { type: 'array', items: flag }, { type: 'array', items: number }, 'other'],
  ['items', 'is forbidden', list, { ...list, items: false }, 'narrows'],
  ['prefixItems', 'comes', { type: 'array' }, { type: 'array', prefixItems: [text] }, 'narrows'],
  [
    'prefixItems',
    'has one more',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text, number] },
    'narrows',
  ],
  [
    'prefixItems',
    'changes one',
    { type: 'array', prefixItems: [flag] },
    { type: 'array', prefixItems: [number] },
    'other',
  ],
  ['contains', 'comes', list, { ...list, contains: { const: 'x' } }, 'narrows'],
  ['contains', 'changes', { ...list, contains: { const: 'x' } }, { ...list, contains: { const: 'y' } }, 'other'],
  [
    'unevaluatedItems',
    'is forbidden',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], unevaluatedItems: false },
    'narrows',
  ],
  [
    'unevaluatedItems',
    'has a schema',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], unevaluatedItems: text },
    'narrows',
  ],
];

const ifA = (more: JsonObject): JsonObject => ({ ...thing, ...named, ...more });

const parts: Row[] = [
  ['allOf', 'comes', text, { ...text, allOf: [{ minLength: 2 }] }, 'narrows'],
  ['allOf', 'has one more', { allOf: [text] }, { allOf: [text, { minLength: 2 }] }, 'narrows'],
  ['allOf', 'changes one', { allOf: [text, { minLength: 2 }] }, { allOf: [text, { minLength: 3 }] }, 'narrows'],
  ['oneOf', 'comes', { type: 'object' }, { type: 'object', oneOf: [card, iban] }],
  ['oneOf', 'has one more', { oneOf: [card, iban] }, { oneOf: [card, iban, cash] }, 'widens'],
  [
    'oneOf',
    'changes one',
    { oneOf: [card, iban] },
    { oneOf: [{ ...card, required: ['kind', 'number'] }, iban] },
    'narrows',
  ],
  ['oneOf', 'takes the place of one schema', card, { oneOf: [card, iban] }, 'widens'],
  ['anyOf', 'comes', { type: 'object' }, { type: 'object', anyOf: [card, iban] }, 'narrows'],
  ['anyOf', 'has one more', { anyOf: [card, iban] }, { anyOf: [card, iban, cash] }, 'widens'],
  [
    'anyOf',
    'changes one',
    { anyOf: [card, iban] },
    { anyOf: [{ ...card, required: ['kind', 'number'] }, iban] },
    'narrows',
  ],
  ['anyOf', 'takes the place of one schema', card, { anyOf: [card, iban] }, 'widens'],
  ['not', 'comes', text, { ...text, not: { const: 'x' } }, 'narrows'],
  ['not', 'changes', { ...text, not: { const: 'x' } }, { ...text, not: { enum: ['x', 'y'] } }, 'narrows'],
  ['if', 'comes with then', thing, ifA({ then: { required: ['b'] } }), 'narrows'],
  [
    'if',
    'changes',
    ifA({ then: { required: ['b'] } }),
    { ...ifA({ then: { required: ['b'] } }), if: { required: ['b'] } },
  ],
  ['then', 'changes', ifA({ then: { required: ['b'] } }), ifA({ then: { required: ['b', 'c'] } }), 'narrows'],
  [
    'else',
    'comes',
    ifA({ then: { required: ['b'] } }),
    ifA({ then: { required: ['b'] }, else: { required: ['c'] } }),
    'narrows',
  ],
  ['else', 'changes', ifA({ else: { required: ['b'] } }), ifA({ else: { required: ['b', 'c'] } }), 'narrows'],
  ['discriminator', 'comes', { oneOf: told.oneOf }, told],
];

const discriminators: Row[] = [
  ['propertyName', 'changes', told, { ...told, discriminator: { ...told.discriminator, propertyName: 'type' } }],
  [
    'mapping',
    'has one more',
    told,
    {
      ...told,
      discriminator: {
        ...told.discriminator,
        mapping: { card: '#/components/schemas/Card', iban: '#/components/schemas/Iban' },
      },
    },
  ],
  [
    'mapping',
    'leads elsewhere',
    told,
    { ...told, discriminator: { ...told.discriminator, mapping: { card: '#/components/schemas/Iban' } } },
  ],
];

const ofUse: Row[] = [
  ['default', 'comes', text, { ...text, default: 'a' }],
  ['default', 'changes', { ...text, default: 'a' }, { ...text, default: 'b' }],
  ['deprecated', 'comes', text, { ...text, deprecated: true }],
];

function hiddenBy(flag: 'readOnly' | 'writeOnly'): Row[] {
  const [shown, gone] = [text, { ...text, [flag]: true }];
  return [
    [flag, 'comes', member('c', shown), member('c', gone), 'narrows'],
    [
      flag,
      'comes to what is required',
      member('c', shown, { required: ['c'] }),
      member('c', gone, { required: ['c'] }),
      'other',
    ],
  ];
}

/** Members that only messages to the provider, or only those from it, are without. */
const hidden: Readonly<Record<'in' | 'out', Row[]>> = {
  in: hiddenBy('readOnly'),
  out: hiddenBy('writeOnly'),
};

const notes: Row[] = [
  ...note('title', 'A', 'B'),
  ...note('description', 'A', 'B'),
  ...note('example', 'a', 'b'),
  ...note('examples', ['a'], ['b']),
  ...note('externalDocs', { url: 'https://a.example' }, { url: 'https://b.example' }),
  ...note('$comment', 'a', 'b'),
];

const anchors: Row[] = [
  ...['$id', '$schema', '$anchor', '$dynamicAnchor'].map((name): Row => [
    name,
    'comes',
    text,
    { ...text, [name]: 'https://a.example/x' },
    'notes',
  ]),
  ['$defs', 'comes', text, { ...text, $defs: { a: number } }, 'notes'],
  ['$dynamicRef', 'comes', {}, { $dynamicRef: '#/components/schemas/Text' }, 'narrows'],
];

const xmls: Row[] = [
  ...(['name', 'namespace', 'prefix'] as const).map((name): Row => [
    name,
    'changes',
    { ...text, xml: { [name]: 'a' } },
    { ...text, xml: { [name]: 'b' } },
    'other',
  ]),
  ...(['attribute', 'wrapped'] as const).map((name): Row => [
    name,
    'comes',
    text,
    { ...text, xml: { [name]: true } },
    'other',
  ]),
];

function rows(object: string, all: readonly Row[]): Piece[] {
  return all.flatMap(([member, what, before, after, meaning]) =>
    bothWays({ object, member, what, before, after, ...(meaning && { meaning }) }),
  );
}

/** Edits of schemas wherever one stands. */
export const schemaEdits: readonly Piece[] = [
  ...rows('Schema', [...types, ...numbers, ...texts, ...objects, ...lists, ...parts, ...ofUse, ...notes, ...anchors]),
  ...rows('Discriminator', discriminators),
];

/** Edits that messages in one direction alone are changed by. */
export const hidingEdits: Readonly<Record<'in' | 'out', readonly Piece[]>> = {
  in: rows('Schema', hidden.in),
  out: rows('Schema', hidden.out),
};

/** Edits that speak of bodies in XML alone. */
export const xmlEdits: readonly Piece[] = [
  ...rows('Schema', [['xml', 'comes', text, { ...text, xml: { name: 'a' } }, 'other']]),
  ...rows('Xml', xmls),
];

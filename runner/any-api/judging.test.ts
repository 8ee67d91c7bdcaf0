import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersPair, holdPair, ranByDocument, type Pair } from '../../cli/test-support/any-api.js';

const message = 'Message: {type: object, required: [text], properties: {text: {type: string}}}';

const pairs: readonly Pair[] = [
  ...[
    'allOf: [{$ref: "#/components/schemas/Message"}]',
    'oneOf: [{$ref: "#/components/schemas/Message"}, {type: string}]',
  ].map((composed) =>
    answersPair(`null beside ${composed.slice(0, 5)}`, `{nullable: true, ${composed}}`, {
      version: '3.0.3',
      components: `components: {schemas: {${message}}}`,
      right: ['null', '{"text":"a"}'],
      wrong: ['{"text":5}', '{}', '7'],
    }),
  ),
  answersPair(
    'null beside a type and allOf',
    '{type: object, nullable: true, allOf: [{$ref: "#/components/schemas/Message"}]}',
    {
      version: '3.0.3',
      components: `components: {schemas: {${message}}}`,
      right: ['null', '{"text":"a"}'],
      wrong: ['{"text":null}', '"a"'],
    },
  ),
  answersPair('a set that null belongs to', '{type: string, nullable: true, enum: [a, b]}', {
    version: '3.0.3',
    right: ['null', '"a"'],
    wrong: ['"c"'],
  }),
  answersPair('the branch that a member names', '{$ref: "#/components/schemas/Method"}', {
    version: '3.0.3',
    components: `components:
  schemas:
    Method:
      oneOf: [{$ref: '#/components/schemas/Bank'}, {$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Other'}]
      discriminator: {propertyName: type, mapping: {bank: '#/components/schemas/Bank', card: Card, cash: '#/components/schemas/Other'}}
    Bank: {type: object, required: [type], properties: {type: {type: string}, iban: {type: string}}}
    Card: {type: object, required: [type], properties: {type: {type: string}, last4: {type: string}}}
    Other: {type: object, required: [type], properties: {type: {type: string}}}`,
    right: ['{"type":"bank","iban":"DE00"}', '{"type":"card","last4":"4242"}', '{"type":"cash"}'],
    wrong: ['{"type":"bank","iban":5}', '{"type":"coins"}', '{"iban":"DE00"}'],
  }),
  answersPair('a branch that is named as its schema, or by its constant', '{$ref: "#/components/schemas/Pet"}', {
    components: `components:
  schemas:
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}, lives: {type: string}}}`,
    right: ['{"kind":"Cat","lives":9}', '{"kind":"dog","lives":"one"}'],
    wrong: ['{"kind":"Cat","lives":"nine"}', '{"kind":"cat"}'],
  }),
  answersPair(
    'a constant that need not be there',
    '{oneOf: [{type: object, properties: {kind: {const: card}, last4: {type: string}}, required: [last4]}, {type: object, properties: {iban: {type: string}}, required: [iban]}]}',
    { right: ['{"last4":"4242"}', '{"iban":"DE"}'], wrong: ['{"last4":"4242","iban":"DE00"}', '{}'] },
  ),
  answersPair(
    'members whose schema is true or false',
    '{type: object, properties: {free: true, never: false, a: {type: string}}}',
    {
      right: ['{"free":1,"a":"x"}', '{}'],
      wrong: ['{"never":1}', '{"a":1}'],
    },
  ),
  answersPair('what one member demands', '{type: object, dependentRequired: {card: [cvc]}}', {
    right: ['{"card":1,"cvc":1}', '{}'],
    wrong: ['{"card":1}'],
  }),
  answersPair(
    'what one member changes',
    '{type: object, dependentSchemas: {card: {properties: {cvc: {type: string}}}}}',
    {
      right: ['{"card":1,"cvc":"1"}', '{"cvc":1}'],
      wrong: ['{"card":1,"cvc":1}'],
    },
  ),
  answersPair('how many items are of a kind', '{type: array, contains: {const: 1}, minContains: 2, maxContains: 3}', {
    right: ['[1,1]', '[1,2,1,1]'],
    wrong: ['[1]', '[1,1,1,1]'],
  }),
  answersPair(
    'first items and no others',
    '{type: array, prefixItems: [{type: string}, {type: integer}], items: false}',
    {
      right: ['["a",1]', '["a"]'],
      wrong: ['["a",1,2]', '[1,"a"]'],
    },
  ),
  answersPair('first items as older drafts write them', '{type: array, items: [{type: string}, {type: integer}]}', {
    right: ['["a",1]'],
    wrong: ['[1,"a"]'],
  }),
  answersPair(
    'members that no part speaks of',
    '{allOf: [{type: object, properties: {a: {type: string}}}], properties: {b: {type: string}}, unevaluatedProperties: false}',
    { right: ['{"a":"x","b":"y"}'], wrong: ['{"a":"x","c":1}'] },
  ),
  answersPair(
    'a condition alone',
    '{if: {properties: {kind: {const: big}}, required: [kind]}, then: {required: [size]}}',
    {
      right: ['{"kind":"big","size":1}', '{"kind":"small"}'],
      wrong: ['{"kind":"big"}'],
    },
  ),
  answersPair('names of members', '{type: object, propertyNames: {pattern: "^[a-z]+$"}}', {
    right: ['{"abc":1}'],
    wrong: ['{"ABC":1}'],
  }),
  ...['$dynamicRef: "#node"', '$ref: "#node"'].map((reference) =>
    answersPair(`a schema that leads to itself by name, ${reference}`, '{$ref: "#/components/schemas/Tree"}', {
      components: `components: {schemas: {Tree: {$dynamicAnchor: node, type: object, required: [name], properties: {name: {type: string}, children: {type: array, items: {${reference}}}}}}}`,
      right: ['{"name":"r","children":[{"name":"s"}]}'],
      wrong: ['{"name":"r","children":[{"nam":"s"}]}'],
    }),
  ),
  answersPair('schemas by their ids and within them', '{$ref: "https://schemas.example/order"}', {
    components: `components:
  schemas:
    Order: {$id: 'https://schemas.example/order', $defs: {line: {type: integer}}, type: object, required: [lines], properties: {lines: {type: array, items: {$ref: '#/$defs/line'}}}}`,
    right: ['{"lines":[1]}'],
    wrong: ['{"lines":["a"]}'],
  }),
  answersPair('what stands beside a reference', '{$ref: "#/components/schemas/Text", maxLength: 3}', {
    components: 'components: {schemas: {Text: {type: string}}}',
    right: ['"abc"'],
    wrong: ['"abcd"', '1'],
  }),
  answersPair(
    'names that all objects have',
    '{type: object, properties: {constructor: {type: string}, toString: {type: string}, name: {type: string}}}',
    {
      right: ['{"name":"a"}', '{"constructor":"a"}'],
      wrong: ['{"constructor":1}'],
    },
  ),
  answersPair(
    'members that are called like keywords',
    '{type: object, required: [type], properties: {type: {type: string}, properties: {type: integer}, $ref: {type: string}}}',
    {
      right: ['{"type":"a","properties":1,"$ref":"b"}'],
      wrong: ['{"type":1}', '{"type":"a","properties":"b"}'],
    },
  ),
  answersPair('hundredths of large amounts', '{type: array, items: {type: number, multipleOf: 0.01}}', {
    right: ['[1.11, 8.69, 143.48, 1070468.14, 2000000.13, 39999999.12, 99999999999.99, 1e3]'],
    wrong: ['[1.115]', '[1070468.145]'],
  }),
  answersPair('the smallest part of a coin', '{type: array, items: {type: number, multipleOf: 0.00000001}}', {
    right: ['[0.00000001, 0.12345678, 20999999.97690001]'],
    wrong: ['[0.123456789]'],
  }),
  answersPair(
    'whole numbers of 64 bits',
    '{type: array, items: {type: integer, format: int64, maximum: 9223372036854775807}}',
    {
      right: ['[9223372036854775807, 9007199254740993, 1.0, 1e2]'],
      wrong: ['[9223372036854775808]'],
    },
  ),
  answersPair('a set of large numbers', '{enum: [9007199254740993, "a"]}', {
    right: ['9007199254740993', '"a"'],
    wrong: ['9007199254740992', '9007199254740994'],
  }),
  answersPair('whole numbers of 32 bits', '{type: integer, format: int32}', {
    right: ['2147483647', '-2147483648'],
    wrong: ['2147483648'],
  }),
  answersPair('bounds as OpenAPI 3.0 writes them', '{type: number, minimum: 1, exclusiveMinimum: true}', {
    version: '3.0.3',
    right: ['1.1'],
    wrong: ['1'],
  }),
  answersPair('times as RFC 3339 writes them', '{type: string, format: date-time}', {
    right: ['"2026-02-01t09:30:00z"', '"2016-12-31T23:59:60Z"', '"2026-02-01T09:30:00.5-00:00"'],
    wrong: ['"2026-02-01 09:30:00"', '"2016-12-31T12:00:60Z"'],
  }),
  answersPair('addresses of any scheme', '{type: string, format: uri}', {
    right: ['"urn:isbn:0451450523"', '"mailto:anna@example.com"', '"https://example.com/a?b#c"'],
    wrong: ['"/a/b"', '"example.com"'],
  }),
  answersPair('identifiers in upper case', '{type: string, format: uuid}', {
    right: ['"C0545413-EFD6-4F8E-97B8-F23753DE9C31"'],
    wrong: ['"C0545413-EFD6-4F8E-97B8"'],
  }),
  answersPair('mailboxes', '{type: string, format: email}', {
    right: ['"root@localhost"', '"anna@[192.0.2.1]"'],
    wrong: ['"anna"'],
  }),
  answersPair(
    'formats that nobody judges',
    '{type: object, properties: {mail: {type: string, format: idn-email}, host: {type: string, format: idn-hostname}, own: {type: string, format: shop-number}}}',
    { right: ['{"mail":"żółw@例え.jp","host":"bücher.example","own":"?"}'], wrong: ['{"mail":1}', '{"own":false}'] },
  ),
  answersPair('lengths in characters', '{type: string, maxLength: 1, pattern: "^.$"}', {
    right: ['"😀"'],
    wrong: ['"ab"'],
  }),
];

for (const pair of pairs)
  test(`answers are held to ${pair.kind}`, async (t) => {
    await holdPair(t, pair);
  });

test('patterns of other dialects blame nobody, and are told', async (t) => {
  const patterns = ['\\A[A-Z]{2}\\z', '^[[:alpha:]]+$', '/^[a-z]+$/i', '(?i)^abc$', '^a++$', '^\\h+$'];
  const members = patterns.map((pattern, index) => `m${index}: {type: string, pattern: '${pattern}'}`).join(', ');
  const pair = answersPair('', `{type: object, properties: {${members}, own: {type: string, pattern: '^\\p{L}+$'}}}`, {
    right: ['{"m0":"DE","m1":"abc","m2":"ABC","m3":"ABC","m4":"aa","m5":"0f","own":"Zoë"}'],
    wrong: ['{"own":"7"}'],
  });
  await holdPair(t, pair);
  const { leftOut } = await ranByDocument(t, pair.document, pair.following);
  assert.match(leftOut.join('\n'), /6 patterns of the document: no regular expressions of ECMAScript/);
});

test('a choice blames the branch that was meant', async (t) => {
  const schema =
    '{oneOf: [{type: object, required: [kind, iban], properties: {kind: {const: bank}, iban: {type: string}}}, {type: object, required: [kind, last4], properties: {kind: {const: card}, last4: {type: string}}}, {type: string}]}';
  const pair = answersPair('', schema, { right: [], wrong: ['{"kind":"card","last4":1}'] });
  const { findings } = await ranByDocument(t, pair.document, pair.breaking?.[0] ?? (() => [500]));
  assert.deepEqual(
    [...new Set(findings)].filter((one) => one.startsWith('fail')),
    ['fail response-schema /last4 /last4 should be string'],
  );
});

import type { Node } from '../keywords.js';
import type { Tolerance } from '../types.js';

/** Two schemas, and where a value of the first breaks the second; nowhere where they mean the same or the second takes more. */
export interface SmallPair {
  name: string;
  sender: Node;
  receiver: Node;
  /** Place in the value and keyword of the receiver. */
  breaks?: { at: string; keyword: string };
  /** How the receiver reads; exactly, unless said. */
  tolerance?: Tolerance;
  /** Components of the sender's and the receiver's document. */
  components?: { sender?: Record<string, Node>; receiver?: Record<string, Node> };
}

const string: Node = { type: 'string' };
const number: Node = { type: 'number' };
const integer: Node = { type: 'integer' };

const object = (properties: Record<string, Node>, ...required: string[]): Node => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

const reference = (name: string): Node => ({ $ref: `#/components/schemas/${name}` });

/** A pair that breaks one way and is harmless the other way round. */
function oneWay(name: string, wide: Node, narrow: Node, at: string, keyword: string): SmallPair[] {
  return [
    { name, sender: wide, receiver: narrow, breaks: { at, keyword } },
    { name: `${name}, the other way round`, sender: narrow, receiver: wide },
  ];
}

/** Two ways to write one thing, which break in neither direction. */
function equal(name: string, one: Node, other: Node, components?: Record<string, Node>): SmallPair[] {
  const both = components ? { components: { sender: components, receiver: components } } : {};
  return [
    { name, sender: one, receiver: other, ...both },
    { name: `${name}, the other way round`, sender: other, receiver: one, ...both },
  ];
}

const texts: SmallPair[] = [
  ...oneWay(
    'a text becomes longer at least',
    { type: 'string', minLength: 1 },
    { type: 'string', minLength: 2 },
    '',
    'minLength',
  ),
  ...oneWay('a text becomes shorter at most', string, { type: 'string', maxLength: 64 }, '', 'maxLength'),
  ...oneWay(
    'two bounds of length',
    { type: 'string', maxLength: 40 },
    { type: 'string', maxLength: 39 },
    '',
    'maxLength',
  ),
  ...oneWay('a text gets a format', string, { type: 'string', format: 'uuid' }, '', 'format'),
  ...oneWay('a day instead of any text', string, { type: 'string', format: 'date' }, '', 'format'),
  {
    name: 'a time becomes a day',
    sender: { type: 'string', format: 'date-time' },
    receiver: { type: 'string', format: 'date' },
    breaks: { at: '', keyword: 'format' },
  },
  ...oneWay('a text gets a pattern', string, { type: 'string', pattern: '^[A-Z]{3}$' }, '', 'pattern'),
  ...oneWay(
    'a quantifier gets a limit',
    { type: 'string', pattern: '^\\d+(\\.\\d+)?$' },
    { type: 'string', pattern: '^\\d+(\\.\\d{1,8})?$' },
    '',
    'pattern',
  ),
  ...oneWay(
    'one digit less',
    { type: 'string', pattern: '^[a-f0-9]{1,32}$' },
    { type: 'string', pattern: '^[a-f0-9]{1,31}$' },
    '',
    'pattern',
  ),
  ...oneWay(
    'an alternative goes',
    { type: 'string', pattern: '^(eur|usd|pln)$' },
    { type: 'string', pattern: '^(eur|pln)$' },
    '',
    'pattern',
  ),
  ...oneWay(
    'capitals only',
    { type: 'string', pattern: '^[A-Za-z]+$' },
    { type: 'string', pattern: '^[A-Z]+$' },
    '',
    'pattern',
  ),
  ...oneWay(
    'decimals of any scale become those of two',
    { type: 'string', format: 'decimal' },
    { type: 'string', format: 'decimal', pattern: '^\\d+\\.\\d{2}$' },
    '',
    'pattern',
  ),
  ...equal(
    'two ways to write a class',
    { type: 'string', pattern: '^[0-9]{3}$' },
    { type: 'string', pattern: '^\\d{3}$' },
  ),
];

const numbers: SmallPair[] = [
  ...oneWay('a least number rises', { type: 'number', minimum: 0 }, { type: 'number', minimum: 1 }, '', 'minimum'),
  ...oneWay(
    'a greatest number falls',
    { type: 'integer', maximum: 100 },
    { type: 'integer', maximum: 99 },
    '',
    'maximum',
  ),
  ...oneWay(
    'a bound is excluded',
    { type: 'number', minimum: 0 },
    { type: 'number', exclusiveMinimum: 0 },
    '',
    'exclusiveMinimum',
  ),
  ...oneWay(
    'a bound of an interval is excluded',
    { type: 'number', minimum: 5, maximum: 6 },
    { type: 'number', minimum: 5, exclusiveMaximum: 6 },
    '',
    'exclusiveMaximum',
  ),
  ...oneWay('numbers become whole', number, integer, '', 'type'),
  ...oneWay('steps of a cent', number, { type: 'number', multipleOf: 0.01 }, '', 'multipleOf'),
  ...oneWay(
    'steps become twice as large',
    { type: 'integer', multipleOf: 5 },
    { type: 'integer', multipleOf: 10 },
    '',
    'multipleOf',
  ),
  ...oneWay(
    'a narrow interval',
    { type: 'integer', minimum: 1_000_000, maximum: 1_000_010 },
    { type: 'integer', minimum: 1_000_000, maximum: 1_000_009 },
    '',
    'maximum',
  ),
  { name: 'numbers become texts', sender: number, receiver: string, breaks: { at: '', keyword: 'type' } },
  {
    name: 'texts become numbers',
    sender: { type: 'string', format: 'decimal' },
    receiver: number,
    breaks: { at: '', keyword: 'type' },
  },
];

const sets: SmallPair[] = [
  ...oneWay('a value leaves a set', { enum: ['a', 'b', 'c'] }, { enum: ['a', 'c'] }, '', 'enum'),
  ...oneWay('a text becomes one of a set', string, { type: 'string', enum: ['a', 'b'] }, '', 'enum'),
  ...oneWay('a set becomes a constant', { enum: [1, 2] }, { const: 1 }, '', 'const'),
  ...oneWay('null is no longer taken', { type: ['string', 'null'] }, string, '', 'type'),
  ...oneWay('one type of two goes', { type: ['string', 'integer'] }, integer, '', 'type'),
  ...oneWay(
    'null leaves a set',
    { type: ['string', 'null'], enum: ['a', null] },
    { type: ['string', 'null'], enum: ['a'] },
    '',
    'enum',
  ),
  ...equal('a set of values in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }),
  ...equal('a set as alternatives of constants', { enum: ['a', 'b'] }, { oneOf: [{ const: 'b' }, { const: 'a' }] }),
  ...equal('a constant as a set of one', { const: 'a' }, { type: 'string', enum: ['a'] }),
  ...equal(
    'a type list and alternatives',
    { type: ['string', 'null'] },
    { anyOf: [{ type: 'null' }, { type: 'string' }] },
  ),
  {
    name: 'a new value of an open set, read tolerantly',
    tolerance: 'tolerant',
    sender: { type: 'string', enum: ['a', 'b'], 'x-open': true },
    receiver: { type: 'string', enum: ['a'], 'x-open': true },
  },
  {
    name: 'a new value of an open set, read exactly',
    sender: { type: 'string', enum: ['a', 'b'], 'x-open': true },
    receiver: { type: 'string', enum: ['a'], 'x-open': true },
    breaks: { at: '', keyword: 'enum' },
  },
  {
    name: 'a new value of a closed set, read tolerantly',
    tolerance: 'tolerant',
    sender: { type: 'string', enum: ['a', 'b'] },
    receiver: { type: 'string', enum: ['a'] },
    breaks: { at: '', keyword: 'enum' },
  },
];

const objects: SmallPair[] = [
  ...oneWay(
    'a member becomes required',
    object({ a: string, b: string }, 'a'),
    object({ a: string, b: string }, 'a', 'b'),
    '/b',
    'required',
  ),
  {
    name: 'a new optional member, sent by nobody',
    sender: object({ a: string }, 'a'),
    receiver: object({ a: string, b: integer }, 'a'),
  },
  {
    name: 'a new required member, sent by nobody',
    sender: object({ a: string }, 'a'),
    receiver: object({ a: string, b: integer }, 'a', 'b'),
    breaks: { at: '/b', keyword: 'required' },
  },
  {
    name: 'a member is no longer known, read exactly',
    sender: object({ a: string, b: integer }, 'a'),
    receiver: object({ a: string }, 'a'),
    breaks: { at: '/b', keyword: 'additionalProperties' },
  },
  {
    name: 'a member is no longer known, read tolerantly',
    tolerance: 'tolerant',
    sender: object({ a: string, b: integer }, 'a'),
    receiver: object({ a: string }, 'a'),
  },
  {
    name: 'an optional member that is no longer sent, read tolerantly',
    tolerance: 'tolerant',
    sender: object({ a: string }, 'a'),
    receiver: object({ a: string, b: integer }, 'a'),
  },
  ...oneWay(
    'an entry of a map changes its type',
    { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    { type: 'object', additionalProperties: string },
    '/key',
    'type',
  ),
  ...oneWay(
    'names of entries get a pattern',
    { type: 'object', additionalProperties: number },
    { type: 'object', additionalProperties: number, propertyNames: { pattern: '^[a-z]{3}$' } },
    '/*',
    'propertyNames',
  ),
  ...oneWay(
    'entries under a pattern of names get a bound',
    { type: 'object', patternProperties: { '^x-': integer }, additionalProperties: false },
    { type: 'object', patternProperties: { '^x-': { type: 'integer', maximum: 5 } }, additionalProperties: false },
    '/*',
    'maximum',
  ),
  ...oneWay(
    'more members at least',
    { type: 'object', additionalProperties: number },
    { type: 'object', additionalProperties: number, minProperties: 2 },
    '',
    'minProperties',
  ),
  ...oneWay(
    'fewer members at most',
    { type: 'object', properties: { a: string, b: string, c: string } },
    { type: 'object', properties: { a: string, b: string, c: string }, maxProperties: 2 },
    '',
    'maxProperties',
  ),
  ...oneWay(
    'one member demands another',
    object({ card: string, cvv: string }),
    { type: 'object', properties: { card: string, cvv: string }, dependentRequired: { card: ['cvv'] } },
    '/cvv',
    'dependentRequired',
  ),
  ...oneWay(
    'one member narrows another',
    object({ country: string, zip: string }),
    {
      type: 'object',
      properties: { country: string, zip: string },
      dependentSchemas: { country: { properties: { zip: { pattern: '^\\d{5}$' } } } },
    },
    '/zip',
    'pattern',
  ),
  ...oneWay(
    'other members are closed out',
    { type: 'object', properties: { a: string }, additionalProperties: true },
    { type: 'object', properties: { a: string }, additionalProperties: false },
    '/*',
    'additionalProperties',
  ),
  {
    name: 'parts that are closed as a whole',
    sender: object({ a: string, b: string, c: string }),
    receiver: { allOf: [object({ a: string }), object({ b: string })], unevaluatedProperties: false },
    breaks: { at: '/c', keyword: 'unevaluatedProperties' },
  },
  ...oneWay(
    'a member deep inside',
    object({ a: object({ b: object({ c: string }, 'c') }, 'b') }, 'a'),
    object({ a: object({ b: object({ c: { type: 'string', maxLength: 3 } }, 'c') }, 'b') }, 'a'),
    '/a/b/c',
    'maxLength',
  ),
  ...equal(
    'parts and the whole',
    { allOf: [object({ a: string }, 'a'), object({ b: integer })] },
    object({ a: string, b: integer }, 'a'),
  ),
  ...equal(
    'a reference and a copy',
    object({ a: reference('Amount') }),
    object({ a: { type: 'string', pattern: '^\\d+$' } }),
    {
      Amount: { type: 'string', pattern: '^\\d+$' },
    },
  ),
  ...equal(
    'a component with its own part beside',
    { allOf: [reference('Base'), object({ b: integer }, 'b')] },
    object({ a: string, b: integer }, 'a', 'b'),
    {
      Base: object({ a: string }, 'a'),
    },
  ),
];

const lists: SmallPair[] = [
  ...oneWay(
    'items become at least one',
    { type: 'array', items: string },
    { type: 'array', items: string, minItems: 1 },
    '',
    'minItems',
  ),
  ...oneWay(
    'items become at most three',
    { type: 'array', items: string },
    { type: 'array', items: string, maxItems: 3 },
    '',
    'maxItems',
  ),
  ...oneWay(
    'items become unique',
    { type: 'array', items: string },
    { type: 'array', items: string, uniqueItems: true },
    '',
    'uniqueItems',
  ),
  ...oneWay(
    'an item gets a format',
    { type: 'array', items: string },
    { type: 'array', items: { type: 'string', format: 'iban' } },
    '/0',
    'format',
  ),
  ...oneWay(
    'one of the first items changes',
    { type: 'array', prefixItems: [string, number] },
    { type: 'array', prefixItems: [string, integer] },
    '/1',
    'type',
  ),
  ...oneWay(
    'no items beyond the first ones',
    { type: 'array', prefixItems: [string], items: string },
    { type: 'array', prefixItems: [string], items: false },
    '/1',
    'items',
  ),
  ...oneWay(
    'a list has to contain something',
    { type: 'array', items: string },
    { type: 'array', items: string, contains: { const: 'x' } },
    '',
    'contains',
  ),
  ...oneWay(
    'a list contains something once at most',
    { type: 'array', items: { enum: ['x', 'y'] }, contains: { const: 'x' } },
    { type: 'array', items: { enum: ['x', 'y'] }, contains: { const: 'x' }, maxContains: 1 },
    '',
    'maxContains',
  ),
  ...oneWay(
    'a member of an item of an item',
    { type: 'array', items: { type: 'array', items: object({ a: integer }, 'a') } },
    { type: 'array', items: { type: 'array', items: object({ a: { type: 'integer', maximum: 9 } }, 'a') } },
    '/0/0/a',
    'maximum',
  ),
];

const cat = object({ kind: { const: 'cat' }, lives: integer }, 'kind', 'lives');
const dog = object({ kind: { const: 'dog' }, name: string }, 'kind', 'name');
const namedDog = object({ kind: { const: 'dog' }, name: { type: 'string', minLength: 1 } }, 'kind', 'name');

const alternatives: SmallPair[] = [
  ...oneWay('a branch goes', { oneOf: [cat, dog] }, { oneOf: [cat] }, '/kind', 'const'),
  ...oneWay('a branch gets narrower', { oneOf: [cat, dog] }, { oneOf: [cat, namedDog] }, '/name', 'minLength'),
  ...oneWay(
    'a branch of a list of several',
    { type: 'array', items: { anyOf: [cat, dog] } },
    { type: 'array', items: { anyOf: [cat, namedDog] } },
    '/0/name',
    'minLength',
  ),
  ...oneWay(
    'what it must not be',
    object({ a: string }, 'a'),
    { ...(object({ a: string }, 'a') as object), not: { properties: { a: { const: 'x' } } } } as Node,
    '',
    'not',
  ),
  ...oneWay(
    'one of two members, not both',
    object({ a: string, b: string }),
    { type: 'object', properties: { a: string, b: string }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    '',
    'oneOf',
  ),
  ...oneWay(
    'any of two members',
    object({ a: string, b: string }),
    { type: 'object', properties: { a: string, b: string }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    '/a',
    'required',
  ),
  ...equal('branches in another order', { oneOf: [cat, dog] }, { oneOf: [dog, cat] }),
  ...equal('a branch by reference', { oneOf: [cat, dog] }, { oneOf: [reference('Cat'), dog] }, { Cat: cat }),
  ...equal(
    'what two branches share, beside them',
    { oneOf: [cat, dog] },
    { type: 'object', properties: { kind: { enum: ['cat', 'dog'] } }, required: ['kind'], oneOf: [cat, dog] },
  ),
];

const money = (patterns: Record<string, string>): Node => ({
  type: 'object',
  required: ['currency', 'amount'],
  properties: {
    currency: { type: 'string', enum: ['eur', 'btc', 'usdc', 'jpy'] },
    amount: { type: 'string' },
    note: string,
  },
  allOf: Object.entries(patterns).map(([currency, pattern]) => ({
    if: { properties: { currency: { const: currency } }, required: ['currency'] },
    then: { properties: { amount: { pattern } } },
  })),
});

const twoDecimals = { eur: '^\\d+\\.\\d{2}$', btc: '^\\d+\\.\\d{8}$' };

const balances = (usdc: string): Node =>
  object(
    {
      externalUserId: { type: 'string', format: 'uuid' },
      balances: object(
        {
          fiatBalances: { type: 'array', items: money(twoDecimals) },
          cryptoBalances: { type: 'array', items: money({ ...twoDecimals, usdc }) },
        },
        'fiatBalances',
        'cryptoBalances',
      ),
    },
    'externalUserId',
    'balances',
  );

/** A list whose least value is empty, and whose items have to be adjusted to the condition that they fall under. */
const wallets = (...currencies: string[]): Node => ({
  type: 'object',
  properties: {
    wallets: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'amount'],
        properties: { name: string, amount: string },
        if: { properties: { name: { enum: currencies } } },
        then: { properties: { amount: { pattern: '^\\d+\\.\\d{6}$' } } },
        else: { properties: { amount: { maxLength: 4 } } },
      },
    },
  },
});

const conditions: SmallPair[] = [
  {
    name: 'a value falls under a condition no more, in a list that may be empty',
    sender: wallets('usdc'),
    receiver: wallets('usdc', 'usdt'),
    breaks: { at: '/wallets/0/amount', keyword: 'pattern' },
  },
  ...oneWay(
    'the scale of one currency',
    money(twoDecimals),
    money({ ...twoDecimals, jpy: '^\\d+$' }),
    '/amount',
    'pattern',
  ),
  ...oneWay(
    'the scale of one currency gets fixed',
    money({ btc: '^\\d+(\\.\\d{1,8})?$' }),
    money({ btc: '^\\d+\\.\\d{8}$' }),
    '/amount',
    'pattern',
  ),
  ...oneWay(
    'the scale of one currency deep inside',
    balances('^\\d+\\.(\\d{6}|\\d{8})$'),
    balances('^\\d+\\.\\d{6}$'),
    '/balances/cryptoBalances/0/amount',
    'pattern',
  ),
  ...oneWay(
    'a member that is required under a condition',
    object({ type: { enum: ['iban', 'crypto'] }, network: string }, 'type'),
    {
      type: 'object',
      required: ['type'],
      properties: { type: { enum: ['iban', 'crypto'] }, network: string },
      if: { properties: { type: { const: 'crypto' } }, required: ['type'] },
      then: { required: ['network'] },
    },
    '/network',
    'required',
  ),
  ...oneWay(
    'otherwise',
    object({ big: { type: 'boolean' }, amount: number }, 'big', 'amount'),
    {
      type: 'object',
      required: ['big', 'amount'],
      properties: { big: { type: 'boolean' }, amount: number },
      if: { properties: { big: { const: true } } },
      else: { properties: { amount: { maximum: 1000 } } },
    },
    '/amount',
    'maximum',
  ),
  ...oneWay(
    'two members decide together',
    object({ a: { enum: ['x', 'y'] }, b: { enum: ['x', 'y'] }, c: integer }, 'a', 'b', 'c'),
    {
      type: 'object',
      required: ['a', 'b', 'c'],
      properties: { a: { enum: ['x', 'y'] }, b: { enum: ['x', 'y'] }, c: integer },
      if: { properties: { a: { const: 'y' }, b: { const: 'y' } } },
      then: { properties: { c: { minimum: 10 } } },
    },
    '/c',
    'minimum',
  ),
  ...equal('a condition and its negation', money(twoDecimals), {
    ...(money({ btc: twoDecimals.btc }) as object),
    anyOf: [
      { not: { properties: { currency: { const: 'eur' } } } },
      { properties: { amount: { pattern: twoDecimals.eur } } },
    ],
  } as Node),
];

const tree = (limit?: number): Node =>
  object(
    {
      value: limit === undefined ? integer : { type: 'integer', maximum: limit },
      children: { type: 'array', items: reference('Tree') },
    },
    'value',
  );

const recursion: SmallPair[] = [
  {
    name: 'a tree whose values get a bound',
    sender: reference('Tree'),
    receiver: reference('Tree'),
    components: { sender: { Tree: tree() }, receiver: { Tree: tree(5) } },
    breaks: { at: '/value', keyword: 'maximum' },
  },
  {
    name: 'a tree without end has no value',
    sender: reference('Tree'),
    receiver: string,
    components: { sender: { Tree: object({ child: reference('Tree') }, 'child') } },
  },
  {
    name: 'a tree that is unrolled once',
    sender: reference('Tree'),
    receiver: object({ value: integer, children: { type: 'array', items: reference('Tree') } }, 'value'),
    components: { sender: { Tree: tree() }, receiver: { Tree: tree() } },
  },
  {
    name: 'a component that is nothing but itself',
    sender: object({ a: reference('A') }),
    receiver: object({ a: reference('A') }, 'a'),
    components: { sender: { A: reference('A') }, receiver: { A: reference('A') } },
    breaks: { at: '/a', keyword: 'required' },
  },
];

const unreadable: SmallPair[] = [
  {
    name: 'a look-around that no text is made for is no break',
    sender: { type: 'string', pattern: '^(?=ab.{36}yz$).*$' },
    receiver: { type: 'string', pattern: '^(?=ab.{36}yz$)(?=.*[#]).*$' },
  },
];

/** Components that either alternative's values may fit, told apart by name alone. */
const namedComponents: Record<string, Node> = {
  Cat: object({ kind: string, name: string, lives: integer }, 'kind', 'name'),
  Dog: object({ kind: string, name: integer }, 'kind', 'name'),
};

function named(names: Record<string, string>, propertyName = 'kind'): Node {
  const mapping = Object.fromEntries(
    Object.entries(names).map(([name, target]) => [name, `#/components/schemas/${target}`]),
  );
  return { oneOf: [reference('Cat'), reference('Dog')], discriminator: { propertyName, mapping } };
}

/** Pairs of alternatives that a member decides over. */
const choicePairs: readonly SmallPair[] = [
  ...oneWay(
    'a name of an alternative',
    named({ cat: 'Cat', dog: 'Dog', lion: 'Cat' }),
    named({ cat: 'Cat', dog: 'Dog' }),
    '/kind',
    'discriminator',
  ),
  ...oneWay(
    'a member that has to name the alternative',
    { oneOf: [reference('Cat'), reference('Dog')] },
    named({ cat: 'Cat', dog: 'Dog' }),
    '/name',
    'type',
  ),
  {
    name: 'names that change places',
    sender: named({ cat: 'Cat', dog: 'Dog' }),
    receiver: named({ cat: 'Dog', dog: 'Cat' }),
    breaks: { at: '/name', keyword: 'type' },
  },
  {
    name: 'another member that names the alternative',
    sender: named({ cat: 'Cat', dog: 'Dog' }),
    receiver: named({ cat: 'Cat', dog: 'Dog' }, 'type'),
    breaks: { at: '/type', keyword: 'discriminator' },
  },
  ...equal('a mapping in another order', named({ cat: 'Cat', dog: 'Dog' }), named({ dog: 'Dog', cat: 'Cat' })),
].map((pair) => ({ ...pair, components: { sender: namedComponents, receiver: namedComponents } }));

/** Small pairs of every kind. */
export const smallPairs: readonly SmallPair[] = [
  ...texts,
  ...numbers,
  ...sets,
  ...objects,
  ...lists,
  ...alternatives,
  ...conditions,
  ...recursion,
  ...unreadable,
  ...choicePairs,
];

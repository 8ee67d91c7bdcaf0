import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdPair, ranByDocument, type Asked, type Handler, type Pair } from '../../cli/test-support/any-api.js';
import { isObject } from '../../contracts/model/json-value.js';

const answer = `'200': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}`;
const refusals = `'400': {description: no}, '405': {description: no}, '415': {description: no}`;

/** A document of one operation at `/it`. */
const documentOf = (operation: string, method = 'post', around = ''): string => `openapi: 3.0.3
info: {title: Requests, version: '1'}
${around}
paths:
  /it:
    ${method}: {operationId: it, ${operation}, responses: {${answer}, ${refusals}}}
`;

const bodyOf = (type: string, schema: string, encoding = ''): string =>
  `requestBody: {required: true, content: {'${type}': {schema: ${schema}${encoding === '' ? '' : `, encoding: ${encoding}`}}}}`;

/** A server that takes what a test says is right. */
const taking =
  (method: string, isRight: (asked: Asked) => boolean): Handler =>
  (asked) => {
    if (asked.method !== method) return [405, {}];
    return isRight(asked) ? [200, { id: 'a' }] : [400, { message: 'no' }];
  };

const everything = (method: string): Handler => taking(method, () => true);

const typeOf = ({ headers }: Asked): string => headers['content-type'] ?? '';

const isForm = (asked: Asked): boolean => typeOf(asked) === 'application/x-www-form-urlencoded';

const charge =
  '{type: object, required: [amount, currency], properties: {amount: {type: integer, minimum: 1, maximum: 999}, currency: {type: string, enum: [eur, usd]}, tags: {type: array, items: {type: string}}, metadata: {type: object, additionalProperties: {type: string}}}}';

function isCharge(asked: Asked): boolean {
  const form = new URLSearchParams(asked.raw.toString());
  const [amount, currency] = [form.get('amount') ?? '', form.get('currency') ?? ''];
  const names = [...form.keys()].every((name) => !/^metadata$/.test(name));
  return (
    isForm(asked) &&
    /^\d+$/.test(amount) &&
    +amount >= 1 &&
    +amount <= 999 &&
    ['eur', 'usd'].includes(currency) &&
    names
  );
}

function partsOf({ raw }: Asked): Map<string, string> {
  const text = raw.toString();
  return new Map(
    [...text.matchAll(/name="([^"]+)"[^\n]*\n([\s\S]*?)\r\n--/g)].map(([, name = '', rest = '']) => [name, rest]),
  );
}

const upload =
  '{type: object, required: [file, kind], properties: {file: {type: string, format: binary}, kind: {type: string, enum: [passport, bill]}, meta: {type: object, properties: {page: {type: integer}}}}}';

function isUpload(asked: Asked): boolean {
  const parts = partsOf(asked);
  const [file = '', kind = '', meta] = [parts.get('file'), parts.get('kind'), parts.get('meta')];
  const page = (JSON.parse(/\{.*\}/s.exec(meta ?? '{}')?.[0] ?? '{}') as { page?: unknown }).page;
  return (
    typeOf(asked).startsWith('multipart/form-data; boundary=') &&
    file.includes('content-type: image/png') &&
    ['passport', 'bill'].includes(kind.trim()) &&
    (meta === undefined || meta.includes('application/json')) &&
    (page === undefined || Number.isInteger(page))
  );
}

const search = ({ url }: Asked): string => decodeURIComponent(url.search);

const query = (name: string, schema: string, more = ''): string =>
  `parameters: [{name: ${name}, in: query, required: true, schema: ${schema}${more === '' ? '' : `, ${more}`}}]`;

const list = '{type: array, minItems: 2, items: {type: integer}}';

const pairs: readonly Pair[] = [
  {
    kind: 'a form in a URL’s writing',
    document: documentOf(
      bodyOf('application/x-www-form-urlencoded', charge, '{metadata: {style: deepObject, explode: true}}'),
    ),
    following: taking('POST', isCharge),
    breaking: [taking('POST', (asked) => isForm(asked) && !asked.raw.toString().includes('currency=&'))],
    finds: 'invalid-data-accepted',
  },
  {
    kind: 'a form of parts, with a file',
    document: documentOf(bodyOf('multipart/form-data', upload, "{file: {contentType: 'image/png, image/jpeg'}}")),
    following: taking('POST', isUpload),
    breaking: [everything('POST')],
    finds: 'invalid-data-accepted',
  },
  {
    kind: 'a plain text',
    document: documentOf(bodyOf('text/plain', '{type: string, minLength: 3}')),
    following: taking('POST', (asked) => typeOf(asked) === 'text/plain' && asked.raw.length >= 3),
    breaking: [(asked) => (asked.raw.length >= 3 ? [200, { wrong: true }] : [400])],
  },
  {
    kind: 'JSON of somebody’s own kind',
    document: documentOf(
      bodyOf('application/vnd.shop.v2+json', '{type: object, required: [n], properties: {n: {type: integer}}}'),
    ),
    following: taking(
      'POST',
      (asked) =>
        typeOf(asked) === 'application/vnd.shop.v2+json' && isObject(asked.json) && Number.isInteger(asked.json['n']),
    ),
    breaking: [everything('POST')],
    finds: 'invalid-data-accepted',
  },
  {
    kind: 'a list as the whole body',
    document: documentOf(
      bodyOf(
        'application/json',
        '{type: array, minItems: 1, items: {type: object, required: [n], properties: {n: {type: integer}}}}',
      ),
    ),
    following: taking('POST', ({ json }) => Array.isArray(json) && json.length > 0),
    breaking: [({ json }) => (Array.isArray(json) ? [200, {}] : [400])],
  },
  {
    kind: 'the ends of 64 bits',
    document: documentOf(
      bodyOf(
        'application/json',
        '{type: object, required: [n], properties: {n: {type: integer, format: int64, minimum: 0, maximum: 9223372036854775807}}}',
      ),
    ),
    following: taking('POST', ({ raw, json }) => {
      const digits = /^\{"n":(\d+)[,}]/.exec(raw.toString())?.[1];
      return json !== undefined && digits !== undefined && BigInt(digits) <= 9223372036854775807n;
    }),
  },
  {
    kind: 'a list in the query, a name for each',
    document: documentOf(query('ids', list), 'get'),
    following: taking('GET', (asked) => /^\?ids=-?\d+&ids=-?\d+$/.test(search(asked))),
    breaking: [everything('GET')],
    finds: 'invalid-data-accepted',
  },
  ...(
    [
      ['form', ','],
      ['pipeDelimited', '|'],
      ['spaceDelimited', ' '],
    ] as const
  ).map(([style, separator]): Pair => ({
    kind: `a list in the query, ${style}`,
    document: documentOf(query('ids', list, `style: ${style}, explode: false`), 'get'),
    following: taking(
      'GET',
      ({ url }) =>
        (url.searchParams.get('ids') ?? '').split(separator).filter((one) => /^-?\d+$/.test(one)).length === 2,
    ),
    breaking: [everything('GET')],
    finds: 'invalid-data-accepted',
  })),
  {
    kind: 'an object in the query, its members in brackets',
    document: documentOf(
      query(
        'filter',
        '{type: object, required: [a], properties: {a: {type: integer}}}',
        'style: deepObject, explode: true',
      ),
      'get',
    ),
    following: taking('GET', (asked) => /^\?filter\[a\]=-?\d+$/.test(search(asked))),
    breaking: [everything('GET')],
    finds: 'invalid-data-accepted',
  },
  {
    kind: 'JSON in the query',
    document: documentOf(
      'parameters: [{name: filter, in: query, required: true, content: {application/json: {schema: {type: object, required: [a], properties: {a: {type: integer}}}}}}]',
      'get',
    ),
    following: taking('GET', (asked) => /^\?filter=\{"a":-?\d+\}$/.test(search(asked))),
  },
  {
    kind: 'a cookie that is demanded',
    document: documentOf(
      'parameters: [{name: session, in: cookie, required: true, schema: {type: string, enum: [open]}}]',
      'get',
    ),
    following: taking('GET', ({ headers }) => headers.cookie === 'session=open'),
  },
  {
    kind: 'a server’s path',
    document: documentOf('tags: [a]', 'get', "servers: [{url: '/api/{version}', variables: {version: {default: v2}}}]"),
    following: (asked) => (asked.url.pathname === '/api/v2/it' ? taking('GET', () => true)(asked) : [404, {}]),
  },
  {
    kind: 'an answer that has to be asked for',
    document: documentOf('tags: [a]', 'get').replace('application/json', 'application/vnd.shop+json'),
    following: (asked) => {
      if (asked.method !== 'GET') return [405, {}];
      const isAsked = (asked.headers.accept ?? '').includes('application/vnd.shop+json');
      return isAsked ? [200, { id: 'a' }, { 'content-type': 'application/vnd.shop+json' }] : [406];
    },
    breaking: [
      ({ method }) => (method === 'GET' ? [200, {}, { 'content-type': 'application/vnd.shop+json' }] : [405, {}]),
    ],
  },
];

test('optional headers and cookies are sent, beside a key that is a cookie', async (t) => {
  const parameters = `parameters: [{name: X-Mode, in: header, schema: {type: string, enum: [fast]}}, {name: X-Note, in: header, schema: {type: string}}, {name: If-Match, in: header, schema: {type: string}}, {name: theme, in: cookie, schema: {type: string, enum: [dark]}}, {name: lang, in: cookie, required: true, schema: {type: string, enum: [pl]}}], security: [{session: []}]`;
  const document = documentOf(
    parameters,
    'get',
    'components: {securitySchemes: {session: {type: apiKey, in: cookie, name: sid}}}',
  ).replace("'405':", "'401': {description: who}, '405':");
  const following: Handler = (asked) => {
    const crumbs = (asked.headers.cookie ?? '').split('; ');
    if (!crumbs.includes('sid=key-of-a-session')) return [401];
    const modes = [asked.headers['x-mode'] ?? 'fast', crumbs.find((one) => one.startsWith('theme')) ?? 'theme=dark'];
    return taking('GET', () => crumbs.includes('lang=pl') && modes.join() === 'fast,theme=dark')(asked);
  };
  const pair: Pair = {
    kind: 'optional headers',
    document,
    following,
    breaking: [
      (asked) => (asked.headers['x-mode'] === undefined ? following(asked) : [200, {}]),
      (asked) => (asked.headers.cookie?.includes('theme') ? [200, {}] : following(asked)),
    ],
    options: { apiKey: 'key-of-a-session' },
  };
  await holdPair(t, pair);
  const { seen } = await ranByDocument(t, document, following, pair.options);
  assert.ok(seen.some(({ headers }) => headers['x-note'] !== undefined));
  assert.ok(seen.some(({ headers }) => headers.cookie === 'lang=pl; theme=dark; sid=key-of-a-session'));
  assert.ok(seen.every(({ headers }) => headers['if-match'] === undefined));
});

test('headers of the configuration go along with every request, behind those of the request itself', async (t) => {
  const document = documentOf(
    'parameters: [{name: X-Mode, in: header, required: true, schema: {type: string, enum: [fast]}}]',
    'get',
  );
  const { failed, seen } = await ranByDocument(
    t,
    document,
    (asked) => (asked.headers['x-tenant'] === 'shop' ? everything('GET')(asked) : [200, {}]),
    { headers: { 'x-tenant': { value: 'shop', secret: false }, 'x-mode': { value: 'slow', secret: false } } },
  );
  assert.deepEqual(failed, []);
  assert.equal(seen[0]?.headers['x-mode'], 'fast');
});

for (const pair of pairs)
  test(`requests are made of ${pair.kind}`, async (t) => {
    await holdPair(t, pair);
  });

test('a value in a path is written in the style that the document names', async (t) => {
  for (const [style, written] of [
    ['label', '.open'],
    ['matrix', ';state=open'],
    ['simple', 'open'],
  ]) {
    const document = `openapi: 3.0.3
info: {title: Paths, version: '1'}
paths:
  /it/{state}:
    get: {operationId: it, parameters: [{name: state, in: path, required: true, style: ${style}, schema: {type: string, enum: [open]}}], responses: {${answer}, '404': {description: no}}}
`;
    const { seen } = await ranByDocument(t, document, ({ url }) =>
      url.pathname === `/it/${written}` ? [200, { id: 'a' }] : [404],
    );
    assert.equal(seen[0]?.url.pathname, `/it/${written}`);
  }
});

test('what cannot be made, or is served elsewhere, is left out and told', async (t) => {
  const xml = await ranByDocument(t, documentOf(bodyOf('application/xml', '{type: object}')), everything('POST'));
  assert.deepEqual([xml.skipped, xml.seen.length], [['no body of application/xml can be made'], 0]);
  const elsewhere = documentOf(
    "servers: [{url: 'https://files.example/v1'}]",
    'get',
    "servers: [{url: 'https://api.example'}]",
  );
  const files = await ranByDocument(t, elsewhere, everything('GET'));
  assert.deepEqual(
    [files.skipped, files.seen.length],
    [['the document serves it at files.example, which is not the target'], 0],
  );
});

test('a header that HTTP does not carry is its own cases’ trouble', async (t) => {
  const document = documentOf(
    "parameters: [{name: X-Name, in: header, required: true, schema: {type: string}, example: 'Zażółć 名前'}]",
    'get',
  );
  const { skipped, errors } = await ranByDocument(t, document, everything('GET'));
  assert.deepEqual([skipped, errors], [['the header x-name would hold what HTTP does not carry'], []]);
});

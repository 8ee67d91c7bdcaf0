import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from './command.js';

const name = { type: 'string' };
const pet = {
  type: 'object',
  xml: { name: 'pet', namespace: 'urn:pets', prefix: 'p' },
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    name,
    tags: { type: 'array', xml: { wrapped: true }, items: { type: 'string', xml: { name: 'tag' } } },
    notes: { type: 'array', items: name },
    photo: { type: 'string', format: 'binary' },
    owner: { $ref: '#/components/schemas/Owner' },
  },
};
const schema = { $ref: '#/components/schemas/Pet' };
const encoding = { owner: { style: 'deepObject', explode: true } };

const document = {
  openapi: '3.0.3',
  paths: {
    '/pets/{id}': {
      parameters: [
        { name: 'id', in: 'path', required: true, schema: name },
        { name: 'tags', in: 'query', explode: false, schema: { type: 'array', items: name } },
        { $ref: '#/components/parameters/Filter' },
      ],
      put: {
        operationId: 'putPet',
        parameters: [
          { name: 'X-Trace', in: 'header', schema: name },
          { name: 'session', in: 'cookie', schema: name },
        ],
        requestBody: {
          content: {
            'application/json': { schema },
            'application/merge-patch+json': { schema },
            'application/xml': { schema },
            'text/xml': { schema: { $ref: '#/components/schemas/Owner' } },
            'application/x-www-form-urlencoded': { schema, encoding },
            'multipart/form-data': { schema, encoding: { name: { contentType: 'text/plain' } } },
            'text/plain': { schema: name },
          },
        },
        responses: {},
      },
    },
  },
  components: {
    parameters: { Filter: { name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object' } } },
    schemas: { Pet: pet, Owner: { type: 'object', properties: { age: { type: 'integer' } } } },
  },
};

function command(part: string, value: unknown, more: object = {}): string | undefined {
  const counterexample = { value, places: [''], problem: '', sender: 'old' as const };
  const subject = { kind: 'operation' as const, id: 'putPet', call: 'PUT /pets/{id}' };
  return commandOf(
    { counterexample, direction: 'request', part, subject, ...more },
    { old: document, new: { paths: {} } },
  )?.replaceAll(' \\\n  ', ' ');
}

const put = `curl --globoff -X PUT 'https://api.example/pets/{id}'`;

test('bodies are written as their media types are', () => {
  const bodies: [string, unknown, string][] = [
    ['application/json', { a: "it's" }, `-H 'content-type: application/json' --data-raw '{"a":"it'\\''s"}'`],
    ['application/merge-patch+json', null, `-H 'content-type: application/merge-patch+json' --data-raw null`],
    ['text/plain', 'a b', `-H 'content-type: text/plain' --data-raw 'a b'`],
    [
      'application/x-www-form-urlencoded',
      { name: 'a&b', tags: ['x', 'y'], owner: { age: 7 } },
      `-H 'content-type: application/x-www-form-urlencoded' --data-raw 'name=a%26b&tags=x&tags=y&owner%5Bage%5D=7'`,
    ],
    [
      'multipart/form-data',
      { name: 'a"b', tags: ['@x', 'y'], photo: 'bytes', owner: { age: 7 } },
      [
        `-F 'name="a\\"b";type=text/plain'`,
        `--form-string 'tags=@x' --form-string 'tags=y'`,
        `-F 'photo="bytes";filename=file;type=application/octet-stream'`,
        `-F 'owner="{\\"age\\":7}";type=application/json'`,
      ].join(' '),
    ],
    [
      'application/xml',
      { id: 1, name: 'a<b', tags: ['x', 'y'], notes: ['n', 'm'], owner: { age: 7 } },
      `-H 'content-type: application/xml' --data-raw '<p:pet xmlns:p="urn:pets" id="1"><name>a&lt;b</name><tags><tag>x</tag><tag>y</tag></tags><notes>n</notes><notes>m</notes><owner><age>7</age></owner></p:pet>'`,
    ],
    ['text/xml', { age: 7 }, `-H 'content-type: text/xml' --data-raw '<Owner><age>7</age></Owner>'`],
  ];
  for (const [type, value, expected] of bodies)
    assert.equal(command(`body ${type}`, value), `${put} ${expected}`, type);
});

test('so are parameters, as their styles are', () => {
  assert.equal(command('path id', 'a/b'), 'curl -X PUT https://api.example/pets/a%2Fb');
  assert.equal(command('query tags', ['x', 'y']), `curl --globoff -X PUT 'https://api.example/pets/{id}?tags=x,y'`);
  assert.match(command('query filter', { a: 1 }) ?? '', /\?filter%5Ba%5D=1'$/);
  assert.equal(command('header x-trace', 7), `${put} -H 'X-Trace: 7'`);
  assert.equal(command('cookie session', 'abc'), `${put} -H 'cookie: session=abc'`);
});

test('what is no request, or cannot be written in one, has no command', () => {
  assert.equal(command('body application/json', 1, { direction: 'response' }), undefined);
  assert.equal(command('body application/json', 1, { counterexample: undefined }), undefined);
  assert.equal(command('query other', 1), undefined);
  assert.equal(command('path id', { a: 1 }), undefined);
  for (const call of [undefined, 'PUT', 'PUT /elsewhere'])
    assert.equal(command('body application/json', 1, { subject: { kind: 'operation', id: 'a', call } }), undefined);
});

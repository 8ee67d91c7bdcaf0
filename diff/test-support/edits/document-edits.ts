/** Every kind of edit of a document beside its calls' own parts: paths, webhooks, security, servers, components, notes. */
import { callKinds, calls, documentOf } from './carriers.js';
import { bothWays, noted, type DocumentEdit, type EditRow, type JsonObject } from './edit.js';

type Row = EditRow<string>;

const ok = { responses: { '200': { description: 'fine' } } };
const text = { type: 'string' };
const json = { content: { 'application/json': { schema: text } } };
const paths = (all: JsonObject): JsonObject => documentOf({ paths: all });
const root = (more: JsonObject): JsonObject => documentOf({ ...calls.operation({}), ...more });
const info = (more: JsonObject): JsonObject => root({ info: { title: 'Made', version: '1', ...more } });

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

const items: Row[] = [
  ['Paths', '(path)', 'has one more', 'document', paths({}), paths({ '/a': { get: ok } }), 'widens'],
  [
    'Paths',
    '(path)',
    'changes, the id stays',
    'document',
    paths({ '/a': { get: { operationId: 'a', ...ok } } }),
    paths({ '/b': { get: { operationId: 'a', ...ok } } }),
  ],
  [
    'Paths',
    '(path)',
    'has another version',
    'document',
    paths({ '/v1/a': { get: ok } }),
    paths({ '/v2/a': { get: ok } }),
  ],
  ['Root', 'paths', 'comes', 'document', documentOf({ paths: undefined }), paths({ '/a': { get: ok } }), 'widens'],
  ['Root', 'webhooks', 'comes', 'document', documentOf({}), documentOf({ webhooks: { told: { post: ok } } })],
  [
    'Root',
    'webhooks',
    'calls one otherwise',
    'document',
    documentOf({ webhooks: { told: { post: ok } } }),
    documentOf({ webhooks: { other: { post: ok } } }),
  ],
  ...methods.map((method): Row => [
    'Path Item',
    method,
    'comes',
    'operation',
    paths({ '/a': { parameters: [] } }),
    paths({ '/a': { parameters: [], [method]: ok } }),
    'widens',
  ]),
  ...callKinds.flatMap((kind): Row[] => [
    [
      'Path Item',
      '(method)',
      'becomes another',
      kind,
      documentOf(calls[kind]({}, {}, 'post')),
      documentOf(calls[kind]({}, {}, 'put')),
    ],
    [
      'Path Item',
      'parameters',
      'has one more that is required',
      kind,
      documentOf(calls[kind]({})),
      documentOf(calls[kind]({}, { parameters: [{ name: 'q', in: 'query', required: true, schema: text }] })),
    ],
    ...noted(['Path Item', 'summary'], kind, (more) => documentOf(calls[kind]({}, more)), ['a', 'b']),
    ...noted(['Path Item', 'description'], kind, (more) => documentOf(calls[kind]({}, more)), ['a', 'b']),
  ]),
  [
    'Path Item',
    'servers',
    'changes',
    'operation',
    documentOf(calls.operation({}, { servers: [{ url: 'https://a.example' }] })),
    documentOf(calls.operation({}, { servers: [{ url: 'https://b.example' }] })),
  ],
  ['Path Item', '$ref', 'leads elsewhere', 'operation', ...elsewhere()],
];

function elsewhere(): [JsonObject, JsonObject] {
  const pathItems = { A: { get: ok }, B: { get: ok, put: ok } };
  const at = (name: string): JsonObject =>
    documentOf({ paths: { '/a': { $ref: `#/components/pathItems/${name}` } } }, {}, { pathItems });
  return [at('A'), at('B')];
}

/** A call that uses a component of each kind, and an edit of that component. */
const ofComponents: Row[] = (
  [
    [
      'parameters',
      { name: 'q', in: 'query', schema: text },
      { name: 'q', in: 'query', required: true, schema: text },
      (ref) => ({ parameters: [ref] }),
    ],
    ['requestBodies', json, { ...json, required: true }, (ref) => ({ requestBody: ref })],
    [
      'responses',
      { description: 'x', ...json },
      { description: 'x', content: { 'application/json': { schema: { type: 'integer' } } } },
      (ref) => ({ responses: { '200': ref } }),
    ],
    [
      'headers',
      { schema: text },
      { schema: text, required: true },
      (ref) => ({ responses: { '200': { description: 'x', headers: { 'X-H': ref } } } }),
    ],
    ['callbacks', { '{$url}': { post: ok } }, { '{$url}': { put: ok } }, (ref) => ({ callbacks: { told: ref } })],
    [
      'schemas',
      text,
      { type: 'integer' },
      (ref) => ({ requestBody: { content: { 'application/json': { schema: ref } } } }),
    ],
  ] as [string, unknown, unknown, (ref: JsonObject) => JsonObject][]
).map(([kind, before, after, use]): Row => {
  const at = (component: unknown): JsonObject => {
    const whole = calls.operation(use({ $ref: `#/components/${kind}/Used` }));
    const own = { Used: component };
    return kind === 'schemas' ? documentOf(whole, own) : documentOf(whole, {}, { [kind]: own });
  };
  return ['Components', kind, 'changes one that is used', 'operation', at(before), at(after)];
});

const server = (more: JsonObject): JsonObject => root({ servers: [{ url: 'https://a.example/{v}', ...more }] });
const variable = (more: JsonObject): JsonObject => server({ variables: { v: { default: 'a', ...more } } });

const servers: Row[] = [
  [
    'Root',
    'servers',
    'has one more',
    'document',
    root({ servers: [{ url: 'https://a.example' }] }),
    root({ servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] }),
    'widens',
  ],
  ['Root', 'servers', 'comes', 'document', root({}), root({ servers: [{ url: 'https://a.example' }] })],
  [
    'Server',
    'url',
    'changes',
    'document',
    root({ servers: [{ url: 'https://a.example' }] }),
    root({ servers: [{ url: 'https://b.example' }] }),
  ],
  ['Server', 'variables', 'comes', 'document', server({}), variable({})],
  ['Server Variable', 'default', 'changes', 'document', variable({}), variable({ default: 'b' })],
  ['Server Variable', 'enum', 'comes', 'document', variable({}), variable({ enum: ['a'] })],
  ['Server Variable', 'enum', 'has one more', 'document', variable({ enum: ['a'] }), variable({ enum: ['a', 'b'] })],
  ...noted(['Server Variable', 'description'], 'document', variable, ['a', 'b']),
  ...noted(['Server', 'description'], 'document', server, ['a', 'b']),
];

const guarded = (security: unknown, securitySchemes: JsonObject): JsonObject =>
  documentOf({ ...calls.operation({}), security }, {}, { securitySchemes });
const scheme = (own: JsonObject): JsonObject => guarded([{ s: [] }], { s: own });
const key = { type: 'apiKey', in: 'header', name: 'x-key' };
const bearer = { type: 'http', scheme: 'bearer' };
const both = { key, bearer };

const requirements: Row[] = [
  ['Root', 'security', 'comes', 'document', root({}), guarded([{ key: [] }], both), 'narrows'],
  [
    'Security Requirement',
    '(scheme)',
    'has an alternative more',
    'document',
    guarded([{ key: [] }], both),
    guarded([{ key: [] }, { bearer: [] }], both),
    'widens',
  ],
  [
    'Security Requirement',
    '(scheme)',
    'asks for one more',
    'document',
    guarded([{ key: [] }], both),
    guarded([{ key: [], bearer: [] }], both),
    'narrows',
  ],
  [
    'Security Requirement',
    '(scheme)',
    'becomes another',
    'document',
    guarded([{ key: [] }], both),
    guarded([{ bearer: [] }], both),
  ],
  [
    'Security Requirement',
    '(scopes)',
    'has one more',
    'document',
    guarded([{ key: ['a'] }], both),
    guarded([{ key: ['a', 'b'] }], both),
    'narrows',
  ],
];

const schemes: Row[] = [
  ['Components', 'securitySchemes', 'changes one that is used', 'document', scheme(key), scheme(bearer)],
  ['Security Scheme', 'type', 'changes', 'document', scheme(key), scheme(bearer)],
  ['Security Scheme', 'name', 'changes', 'document', scheme(key), scheme({ ...key, name: 'x-token' })],
  ['Security Scheme', 'in', 'changes', 'document', scheme(key), scheme({ ...key, in: 'query' })],
  ['Security Scheme', 'scheme', 'changes', 'document', scheme(bearer), scheme({ ...bearer, scheme: 'basic' })],
  [
    'Security Scheme',
    'openIdConnectUrl',
    'changes',
    'document',
    scheme({ type: 'openIdConnect', openIdConnectUrl: 'https://a.example' }),
    scheme({ type: 'openIdConnect', openIdConnectUrl: 'https://b.example' }),
  ],
  [
    'Security Scheme',
    'flows',
    'changes',
    'document',
    scheme({ type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://a.example', scopes: {} } } }),
    scheme({ type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://a.example', scopes: {} } } }),
  ],
  ...noted(['Security Scheme', 'bearerFormat'], 'document', (more) => scheme({ ...bearer, ...more }), [
    'JWT',
    'opaque',
  ]),
  ...noted(['Security Scheme', 'description'], 'document', (more) => scheme({ ...bearer, ...more }), ['a', 'b']),
];

const flowMembers = {
  implicit: ['authorizationUrl', 'refreshUrl'],
  password: ['tokenUrl', 'refreshUrl'],
  clientCredentials: ['tokenUrl', 'refreshUrl'],
  authorizationCode: ['authorizationUrl', 'tokenUrl', 'refreshUrl'],
} as const;

const flows: Row[] = Object.entries(flowMembers).flatMap(([name, members]): Row[] => {
  const flow = (more: JsonObject, scopes: JsonObject = { read: 'a' }): JsonObject => {
    const urls = Object.fromEntries(members.map((member) => [member, 'https://a.example']));
    return scheme({ type: 'oauth2', flows: { [name]: { ...urls, scopes, ...more } } });
  };
  return [
    ['OAuth Flows', name, 'comes', 'document', scheme({ type: 'oauth2', flows: {} }), flow({}), 'widens'],
    ...members.map((member): Row => [
      'OAuth Flow',
      member,
      `of ${name} changes`,
      'document',
      flow({}),
      flow({ [member]: 'https://b.example' }),
    ]),
    ['OAuth Flow', 'scopes', `of ${name} has one more`, 'document', flow({}), flow({}, { read: 'a', write: 'b' })],
  ];
});

const notes: Row[] = [
  ...(['title', 'version', 'description', 'summary', 'termsOfService'] as const).map((member): Row => [
    'Info',
    member,
    'changes',
    'document',
    info({ [member]: 'a' }),
    info({ [member]: 'b' }),
    'notes',
  ]),
  ...noted(['Info', 'contact'], 'document', info, [{ name: 'a' }, { name: 'b' }]),
  ...noted(['Info', 'license'], 'document', info, [{ name: 'a' }, { name: 'b' }]),
  ...(['name', 'url', 'email'] as const).flatMap((member) =>
    noted(['Contact', member], 'document', (more) => info({ contact: more }), ['a', 'b']),
  ),
  ...(['name', 'url', 'identifier'] as const).flatMap((member) =>
    noted(['License', member], 'document', (more) => info({ license: more }), ['a', 'b']),
  ),
  ...noted(['Root', 'tags'], 'document', root, [[{ name: 'a' }], [{ name: 'b' }]]),
  ...(['name', 'description', 'externalDocs'] as const).flatMap((member) =>
    noted(['Tag', member], 'document', (more) => root({ tags: [more] }), ['a', 'b']),
  ),
  ...noted(['Root', 'externalDocs'], 'document', root, [{ url: 'https://a.example' }, { url: 'https://b.example' }]),
  ...(['url', 'description'] as const).flatMap((member) =>
    noted(['External Documentation', member], 'document', (more) => root({ externalDocs: more }), ['a', 'b']),
  ),
  ...noted(['Root', 'jsonSchemaDialect'], 'document', root, ['https://a.example', 'https://b.example']),
  ['Root', 'openapi', 'changes', 'document', root({ openapi: '3.1.0' }), root({ openapi: '3.1.1' }), 'notes'],
  ['Components', 'pathItems', 'changes one that is used', 'operation', ...changedItem()],
];

function changedItem(): [JsonObject, JsonObject] {
  const at = (item: JsonObject): JsonObject =>
    documentOf({ paths: { '/a': { $ref: '#/components/pathItems/A' } } }, {}, { pathItems: { A: item } });
  return [at({ get: ok }), at({ get: ok, put: ok })];
}

const rows = [...items, ...ofComponents, ...servers, ...requirements, ...schemes, ...flows, ...notes];

/** Edits of documents. */
export const documentEdits: readonly DocumentEdit[] = rows.flatMap(
  ([object, member, what, place, before, after, meaning]) =>
    bothWays({ object, member, what, before, after, ...(meaning && { meaning }) }).map((piece): DocumentEdit => ({
      ...piece,
      before: () => piece.before,
      after: () => piece.after,
      place,
      heading: 'api',
    })),
);

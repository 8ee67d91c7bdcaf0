/** Every kind of edit of a call and of what it is made of, in operations, webhooks and callbacks. */
import { callKinds, calls, documentOf, headings, type CallKind } from './carriers.js';
import {
  bothWays,
  noted,
  type Around,
  type DocumentEdit,
  type EditRow,
  type Heading,
  type JsonObject,
} from './edit.js';

/** Which message an edit is of. */
type Side = 'sent' | 'answered' | 'api';

type Row = EditRow<Side>;

const text = { type: 'string' };
const json = (schema: unknown = text, more: JsonObject = {}): JsonObject => ({
  'application/json': { schema, ...more },
});
const form = (encoding: JsonObject): JsonObject => ({
  'multipart/form-data': {
    schema: { type: 'object', properties: { f: { type: 'array', items: text } } },
    encoding: { f: encoding },
  },
});

const query = (more: JsonObject = {}): JsonObject => ({
  parameters: [{ name: 'q', in: 'query', schema: { type: 'array', items: text }, ...more }],
});
const body = (more: JsonObject = {}): JsonObject => ({ requestBody: { content: json(), ...more } });
const answer = (more: JsonObject = {}): JsonObject => ({ responses: { '200': { description: 'fine', ...more } } });
const answers = (more: JsonObject): JsonObject => ({ responses: { '200': { description: 'fine' }, ...more } });
const header = (more: JsonObject = {}): JsonObject =>
  answer({ headers: { 'X-H': { schema: { type: 'array', items: text }, ...more } } });
const called = (expression: string, method = 'post', name = 'told'): JsonObject => ({
  callbacks: { [name]: { [expression]: { [method]: { responses: { '200': { description: 'fine' } } } } } },
});

/** A member that people read. */
function note(object: string, member: string, around: Around, ...values: readonly [unknown, unknown]): Row[] {
  return noted([object, member], 'api', around, values);
}

const itself = (more: JsonObject): JsonObject => more;
const docs = [{ url: 'https://a.example' }, { url: 'https://b.example' }] as const;
const samples = [{ one: { value: 'a' } }, { one: { value: 'b' } }] as const;

const operations: Row[] = [
  ...note('Operation', 'tags', itself, ['a'], ['b']),
  ...note('Operation', 'summary', itself, 'a', 'b'),
  ...note('Operation', 'description', itself, 'a', 'b'),
  ...note('Operation', 'externalDocs', itself, ...docs),
  ['Operation', 'deprecated', 'comes', 'api', {}, { deprecated: true }],
  ['Operation', 'parameters', 'has one more', 'sent', {}, query(), 'widens'],
  ['Operation', 'parameters', 'has one more that is required', 'sent', {}, query({ required: true })],
  ['Operation', 'requestBody', 'comes', 'sent', {}, body()],
  ['Operation', 'requestBody', 'comes and is required', 'sent', {}, body({ required: true })],
  [
    'Operation',
    'responses',
    'has one more',
    'answered',
    answers({}),
    answers({ '202': { description: 'x' } }),
    'widens',
  ],
];

const parameters: Row[] = [
  ['Parameter', 'name', 'changes', 'sent', query({ required: true }), query({ required: true, name: 'other' })],
  ['Parameter', 'in', 'changes', 'sent', query(), query({ in: 'header' })],
  ['Parameter', 'required', 'comes', 'sent', query(), query({ required: true }), 'narrows'],
  ['Parameter', 'deprecated', 'comes', 'sent', query(), query({ deprecated: true })],
  ['Parameter', 'allowEmptyValue', 'comes', 'sent', query(), query({ allowEmptyValue: true }), 'widens'],
  ['Parameter', 'style', 'changes', 'sent', query(), query({ style: 'spaceDelimited', explode: true })],
  ['Parameter', 'explode', 'changes', 'sent', query(), query({ explode: false })],
  ['Parameter', 'allowReserved', 'comes', 'sent', query(), query({ allowReserved: true })],
  ['Parameter', 'schema', 'comes', 'sent', query({ schema: undefined }), query(), 'narrows'],
  ['Parameter', 'content', 'takes the place of schema', 'sent', query(), query({ schema: undefined, content: json() })],
  [
    'Parameter',
    'content',
    'has another media type',
    'sent',
    query({ schema: undefined, content: json() }),
    query({ schema: undefined, content: { 'text/csv': { schema: text } } }),
  ],
  ...note('Parameter', 'description', query, 'a', 'b'),
  ...note('Parameter', 'example', query, ['a'], ['b']),
  ...note('Parameter', 'examples', query, ...samples),
];

const bodies: Row[] = [
  ['Request Body', 'required', 'comes', 'sent', body(), body({ required: true }), 'narrows'],
  [
    'Request Body',
    'content',
    'has one more media type',
    'sent',
    body(),
    body({ content: { ...json(), 'application/yaml': { schema: text } } }),
    'widens',
  ],
  ...note('Request Body', 'description', body, 'a', 'b'),
  ['Media Type', 'schema', 'comes', 'sent', body({ content: { 'application/json': {} } }), body(), 'narrows'],
  [
    'Media Type',
    'schema',
    'comes',
    'answered',
    answer({ content: { 'application/json': {} } }),
    answer({ content: json() }),
    'narrows',
  ],
  ...note('Media Type', 'example', (more) => body({ content: json(text, more) }), 'a', 'b'),
  ...note('Media Type', 'examples', (more) => answer({ content: json(text, more) }), ...samples),
  ...(['summary', 'description', 'value', 'externalValue'] as const).flatMap((member) =>
    note('Example', member, (more) => body({ content: json(text, { examples: { one: more } }) }), 'a', 'b'),
  ),
  [
    'Media Type',
    'encoding',
    'comes',
    'sent',
    body({ content: form({}) }),
    body({ content: form({ contentType: 'image/png' }) }),
  ],
  [
    'Encoding',
    'contentType',
    'changes',
    'sent',
    body({ content: form({ contentType: 'image/png' }) }),
    body({ content: form({ contentType: 'image/gif' }) }),
  ],
  [
    'Encoding',
    'headers',
    'has one more',
    'sent',
    body({ content: form({}) }),
    body({ content: form({ headers: { 'X-H': { schema: text } } }) }),
    'widens',
  ],
  [
    'Encoding',
    'headers',
    'has one more that is required',
    'sent',
    body({ content: form({}) }),
    body({ content: form({ headers: { 'X-H': { required: true, schema: text } } }) }),
  ],
  [
    'Encoding',
    'style',
    'changes',
    'sent',
    body({ content: form({ style: 'form' }) }),
    body({ content: form({ style: 'pipeDelimited' }) }),
  ],
  [
    'Encoding',
    'explode',
    'changes',
    'sent',
    body({ content: form({ explode: false }) }),
    body({ content: form({ explode: true }) }),
  ],
  [
    'Encoding',
    'allowReserved',
    'comes',
    'sent',
    body({ content: form({}) }),
    body({ content: form({ allowReserved: true }) }),
  ],
];

const responses: Row[] = [
  ...(['201', '302', '404', '4XX', '5XX', 'default'] as const).map((status): Row => [
    'Responses',
    status === 'default' ? 'default' : '(status)',
    `${status} comes`,
    'answered',
    answers({}),
    answers({ [status]: { description: 'x' } }),
    'widens',
  ]),
  [
    'Responses',
    '(status)',
    'becomes another',
    'answered',
    answers({ '404': { description: 'x' } }),
    answers({ '410': { description: 'x' } }),
  ],
  ['Response', 'headers', 'has one more', 'answered', answer(), header(), 'widens'],
  ['Response', 'headers', 'has one more that is required', 'answered', answer(), header({ required: true })],
  ['Response', 'content', 'comes', 'answered', answer(), answer({ content: json() }), 'widens'],
  [
    'Response',
    'content',
    'has one more media type',
    'answered',
    answer({ content: json() }),
    answer({ content: { ...json(), 'text/csv': { schema: text } } }),
    'widens',
  ],
  ['Response', 'links', 'comes', 'api', answer(), answer({ links: { next: { operationId: 'x' } } }), 'notes'],
  ...note('Response', 'description', answer, 'a', 'b'),
  ['Header', 'required', 'comes', 'answered', header(), header({ required: true }), 'narrows'],
  ['Header', 'deprecated', 'comes', 'answered', header(), header({ deprecated: true })],
  ['Header', 'explode', 'changes', 'answered', header(), header({ explode: true })],
  ['Header', 'schema', 'comes', 'answered', header({ schema: undefined }), header(), 'narrows'],
  [
    'Header',
    'content',
    'takes the place of schema',
    'answered',
    header(),
    header({ schema: undefined, content: json() }),
  ],
  [
    'Header',
    'content',
    'has another media type',
    'answered',
    header({ schema: undefined, content: json() }),
    header({ schema: undefined, content: { 'text/csv': { schema: text } } }),
  ],
  ...note('Header', 'description', header, 'a', 'b'),
  ...note('Header', 'example', header, ['a'], ['b']),
  ...note('Header', 'examples', header, ...samples),
];

const links: Row[] = (
  [
    ['operationRef', '#/paths/a', '#/paths/b'],
    ['operationId', 'a', 'b'],
    ['parameters', { a: 1 }, { a: 2 }],
    ['requestBody', 1, 2],
    ['description', 'a', 'b'],
    ['server', { url: 'https://a.example' }, { url: 'https://b.example' }],
  ] as const
).flatMap(([member, before, after]) =>
  note('Link', member, (more) => answer({ links: { next: more } }), before, after),
);

const ofOperations: Row[] = [
  ['Operation', 'operationId', 'changes', 'api', { operationId: 'a' }, { operationId: 'b' }],
  ['Operation', 'callbacks', 'has one more', 'api', {}, called('{$request.body#/url}'), 'widens'],
  ['Operation', 'security', 'comes', 'api', {}, { security: [{ key: [] }] }, 'narrows'],
  [
    'Operation',
    'servers',
    'changes',
    'api',
    { servers: [{ url: 'https://a.example' }] },
    { servers: [{ url: 'https://b.example' }] },
  ],
  ['Callback', '(expression)', 'changes', 'api', called('{$request.body#/url}'), called('{$request.body#/other}')],
  [
    'Callback',
    '(expression)',
    'comes beside another',
    'api',
    called('{$request.body#/url}'),
    {
      callbacks: {
        told: {
          ...(called('{$request.body#/url}')['callbacks'] as { told: JsonObject }).told,
          '{$request.body#/b}': { put: { responses: {} } },
        },
      },
    },
  ],
];

function headingOf(kind: CallKind, side: Side): Heading {
  if (side === 'api') return 'api';
  return headings[kind][side];
}

function editsOf(kind: CallKind, rows: readonly Row[]): DocumentEdit[] {
  return rows
    .flatMap(([object, member, what, side, before, after, meaning]) =>
      bothWays({ object, member, what, before, after, ...(meaning && { meaning }) }).map((piece) => ({ side, piece })),
    )
    .map(({ side, piece }) => ({
      ...piece,
      place: kind,
      heading: headingOf(kind, side),
      before: () => documentOf(calls[kind](piece.before)),
      after: () => documentOf(calls[kind](piece.after)),
    }));
}

/** Edits of calls. */
export const callEdits: readonly DocumentEdit[] = [
  ...callKinds.flatMap((kind) => editsOf(kind, [...operations, ...parameters, ...bodies, ...responses, ...links])),
  ...editsOf('operation', ofOperations),
];

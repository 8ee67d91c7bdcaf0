import { gzipSync } from 'node:zlib';
import { jsonText } from '../json.js';
import { onSuccess } from './answers.js';
import type { Fault, WireReply } from './fault.js';
import { draw, jsonOperations } from './places.js';

/** A fault in the bytes of the success answers of one operation. */
interface ByteRow {
  name: string;
  violates: string;
  /** The answer to send in place of the right one, whose body is a JSON text. */
  change(reply: WireReply, text: string): WireReply;
}

const firstValue = /":\s*(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)/;

/** A text with its first scalar member replaced; one that has none becomes a list of the value. */
export function withFirstValue(text: string, value: string): string {
  return firstValue.test(text) ? text.replace(firstValue, () => `":${value}`) : `[${value}]`;
}

/** A text whose first member stands in it twice. */
export function withMemberTwice(text: string): string {
  const twice = text.replace(/\{("(?:[^"\\]|\\.)*":)/, (_all, name: string) => `{${name}null,${name}`);
  return twice === text ? '{"a":1,"a":1}' : twice;
}

const withBody = (change: (text: string) => string | Uint8Array): ByteRow['change'] => {
  return (reply, text) => ({ ...reply, body: change(text) });
};

const raw = (parts: (text: string) => Iterable<string | Uint8Array>): ByteRow['change'] => {
  return (reply, text) => ({
    ...reply,
    raw: function* () {
      yield Buffer.from(`HTTP/1.1 ${reply.status} OK\r\nContent-Type: ${reply.contentType}\r\n`);
      for (const part of parts(text)) yield Buffer.from(part);
    },
  });
};

function* withoutEnd(part: string): Iterable<string> {
  for (;;) yield part;
}

const rows: readonly ByteRow[] = [
  {
    name: 'answer-with-bom',
    violates: 'JSON has no byte order mark: the answers of one operation begin with one.',
    change: withBody((text) => `\ufeff${text}`),
  },
  {
    name: 'answer-member-twice',
    violates: 'A member stands in an object once: one stands there twice in the answers of one operation.',
    change: withBody(withMemberTwice),
  },
  {
    name: 'answer-half-character',
    violates: 'Texts are made of whole characters: one has half a surrogate pair.',
    change: withBody((text) => withFirstValue(text, '"\\ud800"')),
  },
  {
    name: 'answer-nan',
    violates: 'A number in JSON is one: one operation writes NaN.',
    change: withBody((text) => withFirstValue(text, 'NaN')),
  },
  {
    name: 'answer-number-infinite',
    violates: 'A number is one that clients can hold: one operation writes 1e400.',
    change: withBody((text) => withFirstValue(text, '1e400')),
  },
  {
    name: 'answer-trailing-text',
    violates: 'A body is one JSON value: that of one operation has a bracket too many.',
    change: withBody((text) => `${text}}`),
  },
  {
    name: 'answer-latin1',
    violates: 'JSON is UTF-8: one operation answers in ISO 8859-1 without saying so.',
    change: withBody((text) => Buffer.from(withFirstValue(text, '"Zo\u00eb"'), 'latin1')),
  },
  {
    name: 'answer-labelled-utf-16',
    violates: 'The charset of a label is that of the body: the JSON of one operation is UTF-8, labelled utf-16.',
    change: (reply) => ({ ...reply, contentType: 'application/json; charset=utf-16' }),
  },
  {
    name: 'answer-gzip-broken',
    violates: 'A body is packed as its label says: that of one operation says gzip and is not.',
    change: (reply) => ({ ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } }),
  },
  {
    name: 'answer-length-wrong',
    violates: 'Content-Length is the length of the body: that of one operation is ten bytes too long.',
    change: raw((text) => [`Content-Length: ${Buffer.byteLength(text) + 10}\r\n\r\n`, text]),
  },
  {
    name: 'answer-chunk-broken',
    violates: 'Chunks say their length: those of one operation do not.',
    change: raw((text) => ['Transfer-Encoding: chunked\r\n\r\n', `xyz\r\n${text}\r\n0\r\n\r\n`]),
  },
  {
    name: 'answer-header-broken',
    violates: 'Names of headers are tokens: one operation sends one with a space in it.',
    change: raw((text) => ['Bad Name: 1\r\n', `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`, text]),
  },
  {
    name: 'answer-never-ends',
    violates: 'An answer has an end: that of one operation goes on and on.',
    change: raw(function* () {
      yield '\r\n[0';
      yield* withoutEnd(',0'.repeat(32_768));
    }),
  },
  {
    name: 'answer-head-never-ends',
    violates: 'The headers of an answer have an end: those of one operation go on and on.',
    change: raw(() => withoutEnd(`X-Filler: ${'x'.repeat(1000)}\r\n`)),
  },
  {
    name: 'answer-bomb',
    violates: 'A packed body has about the size that it seems to have: that of one operation unpacks to 64 MiB.',
    change: (reply) => ({
      ...reply,
      headers: { ...reply.headers, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)),
    }),
  },
  {
    name: 'answer-very-deep',
    violates: 'A body has a few levels: that of one operation has 100,000.',
    change: withBody(() => `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  },
];

/** Faults in the bytes of what a success answers; the operation is drawn. */
export const byteFaults: readonly Fault[] = rows.map(({ name, violates, change }) => ({
  name,
  violates,
  plant(ground) {
    const id = draw(ground, jsonOperations(ground.contract));
    if (id === undefined) return undefined;
    return { place: { operations: [id] }, ...onSuccess(id, (reply) => change(reply, jsonText(reply.body))) };
  },
}));

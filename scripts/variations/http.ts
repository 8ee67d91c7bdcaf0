import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Header, Message, Side, Travel, Variation, Way } from './variation.js';

const both = ['answer', 'delivery'] as const;
const answers = ['answer'] as const;
const deliveries = ['delivery'] as const;

function travelling(
  id: string,
  about: string,
  sides: readonly Side[],
  travel: (way: Way) => Travel | undefined,
): Variation {
  return { id, about, sides, allows: 'nothing', travel: (_message, way) => travel(way) };
}

function withHeaders(
  id: string,
  about: string,
  sides: readonly Side[],
  change: (headers: readonly Header[]) => readonly Header[],
): Variation {
  return {
    id,
    about,
    sides,
    allows: 'nothing',
    change(message) {
      const headers = change(message.headers);
      return JSON.stringify(headers) === JSON.stringify(message.headers) ? undefined : { ...message, headers };
    },
  };
}

/** Changes the value of a header where there is one. */
function valueOf(name: string, change: (value: string) => string): (headers: readonly Header[]) => Header[] {
  return (headers) =>
    headers.map((header) => (header[0].toLowerCase() === name ? [header[0], change(header[1])] : header));
}

function named(change: (name: string) => string): (headers: readonly Header[]) => Header[] {
  return (headers) => headers.map(([name, value]) => [change(name), value]);
}

const withCharset = (charset: string) => valueOf('content-type', (type) => `${type.split(';')[0] ?? ''}${charset}`);

function dateMoved(seconds: number): (headers: readonly Header[]) => Header[] {
  return valueOf('date', (date) => new Date(Date.parse(date) + seconds * 1000).toUTCString());
}

const compressors: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gzipSync(body),
  deflate: (body) => deflateSync(body),
  br: (body) => brotliCompressSync(body),
};

function compressed(encoding: string): Variation {
  return {
    id: `compressed-${encoding}`,
    about: `Answers are compressed (${encoding}) where the caller accepts it.`,
    sides: answers,
    allows: 'nothing',
    change(message: Message, { accepts }) {
      const compress = compressors[encoding];
      if (!compress || !accepts.includes(encoding) || message.body.length === 0) return undefined;
      const headers: Header[] = [...message.headers, ['Content-Encoding', encoding], ['Vary', 'Accept-Encoding']];
      return { ...message, headers, body: compress(message.body) };
    },
  };
}

const furtherHeaders: readonly Header[] = [
  ['X-Request-Id', '7b0b1c1e'],
  ['Server-Timing', 'total;dur=12.3'],
  ['Cache-Control', 'no-store'],
  ['Strict-Transport-Security', 'max-age=31536000'],
  ['Via', '1.1 gateway'],
  ['Vary', 'Accept'],
  ['Vary', 'Origin'],
];

const capitals = (name: string): string => name.toUpperCase();
const byWord = (name: string): string => name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

/** How HTTP may carry the same. */
export const http: readonly Variation[] = [
  travelling('one-byte-at-a-time', 'The first bytes of a body come one by one.', both, () => ({
    pieces: [...Array.from({ length: 64 }, () => 1), 4096],
  })),
  travelling('chunked', 'Bodies come in chunks, without a length.', both, () => ({ pieces: [17, 1024] })),
  ...Object.keys(compressors).map(compressed),
  travelling('connection-close', 'Every answer says that its connection ends, and ends it.', answers, () => ({
    ends: 'announced',
  })),
  travelling(
    'connection-dropped',
    'Kept connections are closed now and then, after a whole answer.',
    answers,
    ({ number }) => (number % 5 === 0 ? { ends: 'silently' } : undefined),
  ),
  travelling('http-1.0', 'Answers come by HTTP/1.0.', answers, () => ({ oldServer: true })),
  travelling('processing-first', 'A 102 goes ahead of each answer.', answers, () => ({ interim: 'processing' })),
  travelling('early-hints-first', 'A 103 goes ahead of each answer.', answers, () => ({ interim: 'early-hints' })),
  travelling('other-reason', 'The status line has other words.', answers, () => ({ reason: 'As You Wish' })),
  travelling('no-reason', 'The status line has no words.', answers, () => ({ reason: '' })),
  travelling('answers-jitter', 'Answers take up to 40 ms longer, each another time.', answers, ({ number }) => ({
    delayMs: (number * 13) % 41,
  })),
  travelling('body-asked-for', 'Webhooks wait for "100 Continue" before they send their body.', deliveries, () => ({
    asksFirst: true,
  })),
  travelling('connection-kept', 'Webhooks share kept connections.', deliveries, () => ({ kept: true })),
  withHeaders('header-names-in-capitals', 'Header names are in capitals.', both, named(capitals)),
  withHeaders(
    'header-names-in-lower-case',
    'Header names are in lower case.',
    both,
    named((name) => name.toLowerCase()),
  ),
  withHeaders('header-names-by-word', 'Each word of a header name begins with a capital.', both, named(byWord)),
  withHeaders(
    'headers-added',
    'There are headers that the contract does not know, one of them twice.',
    both,
    (headers) => [...headers, ...furtherHeaders],
  ),
  withHeaders('headers-reversed', 'Headers stand in the opposite order.', both, (headers) => [...headers].reverse()),
  withHeaders('date-absent', 'Answers have no Date.', answers, (headers) =>
    headers.filter(([name]) => name.toLowerCase() !== 'date'),
  ),
  withHeaders('date-ahead', 'The Date of answers is two minutes ahead.', answers, dateMoved(120)),
  withHeaders('date-behind', 'The Date of answers is two minutes behind.', answers, dateMoved(-120)),
  withHeaders('charset', 'The content type names the charset.', both, withCharset('; charset=utf-8')),
  withHeaders(
    'charset-in-capitals',
    'The content type names the charset in capitals.',
    both,
    withCharset(';charset=UTF-8'),
  ),
  withHeaders(
    'charset-in-quotes',
    'The content type names the charset in quotes.',
    both,
    withCharset('; Charset="utf-8"'),
  ),
  withHeaders('no-charset', 'The content type names no charset.', both, withCharset('')),
  withHeaders(
    'media-type-in-capitals',
    'The content type is in capitals.',
    both,
    valueOf('content-type', (type) => type.toUpperCase()),
  ),
];

import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { evidenceOf, nodeOf } from '../../contracts/model/look-up.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import { mediaType } from '../exchange.js';
import { reachesOperation } from '../judging/answer.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'headers';
const wellFormed = principle('well-formed HTTP and JSON');

/** A header as OpenAPI describes it in a response. */
interface HeaderObject {
  $ref?: string;
  required?: boolean;
}

/** One judgement per header that the contract demands of the status. */
function documented({ contract, operation, response, exchange }: ExchangeInput): Judgement[] {
  if (!reachesOperation(exchange, operation)) return [];
  const base = `${operation.pointer}/responses/${response.status}/headers`;
  const listed = (nodeOf(contract, base) ?? {}) as Record<string, HeaderObject>;
  return Object.entries(listed).flatMap(([name, own]): Judgement[] => {
    const header = own.$ref?.startsWith('#') ? (nodeOf(contract, own.$ref.slice(1)) as HeaderObject | undefined) : own;
    if (header?.required !== true) return [];
    const sent = response.headers[name.toLowerCase()];
    return [
      {
        check,
        holds: sent !== undefined,
        ground: evidenceGround(evidenceOf(contract, `${base}/${escapeToken(name)}`)),
        message: sent === undefined ? `the header ${name} is missing` : `the header ${name} is there`,
        expected: `the header ${name}`,
        actual: sent === undefined ? 'no such header' : 'present',
        subject: { kind: 'exchange', id: exchange.id },
      },
    ];
  });
}

/** Seconds, or a date of HTTP (RFC 9110, 10.2.3). */
function isRetryAfter(value: string): boolean {
  return /^\d+$/.test(value) || (/^[A-Z][a-z]{2}, .* GMT$/.test(value) && !Number.isNaN(Date.parse(value)));
}

/** What breaks HTTP or JSON themselves. */
function broken({ response }: ExchangeInput): { message: string; expected: string; actual: string }[] {
  const { 'retry-after': retryAfter, 'content-type': contentType = '' } = response.headers;
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1];
  return [
    ...(retryAfter !== undefined && !isRetryAfter(retryAfter.trim())
      ? [
          {
            message: 'Retry-After is neither seconds nor a date: a client cannot wait as asked',
            expected: 'seconds or an HTTP date',
            actual: retryAfter,
          },
        ]
      : []),
    // RFC 8259, 8.1: JSON between systems is UTF-8.
    ...(/[/+]json$/.test(mediaType(contentType)) && charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)
      ? [{ message: `JSON is labelled as ${charset}`, expected: 'UTF-8', actual: contentType }]
      : []),
  ];
}

export const headers: ExchangeCheck = {
  id: check,
  title: 'The headers are those of the documentation and of HTTP',
  about:
    'A documented header is missing, or one is malformed, so that clients which rely on it do the wrong thing. Look at the headers of the answer in the report.',
  restsOn:
    'The contract for the headers that it demands; for malformed ones the principle that HTTP and JSON are well formed.',
  judge(input) {
    const { exchange } = input;
    return [
      ...documented(input),
      ...broken(input).map((trouble) => ({
        check,
        holds: false,
        ground: wellFormed,
        ...trouble,
        subject: { kind: 'exchange' as const, id: exchange.id },
      })),
    ];
  },
};

import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { listedStatus } from '../../contracts/model/listed-status.js';
import { evidenceOf, nodeOf } from '../../contracts/model/look-up.js';
import { escapeToken } from '../../contracts/model/pointer.js';
import type { Contract, Schema, Violation } from '../../contracts/model/types.js';
import { mediaType } from '../exchange.js';
import { reachesOperation } from '../judging/answer.js';
import { headerValues } from '../judging/header-values.js';
import type { ExchangeCheck, ExchangeInput, Judgement } from './check.js';

const check = 'headers';
const wellFormed = principle('well-formed HTTP and JSON');

/** A header as OpenAPI describes it in a response. */
interface HeaderObject {
  $ref?: string;
  required?: boolean;
  schema?: Schema;
}

/** A description, and where it stands. */
interface Described {
  pointer: string;
  header: HeaderObject;
}

/** Follows a reference to a shared header. */
function described(contract: Contract, pointer: string, own: HeaderObject): Described {
  if (!own.$ref?.startsWith('#')) return { pointer, header: own };
  const target = own.$ref.slice(1);
  return { pointer: target, header: (nodeOf(contract, target) ?? {}) as HeaderObject };
}

/** What breaks the schema of a header by each of the values that its text may stand for; nothing where one fits. */
function violationsOf(
  { contract, validator }: ExchangeInput,
  { pointer, header }: Described,
  text: string,
): Violation[] {
  if (header.schema === undefined) return [];
  const tried = headerValues(contract, header.schema, text).map((value) =>
    validator.violations(`${pointer}/schema`, value, 'tolerant'),
  );
  return tried.some((violations) => violations.length === 0) ? [] : (tried[0] ?? []);
}

/** Judgements of each header that the contract describes for the status: whether it is there, and what its value breaks. */
function documented(input: ExchangeInput): Judgement[] {
  const { contract, operation, response, exchange } = input;
  const status = listedStatus(operation, response.status);
  if (status === undefined || !reachesOperation(exchange, operation)) return [];
  const base = `${operation.pointer}/responses/${status}/headers`;
  const listed = (nodeOf(contract, base) ?? {}) as Record<string, HeaderObject>;
  const subject = { kind: 'exchange', id: exchange.id } as const;
  return Object.entries(listed).flatMap(([name, own]): Judgement[] => {
    const at = `${base}/${escapeToken(name)}`;
    const found = described(contract, at, own);
    const sent = response.headers[name.toLowerCase()];
    const expected = `the header ${name}`;
    const ground = evidenceGround(evidenceOf(contract, at));
    if (sent === undefined) {
      if (found.header.required !== true) return [];
      const message = `the header ${name} is missing`;
      return [{ check, holds: false, ground, message, expected, actual: 'no such header', subject }];
    }
    const broken = violationsOf(input, found, sent).map((violation): Judgement => ({
      check,
      holds: false,
      ground: evidenceGround(violation.evidence),
      message: `the header ${name} breaks its schema: ${violation.message.replace('the body', 'it')}`,
      inContract: { pointer: violation.schemaPointer, keyword: violation.keyword },
      expected: violation.expected,
      actual: sent.slice(0, 120),
      subject,
    }));
    if (broken.length > 0) return broken;
    if (found.header.required !== true && found.header.schema === undefined) return [];
    return [
      {
        check,
        holds: true,
        ground,
        message: `the header ${name} is as described`,
        expected,
        actual: 'present',
        subject,
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
    'A documented header is missing or has another type or form than documented, or one is malformed, so that clients which rely on it do the wrong thing. Look at the headers of the answer in the report.',
  restsOn:
    'The contract for the headers that it demands, and the violated keyword of their schemas; for malformed ones the principle that HTTP and JSON are well formed.',
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

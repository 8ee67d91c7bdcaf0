import { bodyProblems, isJsonType } from '../bytes/read-body.js';
import { isBroken, judgeBroken, judgeBytes } from '../judging/judge-bytes.js';
import { responseBody } from '../judging/response-body.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

/** Whether a body should be JSON: its label says so, or it has none and the contract does. */
function shouldBeJson(input: ExchangeInput): boolean {
  const label = input.response.headers['content-type'];
  return label === undefined ? responseBody(input) !== undefined : isJsonType(label);
}

export const answerWellFormed: ExchangeCheck = {
  id: 'answer-well-formed',
  title: 'The answer is well-formed HTTP and JSON',
  about:
    'The bytes of an answer are not what HTTP and JSON allow: a length, packing or charset that does not fit what came, a byte order mark, a member twice, half a character, NaN, a number beyond doubles, text after the value, a connection closed in the middle. Clients read such answers differently, or not at all. Look at what builds and sends the bytes: a serialiser of its own, a proxy, a crash while writing.',
  restsOn:
    'The principle that HTTP and JSON are well formed (RFC 9110, RFC 9112, RFC 8259; RFC 7493 for names and characters).',
  judge(input) {
    const { response, exchange } = input;
    const { wire, body } = response;
    if (isBroken(exchange)) return exchange.broken.kind === 'malformed' ? [judgeBroken(exchange)] : [];
    // The length of an answer to HEAD is that of another answer.
    if (wire?.bytes.length === 0 || exchange.request.method.toUpperCase() === 'HEAD') return [];
    const isJson = shouldBeJson(input);
    const { 'content-encoding': _packing, 'content-length': _length, ...unpacked } = response.headers;
    const headers = wire && !wire.unpacked ? response.headers : unpacked;
    const problems = bodyProblems(wire?.bytes ?? Buffer.from(body), headers, { isJson });
    if (!isJson && problems.length === 0) return [];
    return judgeBytes('answer-well-formed', { subject: { kind: 'exchange', id: exchange.id }, problems, text: body });
  },
};

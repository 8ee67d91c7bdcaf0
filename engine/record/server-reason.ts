import { parseBody } from '../json-body.js';
import type { RecordedResponse } from './format.js';
import { uuidPattern } from '../../contracts/formats/uuid.js';

/** Members by which answers tell why, the most telling first (RFC 9457 has `detail` and `title`). */
const telling = ['errorMessage', 'message', 'detail', 'error_description', 'title', 'error', 'reason'];
const codes = ['errorCode', 'code'];

/** Characters of a reason that are shown. */
const longest = 120;

const ids = new RegExp(`\\b${uuidPattern}\\b`, 'gi');

function textIn(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = new Map(Object.entries(value));
  for (const name of names) {
    const member: unknown = members.get(name);
    if ((typeof member === 'string' && member.trim() !== '') || typeof member === 'number') return String(member);
  }
  for (const name of ['error', 'errors']) {
    const member: unknown = members.get(name);
    const inner = textIn(Array.isArray(member) ? member[0] : member, names);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/**
 * Why a request was refused, as the target says it in an answer that is already redacted: status, code and message in one
 * line, ids left out so that equal reasons are equal texts.
 */
export function serverReason({ status, body }: Pick<RecordedResponse, 'status' | 'body'>): string {
  const parsed = parseBody(body);
  const [code, message] = parsed.ok ? [textIn(parsed.value, codes), textIn(parsed.value, telling)] : [];
  const words = [String(status), ...(code === undefined ? [] : [code]), ...(message === undefined ? [] : [message])];
  const text = words.join(' ').replace(ids, '…').replace(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

import { isUtf8 } from 'node:buffer';
import { readBody } from '../engine/bytes/read-body.js';

/**
 * The text of a body that should be JSON: unpacked as its Content-Encoding says.
 * @throws RangeError where it is packed in another way than it says, or is no UTF-8 as it came
 */
export function jsonTextOf(body: Buffer, headers: Readonly<Record<string, string | undefined>>): string {
  if (headers['content-encoding'] === undefined) {
    if (!isUtf8(body)) throw new RangeError('The body is no UTF-8.');
    return body.toString();
  }
  const { text, problems } = readBody(body, headers, { isJson: true });
  const [problem] = problems;
  if (problem) throw new RangeError(problem.message);
  return text;
}

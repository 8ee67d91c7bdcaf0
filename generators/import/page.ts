import { createHash } from 'node:crypto';

/** What an imported documentation page says: data only, none of its sentences. */
export interface ImportedPage {
  /** Title of the page, and the edition and group it stands in. */
  title: string;
  edition: string;
  group: string;
  kind: 'webhook' | 'operation';
  method: string;
  path: string;
  /** JSON body of the request example; absent where the page has none. */
  request?: unknown;
  /** The documented response: status and example body. */
  response?: { status: number; contentType?: string; body?: unknown };
  /** Values that the description explains, one a line: `ACTIVE — …`. */
  values: string[];
  /** SHA-256 of the text, so that a later import can tell whether the page has changed. */
  sha256: string;
}

/** Bad input: says what, where (file:line) and what to do. */
export class PageError extends Error {
  override name = 'PageError';
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface Lines {
  all: string[];
  name: string;
}

function fail(lines: Lines, index: number, what: string): never {
  throw new PageError(`${lines.name}:${index + 1}: ${what}`);
}

/** Index of the line that is exactly `text` at or after `from`, or -1. */
function find(lines: Lines, text: string, from: number): number {
  return lines.all.findIndex((line, index) => index >= from && line.trim() === text);
}

/** The method line that a path line follows: the head of the documented call. */
function findHead(lines: Lines): number {
  const index = lines.all.findIndex(
    (line, place) => methods.includes(line.trim()) && (lines.all[place + 1] ?? '').trim().startsWith('/'),
  );
  if (index < 0)
    fail(
      lines,
      0,
      'no line with an HTTP method followed by a line with a path; copy the whole page as text, its head included',
    );
  return index;
}

function parseJson(lines: Lines, index: number, text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return fail(lines, index, `${what} is not JSON (${(error as Error).message}); copy the example again, uncut`);
  }
}

/** The `--data-raw '…'` argument of the curl example. In a POSIX shell `'\''` stands for one quote. */
function curlBody(lines: Lines, from: number): { index: number; text: string } | undefined {
  const index = lines.all.findIndex((line, place) => place >= from && /--data(-raw)?\s+'/.test(line));
  if (index < 0) return undefined;
  const text = lines.all
    .slice(index)
    .join('\n')
    .replace(/^.*?--data(-raw)?\s+'/, '');
  const escapedQuote = "'\\''";
  const end = text.replaceAll(escapedQuote, ' '.repeat(escapedQuote.length)).indexOf("'");
  if (end < 0) fail(lines, index, 'the body of the curl example has no closing quote; copy the page to its end');
  return { index, text: text.slice(0, end).replaceAll(escapedQuote, "'") };
}

/** The first status in the section "Responses"; a number among parameters or in an example is none. */
function statusLine(lines: Lines, from: number): { index: number; status: number } | undefined {
  const section = find(lines, 'Responses', from);
  if (section < 0) return undefined;
  for (let index = section + 1; index < lines.all.length; index += 1) {
    const line = (lines.all[index] ?? '').trim();
    if (line.endsWith('Request Example')) return undefined;
    const match = /^\D{0,4}([1-5]\d\d)(?!\d)/u.exec(line);
    if (match) return { index, status: Number(match[1]) };
  }
  return undefined;
}

/** JSON that starts at a line and ends where it parses; page furniture follows it. */
function jsonFrom(lines: Lines, from: number): unknown {
  const start = lines.all.findIndex((line, index) => index >= from && line.trim() !== '');
  if (start < 0) return undefined;
  for (let end = start + 1; end <= lines.all.length; end += 1) {
    try {
      return JSON.parse(lines.all.slice(start, end).join('\n')) as unknown;
    } catch {
      // Not complete yet: take one more line.
    }
  }
  return fail(lines, start, 'the response example is not JSON; copy the page again, uncut');
}

/** Values explained one a line in the description: an upper-case word, a dash, its meaning. */
function explainedValues(description: readonly string[]): string[] {
  return description.flatMap((line) => /^([A-Z][A-Z0-9_]+)\s+[—–-]\s+\S/u.exec(line.trim())?.[1] ?? []);
}

/**
 * Reads a documentation page that was copied from the browser as text.
 * Expected form: site navigation, breadcrumb, title, kind, method, path, description, "Request", "Responses", the status
 * line, the curl example under "Request Example" and the body under "Response Example".
 * @throws PageError naming file and line of what is missing or broken
 */
export function importPage(text: string, name: string): ImportedPage {
  const lines: Lines = { all: text.split(/\r?\n/), name };
  const head = findHead(lines);
  const requestSection = find(lines, 'Request', head);
  if (requestSection < 0) fail(lines, head, 'no line "Request" after the method and path; copy the whole page as text');
  const title = lines.all
    .slice(0, head)
    .findLast((line) => line.trim() !== '' && line.trim() !== 'Webhook')
    ?.trim();
  if (!title) fail(lines, head, 'no title above the method; copy the page with its head');
  const edition = lines.all[1]?.trim() ?? '';
  if (edition === '')
    fail(lines, 1, 'the second line should name the edition, such as "test"; copy the page with its navigation');
  const group =
    lines.all
      .find((line) => /^\s*1\. /.test(line))
      ?.replace(/^\s*1\. /, '')
      .trim() ?? '';
  const description = lines.all.slice(head + 2, requestSection);
  const body = curlBody(lines, requestSection);
  const status = statusLine(lines, requestSection);
  const responseExample = lines.all.findIndex(
    (line, index) => index >= head && line.trim().endsWith('Response Example'),
  );
  const contentType = status ? (lines.all[status.index + 1] ?? '').trim() : '';
  return {
    title,
    edition,
    group,
    kind: find(lines, 'Webhook', 0) >= 0 && find(lines, 'Webhook', 0) < head ? 'webhook' : 'operation',
    method: (lines.all[head] ?? '').trim(),
    path: (lines.all[head + 1] ?? '').trim(),
    ...(body ? { request: parseJson(lines, body.index, body.text, 'the body of the curl example') } : {}),
    ...(status
      ? {
          response: {
            status: status.status,
            ...(contentType.includes('/') ? { contentType } : {}),
            ...(responseExample >= 0 ? { body: jsonFrom(lines, responseExample + 1) } : {}),
          },
        }
      : {}),
    values: explainedValues(description),
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

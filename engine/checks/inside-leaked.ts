import { principle } from '../../contracts/model/ground.js';
import { isSuccess, mediaType } from '../exchange.js';
import { answerBody, losslessOrUndefined, scalarsIn, textOf } from './answer.js';
import type { ExchangeCheck, ExchangeInput } from './check.js';

/** How a piece of the inside is recognised in a text. */
interface Sign {
  what: string;
  pattern: RegExp;
  /** It tells which software runs, and nothing that helps further. */
  harmless?: true;
  /** Pages for browsers may show addresses of this form. */
  notInPages?: true;
}

const signs: readonly Sign[] = [
  {
    what: 'a stack trace',
    pattern:
      /\bat (?:async )?(?:[\w.$<>[\] ]{1,100} \()?(?:[a-z]+:\/\/|[A-Z]:)?(?:[^\s():]{0,200}[/\\])?[\w.-]{1,100}\.[cm]?[jt]sx?:\d+:\d+\)?/,
  },
  { what: 'a stack trace', pattern: /\bat node:internal\/[\w/]+:\d+:\d+/ },
  {
    what: 'a stack trace',
    pattern: /\bat [\w$.]{1,200}\((?:[\w$]+\.(?:java|kt|scala|groovy):\d+|Native Method|Unknown Source)\)/,
  },
  { what: 'a stack trace', pattern: /Traceback \(most recent call last\)/ },
  { what: 'a stack trace', pattern: /\bFile "[^"\n]{1,200}\.py", line \d+/ },
  { what: 'a stack trace', pattern: /\bat [\w.<>`]{1,200}\([^)\n]{0,200}\) in [^\n]{1,200}:line \d+/ },
  { what: 'a stack trace', pattern: /\bgoroutine \d+ \[[\w ,]+\]:/ },
  { what: 'a stack trace', pattern: /\b(?:PHP )?(?:Fatal error|Stack trace):\s[^\n]{0,200}(?:\.php|#0 )/ },
  { what: 'a stack trace', pattern: /[\w/.-]{1,200}\.rb:\d+:in [`']/ },
  { what: 'an unhandled exception', pattern: /\bCannot read propert(?:y|ies) (?:'[^']*' )?of (?:undefined|null)\b/ },
  { what: 'an unhandled exception', pattern: /\bTypeError: [\w$.]{1,80} is not a (?:function|constructor)\b/ },
  {
    what: 'an unhandled exception',
    pattern: /\b(?:java|javax|kotlin|org\.springframework|org\.hibernate)\.[\w.]{1,100}(?:Exception|Error)\b/,
  },
  {
    what: 'a database error',
    pattern:
      /\b(?:QueryFailedError|SequelizeDatabaseError|PrismaClient\w+Error|MongoServerError|SQLSTATE\[|PG::\w+Error|ORA-\d{5}|SQLITE_[A-Z]{3,})/,
  },
  {
    what: 'a database error',
    pattern:
      /\b(?:syntax error at or near|duplicate key value violates unique constraint|You have an error in your SQL syntax|E11000 duplicate key)/,
  },
  { what: 'a database error', pattern: /\b(?:relation|column) "[\w.]{1,100}" does not exist/ },
  {
    what: 'a database query',
    pattern:
      /\bSELECT\s[^;\n]{1,300}\sFROM\s+["`\w.]+|\bINSERT INTO\s+["`\w.]+\s*\(|\bUPDATE\s+["`\w.]+\s+SET\s+["`\w.]+\s*=|\bDELETE FROM\s+["`\w.]+\s+WHERE\b/,
  },
  {
    what: 'a path of the server',
    pattern: /(?<![\w:./~-])\/(?:srv|home|usr|var|opt|root|etc|Users)\/[\w.@-]+\/[\w./@-]+/,
    notInPages: true,
  },
  { what: 'a path of the server', pattern: /(?<![\w:./~-])\/[\w./@-]{0,200}node_modules\/[\w./@-]+/, notInPages: true },
  { what: 'a path of the server', pattern: /\b[A-Z]:\\(?:Users|inetpub|Windows|Program Files|app|src)\\[\w\\. -]+/ },
  { what: 'a file of the server', pattern: /\b(?:ENOENT|EACCES|EISDIR|ENOTDIR): [\w ,]{1,80}'/ },
  {
    what: 'an address inside',
    pattern: /\b(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND) [\w.:-]{3,100}/,
  },
  {
    what: "a framework's error page",
    pattern:
      /<title>(?:Werkzeug|.{0,80}\bDjango\b|Whoops!|Laravel|Symfony Exception)|Whitelabel Error Page|<b>Exception report<\/b>|Apache Tomcat\/\d/,
  },
  {
    what: "a framework's error page",
    pattern: /<pre>Cannot (?:GET|POST|PUT|PATCH|DELETE) \/[^<]{0,300}<\/pre>/,
    harmless: true,
  },
  {
    what: "a server's own error page",
    pattern: /<center>(?:nginx|openresty|cloudflare)(?:\/[\d.]+)?<\/center>|<address>Apache\/[^<]{1,100}<\/address>/,
    harmless: true,
  },
];

/** Places of texts in a body: the texts of a JSON body, else the body itself. */
function* textsOf({ response }: ExchangeInput): Generator<{ pointer: string; text: string }> {
  const body = answerBody(response);
  if (body === undefined) yield { pointer: '', text: response.body };
  else
    for (const { pointer, value } of scalarsIn(body)) {
      const text = textOf(value);
      // Ids and amounts are what most texts are.
      if (text !== undefined && !/^[\da-f.-]*$/i.test(text)) yield { pointer, text };
    }
}

/** Whether the caller sent this itself: an echo tells nothing of the inside. */
function isEcho({ exchange: { request } }: ExchangeInput, found: string): boolean {
  const members = [...scalarsIn(losslessOrUndefined(request.body))].map(({ value }) => textOf(value));
  return [request.url, decoded(request.url), request.body, ...members].some((text) => text?.includes(found));
}

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}

function isPage({ response }: ExchangeInput): boolean {
  return isSuccess(response) && mediaType(response.headers['content-type']) === 'text/html';
}

export const insideLeaked: ExchangeCheck = {
  id: 'inside-leaked',
  title: 'An answer tells nothing of the inside',
  about:
    'The answer shows a stack trace, a query, a path or an error page of the software behind the API: help for an attacker, and a sign that an error was not handled. Look for the place that passes exceptions on.',
  restsOn: 'The principle that no secret is exposed; pages that only name the server software are information.',
  judge(input) {
    const { exchange } = input;
    const page = isPage(input);
    for (const { pointer, text } of textsOf(input))
      for (const { what, pattern, harmless, notInPages } of signs) {
        if (page && notInPages) continue;
        const [found] = pattern.exec(text) ?? [];
        if (found === undefined || isEcho(input, found)) continue;
        return [
          {
            check: 'inside-leaked',
            holds: false,
            ...(harmless ? { atMost: 'info' as const } : {}),
            ground: principle('no secret exposed'),
            message: `the answer shows ${what}`,
            pointer,
            expected: 'nothing of the inside',
            actual: found.slice(0, 120),
            subject: { kind: 'exchange', id: exchange.id },
          },
        ];
      }
    return [];
  },
};

import type { RecordedRequest } from '../../engine/record/format.js';

/** Headers whose secret the record keeps as a shell variable; only these are expanded, whatever else looks like one. */
const variables: Record<string, RegExp> = {
  'x-api-key': /^\$PARTNER_API_KEY$/,
  authorization: /^(?:Bearer )?\$PARTNER_API_KEY$/,
  cookie: /^[\w.-]+=\$PARTNER_API_KEY$/,
};

/** What the record keeps of user and password, which only curl itself puts into Base64. */
const pair = 'Basic $PARTNER_API_KEY';

/** A key that goes into the query. */
const inQuery = /(?<=[?&][^?&=#]+=)\$PARTNER_API_KEY(?=[&#]|$)/;

/** Headers that curl works out itself; repeating the recorded ones would contradict the request it sends. */
const ownToCurl = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'accept-encoding']);

/** One word of a POSIX shell, whatever the text. */
export function quote(text: string): string {
  return /^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function header(name: string, value: string): string {
  if (name.toLowerCase() === 'authorization' && value === pair) return '-u "$PARTNER_API_KEY"';
  if (variables[name.toLowerCase()]?.test(value)) return `-H "${name}: ${value}"`;
  // To curl `name:` means "leave it out" and `name;` "send it empty".
  return `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`;
}

/** The address as one word; the key in its query is expanded, once. */
function address(url: string): string {
  const at = inQuery.exec(url)?.index;
  if (at === undefined) return quote(url);
  const rest = url.slice(at + '$PARTNER_API_KEY'.length);
  return `${quote(url.slice(0, at))}"$PARTNER_API_KEY"${rest === '' ? '' : quote(rest)}`;
}

function isHostOf(url: string, value: string): boolean {
  return URL.canParse(url) && new URL(url).host === value.toLowerCase();
}

/** Control characters but the line feed: no argument carries NUL, and terminals and clipboards alter the others. */
const fragile = /[^\P{Cc}\n]/u;

/** A `printf` that writes the text byte by byte the same in every POSIX shell. */
function printf(text: string): string {
  const format = text
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    // A format that begins with a hyphen would be read as an option.
    .replace(/^-/, '\\055')
    .replace(/[^\P{Cc}\n]/gu, (character) =>
      [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
    );
  return `printf ${quote(format)}`;
}

/**
 * The shell command that sends a recorded request again. The recorded API key is the variable `$PARTNER_API_KEY`, which
 * the shell expands; everything else reaches curl exactly as recorded.
 * @example toCurl({ method: 'GET', url: 'https://api.example/v1/rates', headers: {} }) // curl https://api.example/v1/rates
 */
export function toCurl(request: RecordedRequest): string {
  const { method, url, headers, body } = request;
  const options: string[] = [];
  if (/[[\]{}]/.test(url)) options.push('--globoff');
  if (/\/\.\.?(?:[/?#]|$)/.test(url)) options.push('--path-as-is');
  if (method === 'HEAD') options.push('--head');
  else if (method !== 'GET' || body !== undefined) options.push(`-X ${quote(method)}`);
  const words = [['curl', ...options, address(url)].join(' ')];
  for (const [name, value] of Object.entries(headers)) {
    if (ownToCurl.has(name.toLowerCase()) || (name.toLowerCase() === 'host' && isHostOf(url, value))) continue;
    words.push(header(name, value));
  }
  if (body === undefined) return words.join(' \\\n  ');
  // Without this, curl would call any body a form.
  if (!Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')) words.push(`-H 'Content-Type:'`);
  if (fragile.test(body)) return `${printf(body)} |\n  ${[...words, '--data-binary @-'].join(' \\\n  ')}`;
  words.push(`--data-raw ${quote(body)}`);
  return words.join(' \\\n  ');
}

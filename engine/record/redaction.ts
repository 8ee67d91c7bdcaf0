import { createHmac } from 'node:crypto';
import { pairsIn, scalarsIn, segmentsOf } from './pairs.js';
import {
  cardNumbersIn,
  compact,
  ibansIn,
  isAccessName,
  isCredentialHeader,
  isGrouped,
  isSensitive,
  normalName,
  shownName,
} from './sensitive.js';
import { anchorOf, base64Cores, cutStart, escapesLetters, isWord, spellings } from './spellings.js';

export interface ConfiguredSecret {
  /** What stands in its place, such as `$PARTNER_API_KEY`. */
  label: string;
  text: string;
}

export interface RedactorOptions {
  secrets: readonly ConfiguredSecret[];
  /** Key of the pseudonyms, random for each run and never written: equal values get equal pseudonyms within a record. */
  key: string;
}

/** A value that no text may show. */
interface Hidden {
  text: string;
  /** What stands in its place. */
  shown: string;
  /** It lets somebody pay or get in. */
  access: boolean;
  /** Written in groups: blanks and dashes may stand anywhere in it. */
  grouped: boolean;
  pattern: RegExp;
  /** Hidden only where it is no part of a longer word or number. */
  word: boolean;
  /** Every text that shows the value plainly contains this. */
  anchor: string;
  cores: readonly string[];
}

/** A text, and what tells quickly that it lacks a value: most values are in few texts. */
class Haystack {
  readonly text: string;
  readonly #escapesLetters: boolean;
  #compact: string | undefined;

  constructor(text: string) {
    this.text = text;
    this.#escapesLetters = escapesLetters(text);
  }

  /** Where the value stands, however it is written. */
  places(hidden: Hidden): Place[] {
    const { text } = this;
    if (!this.#mayShow(hidden)) return [];
    // Without an escape the value stands there as it is, and a plain search is far quicker than the pattern.
    if (hidden.grouped || /[\\%&+]/.test(text)) return matches(text, hidden.pattern);
    const found: Place[] = [];
    for (let start = text.indexOf(hidden.text); start >= 0; start = text.indexOf(hidden.text, start + 1)) {
      const end = start + hidden.text.length;
      if (!hidden.word || isWord(text, start, end)) found.push({ start, end });
    }
    return found;
  }

  #mayShow({ grouped, anchor, text }: Hidden): boolean {
    if (this.#escapesLetters) return true;
    if (!grouped) return this.text.includes(anchor);
    this.#compact ??= this.text.replace(/%20|[ +-]/g, '').toUpperCase();
    return this.#compact.includes(text);
  }
}

interface Place {
  start: number;
  end: number;
}

interface Replacement extends Place {
  text: string;
}

/** Shorter values are hidden where their name tells them: elsewhere every text would have them. */
const shortest = { access: 3, personal: 4 };
/** Shorter values are hidden only as a whole word or number. */
const shortestAnywhere = 8;
/** Checks cut what they quote: from this length on, a text may end inside a value. */
const shortestCut = 100;

/** Members of record lines that come from the contract or the tool and that readers rely on: never received, never changed. */
const structural = new Set([
  ...['type', 'id', 'caseId', 'runId', 'check', 'phase', 'rule', 'flow', 'operationId', 'webhookId', 'outcome'],
  ...['level', 'defaultLevel', 'kind', 'grade', 'edition', 'basis', 'principle', 'apiVersion', 'strictness'],
  ...['failOn', 'suiteHash', 'contractHash', 'configurationHash', 'startedAt', 'receivedAt', 'at', 'method'],
]);

function hide(text: string, shown: string, access: boolean): Hidden {
  const grouped = isGrouped(text);
  const word = text.length < shortestAnywhere;
  const pattern = spellings(text, { word, grouped });
  return {
    text,
    shown,
    access,
    grouped,
    word,
    pattern,
    anchor: anchorOf(text),
    cores: access ? base64Cores(text) : [],
  };
}

/** Keeps secrets and personal data out of records. Values that the suite made up itself are synthetic and stay. */
export class Redactor {
  readonly #secrets: readonly Hidden[];
  readonly #key: string;
  readonly #synthetic = new Set<string>();
  readonly #hidden = new Map<string, Hidden>();

  constructor(options: RedactorOptions) {
    this.#secrets = options.secrets
      .filter((secret) => secret.text !== '')
      .map(({ text, label }) => ({
        ...hide(text, label, true),
        pattern: spellings(text, { word: false, grouped: false }),
        grouped: false,
        word: false,
      }));
    this.#key = options.key;
  }

  /** Notes the values of a body or URL that the suite made up, so that they stay readable where the target echoes them. */
  learnSynthetic(text: string | undefined): void {
    if (text === undefined) return;
    for (const { name, value } of [...scalarsIn(text), ...pairsIn(text), ...segmentsOf(text)])
      this.#synthetic.add(compact(value)).add(`${normalName(name)}=${compact(value)}`);
  }

  /** Notes the personal values of what was received, so that no later line shows them. */
  learnReceived(body: string | undefined, headers: Record<string, string> = {}): void {
    for (const [name, value] of Object.entries(headers)) this.#headerValue(name, value);
    if (body === undefined) return;
    for (const { name, value, quoted, around } of scalarsIn(body)) {
      const telling = [name, ...around].find((candidate) => isSensitive(candidate, value, quoted));
      if (telling !== undefined) this.#shownFor(telling, value);
    }
    this.redact(body);
  }

  /** The text without any configured secret, personal value, IBAN or card number. */
  redact(text: string): string {
    const found: Replacement[] = [];
    const add = ({ start, end }: Place, shown: string | undefined): void => {
      if (shown !== undefined) found.push({ start, end, text: shown });
    };
    for (const pair of pairsIn(text))
      if (isSensitive(pair.name, pair.value, pair.quoted)) add(pair, this.#shownFor(pair.name, pair.value, pair.cut));
    for (const place of ibansIn(text)) add(place, this.#shownFor('iban', place.value));
    for (const place of cardNumbersIn(text)) add(place, this.#shownFor('card', place.value));
    for (const place of matches(text, /(?<=:\/\/)[^/\s@"'<>‹]+(?=@)/g)) add(place, '‹credentials›');
    const haystack = new Haystack(text);
    for (const hidden of [...this.#secrets, ...this.#hidden.values()])
      if (!this.#stays(hidden)) for (const place of occurrences(haystack, hidden)) add(place, hidden.shown);
    return replaceAll(text, found);
  }

  /** Every text in a value, redacted; names and values of headers too. Members that readers rely on stay. */
  redactAll<T>(value: T): T {
    if (typeof value === 'string') return this.redact(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.redactAll(item) as unknown) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]: [string, unknown]) => {
        if (structural.has(name) && typeof member === 'string') return [name, member];
        if (name === 'headers' && typeof member === 'object' && member !== null)
          return [name, this.#headers(member as Record<string, string>)];
        return [name, this.redactAll(member)];
      }),
    ) as T;
  }

  #headers(headers: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [this.redact(name), this.#headerValue(name, value)]),
    );
  }

  /** Of a credential the scheme and a pseudonym are left. */
  #headerValue(name: string, value: string): string {
    if (!isCredentialHeader(name)) return this.redact(value);
    const [, scheme = '', credential = ''] = /^((?:bearer|basic|token|apikey)\s+)?([^]*)$/i.exec(value) ?? [];
    const whole = this.#secrets.find(({ text }) => text === value);
    if (whole) return whole.shown;
    const secret = this.#secrets.find(({ text }) => text === credential);
    if (secret) return `${scheme}${secret.shown}`;
    return credential === '' ? value : `${scheme}${this.#shownFor(name, credential) ?? credential}`;
  }

  /** What stands in place of a named value; `undefined` where the value may stay or is replaced anyway. */
  #shownFor(name: string, value: string, cut = false): string | undefined {
    if (/^‹[^‹›]+›$/.test(value) || this.#secrets.some(({ text, shown }) => text === value || shown === value))
      return undefined;
    const text = compact(value);
    const access = isAccessName(name);
    if (this.#synthetic.has(access ? `${normalName(name)}=${text}` : text)) return undefined;
    if (cut && !access && [...this.#synthetic].some((known) => known.startsWith(text))) return undefined;
    let hidden = this.#hidden.get(text);
    if (!hidden || (access && !hidden.access)) {
      hidden = hide(text, hidden?.shown ?? `‹${shownName(name)} ${this.#pseudonym(text)}›`, access);
      this.#hidden.set(text, hidden);
    }
    return hidden.shown;
  }

  /** Whether a hidden value may be shown where no name tells it. */
  #stays({ text, access }: Hidden): boolean {
    if (this.#secrets.some((secret) => secret.text === text)) return false;
    return text.length < (access ? shortest.access : shortest.personal) || (!access && this.#synthetic.has(text));
  }

  #pseudonym(value: string): string {
    return createHmac('sha256', this.#key).update(value).digest('hex').slice(0, 8);
  }
}

function matches(text: string, pattern: RegExp): Place[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Where a hidden value stands in a text: plain, escaped, inside Base64, or cut off at the end. */
function occurrences(haystack: Haystack, hidden: Hidden): Place[] {
  const { text } = haystack;
  const { text: value, grouped, cores } = hidden;
  const found = haystack.places(hidden);
  for (const core of cores) {
    if (!text.includes(core)) continue;
    // The characters beside the core hold bits of the value and of its neighbours.
    const around = `[A-Za-z0-9+/_-]{0,2}${core.replaceAll('+', '\\+')}[A-Za-z0-9+/_-]{0,2}={0,2}`;
    found.push(...matches(text, new RegExp(around, 'g')));
  }
  if (text.length >= shortestCut)
    for (const form of new Set([value, JSON.stringify(value).slice(1, -1)])) {
      const start = cutStart(text, form, shortest.personal, grouped);
      if (start !== undefined) found.push({ start, end: text.endsWith('…') ? text.length - 1 : text.length });
    }
  return found;
}

/** Whether a place in a JSON text is inside a string. */
function isInString(text: string, at: number): boolean {
  const quotes = text.slice(0, at).replace(/\\[^]/g, '').match(/"/g) ?? [];
  return quotes.length % 2 === 1;
}

/** A bare JSON number becomes a string, so that the text stays JSON. */
function quotesFor(text: string, { start, end }: Replacement): string {
  if (!/^-?[\d.eE+-]+$/.test(text.slice(start, end)) || !/^\s*([,}\]]|$)/.test(text.slice(end, end + 8))) return '';
  const [before, slashes = ''] = /(\\*)"\s*:\s*$|[,[]\s*$/.exec(text.slice(Math.max(0, start - 16), start)) ?? [];
  if (before === undefined || (slashes === '' && isInString(text, start))) return '';
  return `${slashes}"`;
}

/** Puts every replacement in its place; where several overlap, the first one stands for all of them. */
function replaceAll(text: string, replacements: Replacement[]): string {
  const merged: Replacement[] = [];
  for (const next of replacements.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && next.start < last.end) last.end = Math.max(last.end, next.end);
    else merged.push({ ...next });
  }
  let result = '';
  let at = 0;
  for (const replacement of merged) {
    const quotes = quotesFor(text, replacement);
    result += `${text.slice(at, replacement.start)}${quotes}${replacement.text}${quotes}`;
    at = replacement.end;
  }
  return result + text.slice(at);
}

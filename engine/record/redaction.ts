import { createHmac } from 'node:crypto';
import { remembering } from '../../contracts/formats/remembering.js';
import { Candidates } from './candidates.js';
import { beginsAsJson, placedScalars, type PlacedScalar } from './json-places.js';
import { pairsIn, namedScalars, segmentsOf, type Pair } from './pairs.js';
import {
  cardNumbersIn,
  compact,
  credentialParts,
  ibansIn,
  isAccessName,
  isCredentialHeader,
  isDistinctive,
  isEveryday,
  isGrouped,
  isProse,
  isSensitive,
  normalName,
  shownName,
  tellingName,
} from './sensitive.js';
import { findsSecret, secretForms, shortestEncoded, type SecretFinder } from './secret-forms.js';
import { anchorOf, base64Cores, cutStart, escapesLetters, isWord, plainSpellings, spellings } from './spellings.js';

export interface ConfiguredSecret {
  /** What stands in its place, such as `$PARTNER_API_KEY`. */
  label: string;
  text: string;
}

export interface RedactorOptions {
  secrets: readonly ConfiguredSecret[];
  /** Key of the pseudonyms, random for each run and never written: equal values get equal pseudonyms within a record. */
  key: string;
  /** Where what it learns is noted, so that the run can prove at its end that no artefact shows it. */
  ledger?: ValueLedger;
  /** What is public, such as the contract's text: words of it are hidden at their places alone. Asked for when the first word is met. */
  published?: () => string;
}

/** Told what a redactor learns. It hears secrets: whoever keeps it keeps it private. */
export interface ValueLedger {
  /** A personal or secret value was received; `name` told so. */
  received(name: string, text: string): void;
  /** The suite made a value up; of members that let somebody in `name=value` too. */
  synthetic(text: string): void;
  /** Everything told so far has to be kept now. */
  flush(): void;
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
  /** Finds the value however it is written; made when it is first needed, for few values are ever seen again. */
  pattern(): RegExp;
  /** Hidden wherever it stands; otherwise at its places and in what is written for people, as a whole word. */
  distinctive: boolean;
  /** Every text that shows the value plainly contains this. */
  anchor: string;
  cores: readonly string[];
}

/** A text, and what tells quickly that it lacks a value: most values are in few texts. */
class Haystack {
  readonly text: string;
  /** Whether a plain search may miss some of the text. */
  readonly #escapesLetters: boolean;
  #compact: string | undefined;

  constructor(text: string, escapesLetters: boolean) {
    this.text = text;
    this.#escapesLetters = escapesLetters;
  }

  /** Where the value stands, however it is written. */
  places(hidden: Hidden): Place[] {
    const { text } = this;
    if (!this.#mayShow(hidden)) return [];
    // Without an escape the value stands there as it is, and a plain search is far quicker than the pattern.
    if (/[\\%&+]/.test(text)) return matches(text, hidden.pattern());
    if (hidden.grouped) return matches(text, plainSpellings(hidden.text));
    const found: Place[] = [];
    for (let start = text.indexOf(hidden.text); start >= 0; start = text.indexOf(hidden.text, start + 1)) {
      const end = start + hidden.text.length;
      if (hidden.distinctive || isWord(text, start, end)) found.push({ start, end });
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

/** Shorter words are hidden where their name tells them: elsewhere every text would have them. */
const shortest = { access: 3, personal: 4 };
/** Checks cut what they quote: from this length on, a text may end inside a value. */
const shortestCut = 100;

/** Members of record lines that come from the contract or the tool and that readers rely on: never received, never changed. */
const structural = new Set([
  ...['type', 'id', 'caseId', 'runId', 'check', 'phase', 'rule', 'flow', 'operationId', 'webhookId', 'outcome'],
  ...['level', 'defaultLevel', 'kind', 'grade', 'edition', 'basis', 'principle', 'apiVersion', 'strictness'],
  ...['failOn', 'suiteHash', 'contractHash', 'configurationHash', 'startedAt', 'receivedAt', 'at', 'method'],
]);

/** Of an encoded secret so many characters at the end of a text are what a cut has left of it. */
const shortestEncodedCut = 12;

/** Where words may be hidden that stand elsewhere by chance: nowhere, in what is written for people, or anywhere. */
type WordPlaces = 'none' | 'prose' | 'all';

/** Members of record lines that hold addresses and names of cases, which repeat no answer. */
const withoutWords = new Set(['url', 'path', 'baseUrl', 'name', 'title', 'label', 'expectation', 'pointer']);

function hide(text: string, shown: string, access: boolean): Hidden {
  let pattern: RegExp | undefined;
  const [grouped, distinctive] = [isGrouped(text), isDistinctive(text, access)];
  return {
    text,
    shown,
    access,
    grouped,
    distinctive,
    pattern: () => (pattern ??= spellings(text, { word: !distinctive, grouped })),
    anchor: anchorOf(text),
    cores: distinctive ? base64Cores(text) : [],
  };
}

/** A value that its text tells to be secret or personal, by a name or by its form. */
interface Told extends Place {
  name: string;
  value: string;
  cut: boolean;
}

/** What of a text does not depend on what was received before. */
interface Look {
  told: readonly Told[];
  /** Configured secrets and credentials in addresses. */
  fixed: readonly Replacement[];
  /** What is written for people. */
  prose: readonly Place[];
  /** Whether a plain search may miss some of it. */
  escaped: boolean;
  /** After how many additions to the candidates the text was found to show nothing. */
  clearAt: number;
}

/** What of a text is written for people: of JSON the members that hold messages, of other texts all but the rest of members. */
function proseIn(text: string, pairs: readonly Pair[], scalars: readonly PlacedScalar[]): Place[] {
  if (beginsAsJson(text))
    return [...pairs, ...scalars].filter(({ name }) => isProse(name)).map(({ start, end }) => ({ start, end }));
  const others = [...pairs, ...scalars].filter(({ name }) => name !== '' && !isProse(name));
  const found: Place[] = [];
  let at = 0;
  for (const { start, end } of others.sort((a, b) => a.start - b.start)) {
    if (start > at) found.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < text.length) found.push({ start: at, end: text.length });
  return found;
}

/** Objects around a scalar tell what it is, where its own name does not. */
function toldByPlace(scalars: readonly PlacedScalar[]): Told[] {
  return scalars.flatMap(({ name, around, value, quoted, start, end }) => {
    const telling = tellingName(name, around, value, quoted);
    return telling === undefined ? [] : [{ name: telling, value, start, end, cut: false }];
  });
}

function lookAt(text: string): Omit<Look, 'clearAt' | 'fixed'> {
  const pairs = pairsIn(text);
  const scalars = placedScalars(text);
  return {
    prose: proseIn(text, pairs, scalars),
    told: [
      ...pairs.filter(({ name, value, quoted }) => isSensitive(name, value, quoted)),
      ...toldByPlace(scalars),
      ...ibansIn(text).map((place) => ({ ...place, name: 'iban', cut: false })),
      ...cardNumbersIn(text).map((place) => ({ ...place, name: 'card', cut: false })),
    ],
    escaped: escapesLetters(text),
  };
}

/** What of an address lets somebody in. */
function credentialsIn(text: string): Replacement[] {
  if (!text.includes('://')) return [];
  return matches(text, /(?<=:\/\/)[^/\s@"'<>‹]+(?=@)/g).map((place) => ({ ...place, text: '‹credentials›' }));
}

/** What a cut may leave the beginning of, and how much of it has to be there. */
interface CutForm {
  form: string;
  anyCase: boolean;
  least: number;
}

/** A configured secret, ready to be looked for. */
interface Sought extends ConfiguredSecret {
  find: SecretFinder;
  cuts: readonly CutForm[];
}

function seek({ text, label }: ConfiguredSecret): Sought {
  const encoded = text.length < shortestEncoded ? [] : secretForms.slice(1);
  const cuts = [
    ...formsOf(text).map((form) => ({ form: form.toLowerCase(), anyCase: true, least: shortest.personal })),
    ...encoded.flatMap(({ texts, anyCase }) =>
      texts(text).map((form) => ({ form, anyCase, least: shortestEncodedCut })),
    ),
  ];
  return { text, label, find: findsSecret(text), cuts };
}

/** Where a text ends inside a secret, however that was written. */
function cutSecret(text: string, { text: secret, cuts }: Sought): number | undefined {
  if (text.length < shortestCut) return undefined;
  const end = text.slice(-4 * secret.length - 8);
  const starts = cuts
    .map(({ form, anyCase, least }) => cutStart(anyCase ? end.toLowerCase() : end, form, least, false))
    .filter((start) => start !== undefined);
  return starts.length === 0 ? undefined : text.length - end.length + Math.min(...starts);
}

/** Looks for all configured secrets at once: most texts show the beginning of none. */
function secretSeeker(secrets: readonly ConfiguredSecret[]): (text: string) => Replacement[] {
  const candidates = new Candidates<Sought>();
  for (const secret of secrets) {
    const sought = seek(secret);
    candidates.add(sought, [anchorOf(secret.text).toLowerCase(), ...sought.cuts.map(({ form }) => form.toLowerCase())]);
  }
  return (text) => {
    const mayShow = escapesLetters(text) ? candidates.all() : candidates.within(text.toLowerCase());
    return mayShow.flatMap((sought) => {
      const found: Replacement[] = sought.find(text).map(({ start, end }) => ({ start, end, text: sought.label }));
      const start = cutSecret(text, sought);
      const end = text.endsWith('…') ? text.length - 1 : text.length;
      return start === undefined ? found : [...found, { start, end, text: sought.label }];
    });
  };
}

/** A value as it may be written where somebody cut it. */
function formsOf(value: string): string[] {
  return [...new Set([value, JSON.stringify(value).slice(1, -1)])];
}

/** Keeps secrets and personal data out of records. Values that the suite made up itself are synthetic and stay. */
export class Redactor {
  readonly #secrets: readonly ConfiguredSecret[];
  readonly #secretsIn: (text: string) => Replacement[];
  readonly #key: string;
  readonly #synthetic = new Set<string>();
  readonly #hidden = new Map<string, Hidden>();
  /** Lines of a record repeat most of their texts. */
  readonly #lookAt = remembering(
    (text): Look => ({
      ...lookAt(text),
      fixed: [...this.#secretsIn(text), ...credentialsIn(text)],
      clearAt: -1,
    }),
    4096,
  );
  /** Received values. */
  readonly #candidates = new Candidates<Hidden>();
  readonly #ledger: ValueLedger | undefined;
  readonly #published: (() => string) | undefined;
  /** What is public, in small letters; read when it is first needed. */
  #public: string | undefined;
  /** Names and values that the ledger has. */
  readonly #noted = new Set<string>();

  constructor(options: RedactorOptions) {
    this.#secrets = options.secrets.filter((secret) => secret.text !== '');
    this.#secretsIn = secretSeeker(this.#secrets);
    this.#key = options.key;
    this.#ledger = options.ledger;
    this.#published = options.published;
  }

  /** The ledger keeps all that was learned before anything that was redacted by it is written. */
  settle(): void {
    this.#ledger?.flush();
  }

  /**
   * Notes the values of a body or URL that the suite made up, so that they stay readable where the target echoes them. What
   * was received before is none of these: it is only passed on.
   */
  learnSynthetic(text: string | undefined): void {
    if (text === undefined) return;
    for (const { name, value } of [...namedScalars(text), ...pairsIn(text), ...segmentsOf(text)]) {
      const made = compact(value);
      if (this.#hidden.has(made)) continue;
      this.#addSynthetic(made, true);
      this.#addSynthetic(`${normalName(name)}=${made}`, isAccessName(name));
    }
  }

  /** Takes over what other redactors of the run noted in their ledger. */
  recall(received: ReadonlyMap<string, ReadonlySet<string>>, synthetic: ReadonlySet<string>): void {
    for (const text of synthetic) this.#synthetic.add(text);
    for (const [text, names] of received) for (const name of names) this.#shownFor(name, text);
  }

  #addSynthetic(text: string, note: boolean): void {
    if (this.#synthetic.has(text)) return;
    this.#synthetic.add(text);
    if (note) this.#ledger?.synthetic(text);
  }

  /** Notes the personal values of what was received, so that no later line shows them. */
  learnReceived(body: string | undefined, headers: Record<string, string> = {}): void {
    for (const [name, value] of Object.entries(headers)) this.#headerValue(name, value);
    if (body === undefined) return;
    for (const { name, value, quoted, around } of namedScalars(body)) {
      const telling = tellingName(name, around, value, quoted);
      if (telling !== undefined) this.#shownFor(telling, value);
    }
    this.#replacements(this.#lookAt(body).told);
  }

  /** All that tells in a text that it may show the value. */
  #lookFor(hidden: Hidden): void {
    const { text, grouped, anchor, cores } = hidden;
    // Of a value that was cut, at least its beginning is left.
    const beginnings = formsOf(text)
      .filter((form) => form.length > shortest.personal)
      .map((form) => form.slice(0, shortest.personal));
    if (grouped) this.#candidates.add(hidden, cores, [text, ...beginnings]);
    else this.#candidates.add(hidden, [anchor, ...cores, ...beginnings]);
  }

  /**
   * The text without any configured secret, personal value, IBAN or card number.
   * @param words where values are hidden that are words, and stand in other places by chance
   */
  redact(text: string, words: WordPlaces = 'prose'): string {
    const look = this.#lookAt(text);
    const { told, fixed, escaped } = look;
    if (look.clearAt === this.#candidates.additions) return text;
    const found = [...fixed, ...this.#replacements(told)];
    const candidates = escaped ? this.#candidates.all() : this.#candidates.within(text);
    if (candidates.length === 0 && found.length === 0) {
      if (told.length === 0) look.clearAt = this.#candidates.additions;
      return text;
    }
    const haystack = new Haystack(text, escaped);
    for (const hidden of candidates) {
      if (this.#stays(hidden, words)) continue;
      const isPlace = placesOfWords(hidden, words, look);
      for (const place of occurrences(haystack, hidden).filter(isPlace)) found.push({ ...place, text: hidden.shown });
    }
    return found.length === 0 ? text : replaceAll(text, found);
  }

  /** What is to stand in the places that tell themselves. */
  #replacements(told: readonly Told[]): Replacement[] {
    return told.flatMap(({ name, value, cut, start, end }) => {
      const text = this.#shownFor(name, value, cut);
      return text === undefined ? [] : [{ start, end, text }];
    });
  }

  /** Every text in a value, redacted; names and values of headers too. Members that readers rely on stay. */
  redactAll<T>(value: T): T {
    if (typeof value === 'string') return this.redact(value) as T;
    if (typeof value !== 'object' || value === null) return value;
    const before = value as Record<string, unknown>;
    const personal = isAboutPersonal(value);
    // Most of a record is nothing to hide: it needs no copy.
    let after: Record<string, unknown> | undefined;
    for (const name of Object.keys(before)) {
      const member = this.#member(name, before[name], personal);
      if (member === before[name]) continue;
      after ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...before }) as Record<string, unknown>;
      after[name] = member;
    }
    return (after ?? value) as T;
  }

  #member(name: string, value: unknown, personal: boolean): unknown {
    if (typeof value === 'string') {
      if (structural.has(name)) return value;
      if (personal && name === 'actual') return this.redact(value, 'all');
      return this.redact(value, withoutWords.has(name) ? 'none' : 'prose');
    }
    if (name === 'headers' && typeof value === 'object' && value !== null)
      return this.#headers(value as Record<string, string>);
    return this.redactAll(value);
  }

  #headers(headers: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [this.redact(name, 'none'), this.#headerValue(name, value)]),
    );
  }

  /** A header whose lines are folded is shown in one: whether blanks belong to a value that was cut in two, nobody can tell. */
  #headerValue(name: string, folded: string): string {
    if (!/[\r\n]/.test(folded)) return this.#unfoldedHeader(name, folded);
    const forms = ['', ' '].map((blank) => folded.replace(/[\r\n]+[ \t]*/g, blank));
    const redacted = forms.map((form) => this.#unfoldedHeader(name, form));
    return redacted.find((text, index) => text !== forms[index]) ?? redacted[1] ?? '';
  }

  /** Of a credential the scheme and a pseudonym are left. */
  #unfoldedHeader(name: string, value: string): string {
    if (!isCredentialHeader(name)) return this.redact(value, isProse(name) ? 'prose' : 'none');
    const [, scheme = '', credential = ''] = /^((?:bearer|basic|token|apikey)\s+)?([^]*)$/i.exec(value) ?? [];
    const whole = this.#secrets.find(({ text }) => text === value);
    if (whole) return whole.label;
    const secret = this.#secrets.find(({ text }) => text === credential);
    if (secret) return `${scheme}${secret.label}`;
    // Those of a configured pair are not looked for: its user may be any word.
    for (const part of credentialParts(value)) this.#shownFor(name, part);
    return credential === '' ? value : `${scheme}${this.#shownFor(name, credential) ?? credential}`;
  }

  /** What stands in place of a named value; `undefined` where the value may stay or is replaced anyway. */
  #shownFor(name: string, value: string, cut = false): string | undefined {
    if (/^‹[^‹›]+›$/.test(value) || this.#secrets.some(({ text, label }) => text === value || label === value))
      return undefined;
    const text = compact(value);
    const access = isAccessName(name);
    if (this.#synthetic.has(access ? `${normalName(name)}=${text}` : text)) return undefined;
    if (cut && !access && [...this.#synthetic].some((known) => known.startsWith(text))) return undefined;
    let hidden = this.#hidden.get(text);
    if (!hidden) {
      hidden = hide(text, `‹${shownName(name)} ${this.#pseudonym(text)}›`, access);
      this.#hidden.set(text, hidden);
      this.#lookFor(hidden);
    } else if (access && !hidden.access) {
      Object.assign(hidden, hide(text, hidden.shown, true));
      this.#lookFor(hidden);
    }
    this.#note(name, text);
    return hidden.shown;
  }

  /** Values that stand anywhere by chance are known by all their names, others need none. */
  #note(name: string, text: string): void {
    const id = isDistinctive(text, isAccessName(name)) ? text : `${name}=${text}`;
    if (!this.#ledger || this.#noted.has(id)) return;
    this.#noted.add(id);
    this.#ledger.received(name, text);
  }

  /** Whether a hidden value may be shown where no name tells it. */
  #stays({ text, access, distinctive }: Hidden, words: WordPlaces): boolean {
    if (!access && this.#synthetic.has(text)) return true;
    if (distinctive || words === 'all') return false;
    if (words === 'none' || text.length < (access ? shortest.access : shortest.personal)) return true;
    return isEveryday(text) || (!access && (/^\d{1,7}$/.test(text) || this.#isPublic(text)));
  }

  /** Whether what is public has the words: where no place tells them, they tell of nobody. */
  #isPublic(text: string): boolean {
    this.#public ??= (this.#published?.() ?? '').toLowerCase();
    const wanted = text.toLowerCase();
    for (let at = this.#public.indexOf(wanted); at >= 0; at = this.#public.indexOf(wanted, at + 1))
      if (isWord(this.#public, at, at + wanted.length)) return true;
    return false;
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
    for (const form of formsOf(value)) {
      const start = cutStart(text, form, shortest.personal, grouped);
      if (start !== undefined) found.push({ start, end: text.endsWith('…') ? text.length - 1 : text.length });
    }
  return found;
}

/** Which places of a value count: all of a distinctive one, of a word those in what is written for people. */
function placesOfWords({ distinctive }: Hidden, words: WordPlaces, { prose }: Look): (place: Place) => boolean {
  if (distinctive || words === 'all') return () => true;
  return ({ start, end }) => prose.some((part) => part.start <= start && end <= part.end);
}

/** Whether an object, such as a judgement, points to a member that is personal by its name. */
function isAboutPersonal(value: object): boolean {
  const pointer: unknown = 'pointer' in value ? value.pointer : undefined;
  return (
    typeof pointer === 'string' &&
    pointer.split('/').some((name) => isSensitive(name, 'a text of any length 1234', true))
  );
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

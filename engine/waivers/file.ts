import { isSeq, type Node, type YAMLMap } from 'yaml';
import { generalise } from '../../contracts/model/pointer.js';
import { UsageError } from '../config.js';
import { openEntries, textOf, textsOf, type EntriesDocument } from '../entries-file.js';
import type { WaiverLine } from '../record/format.js';
import { waiverFingerprint, type Identity } from '../record/waivers.js';
import { members, seenMember, type Member } from './members.js';

/** What entries may name. */
export interface Known {
  checks: readonly string[];
  /** Checks that look like a mistyped one. */
  similar(check: string): readonly string[];
}

/**
 * Reads the outside of a file of waivers: a list of maps under `waivers`. An empty file has none.
 * @throws UsageError with file and line where it is anything else
 */
export function openWaivers(text: string, file: string): EntriesDocument {
  return openEntries(text, file, { list: 'waivers', example: '- check: response-schema' });
}

function seenOf(entry: YAMLMap): string[] | undefined {
  const list = entry.get(seenMember, true);
  if (list === undefined) return undefined;
  return isSeq(list) ? list.items.flatMap((item) => textOf(item) ?? []) : [];
}

/** The finding that an entry accepts, as far as its texts tell it. */
export function identityIn({ check = '', id = '', place, expected, actual }: Record<string, string>): Identity {
  return {
    check,
    id,
    ...(place !== undefined && { place: generalise(place) }),
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
  };
}

/** A case id has its phase and rule; operations and webhooks are named by one word. */
function isCaseId(id: string): boolean {
  return id.includes(':');
}

type At = EntriesDocument['at'];

function unknownMember(entry: YAMLMap, at: At): string | undefined {
  const names = [...members.map(({ name }) => name), seenMember];
  const odd = entry.items.find(({ key }) => !names.includes(textOf(key) ?? ''));
  return (
    odd && `${at(odd.key as Node)}: "${textOf(odd.key) ?? ''}" is no member of a waiver; it has ${names.join(', ')}`
  );
}

function flawOfMember(entry: YAMLMap, { name, isRequired = false, ask, flaw }: Member, at: At): string | undefined {
  const node = entry.get(name, true) as Node | undefined;
  const text = textOf(node);
  if (node === undefined) return isRequired ? `${at(entry)}: ${name} is missing: ${ask}` : undefined;
  if (text === undefined || (isRequired && text.trim() === '')) return `${at(node)}: ${name} is empty: ${ask}`;
  const wrong = flaw?.(text);
  return wrong && `${at(node)}: ${name} "${text}" ${wrong}`;
}

function unknownCheck(entry: YAMLMap, check: string, { checks, similar }: Known, at: At): string | undefined {
  if (checks.includes(check)) return undefined;
  const alike = similar(check);
  const hint = alike.length > 0 ? `did you mean ${alike.join(', ')}?` : '`conformance explain` lists all';
  return `${at(entry.get('check', true) as Node)}: there is no check ${check}; ${hint}`;
}

function withoutCase(entry: YAMLMap, id: string, at: At): string | undefined {
  const seen = seenOf(entry);
  if (seen === undefined ? isCaseId(id) : seen.length > 0) return undefined;
  return `${at((entry.get(seenMember, true) as Node | undefined) ?? entry)}: ${seenMember} is missing: list a case of ${id} that shows the finding, so that a run can tell when the waiver is needed no more`;
}

function flawOf(entry: YAMLMap, { check, id }: Identity, known: Known, at: At): string | undefined {
  return [
    () => unknownMember(entry, at),
    ...members.map((member) => () => flawOfMember(entry, member, at)),
    () => unknownCheck(entry, check, known, at),
    () => withoutCase(entry, id, at),
  ].reduce<string | undefined>((flaw, next) => flaw ?? next(), undefined);
}

/** Whether an entry is for runs of an API version: one that names none is for all. */
export function isFor(version: string, { version: own = version }: Record<string, string>): boolean {
  return own === version;
}

/** A draft that nobody has filled in. */
export function isDraft(entry: YAMLMap): boolean {
  const { reason, owner } = textsOf(entry);
  return entry.has('reason') && entry.has('owner') && reason === undefined && owner === undefined;
}

/** Which entries of a file a run takes. */
export interface Taking {
  /** API version of the run. */
  version: string;
  /** Drafts that nobody has filled in yet are passed over, for the run goes on drafting into the file; refused otherwise. */
  passDrafts?: boolean;
}

function waiverOf(entry: YAMLMap, file: string, at: At): WaiverLine {
  const texts = textsOf(entry);
  const identity = identityIn(texts);
  const { reason = '', owner = '', expires = '', ticket } = texts;
  return {
    type: 'waiver',
    ...identity,
    fingerprint: waiverFingerprint(identity),
    seen: seenOf(entry) ?? [identity.id],
    reason,
    owner,
    expires,
    ...(ticket !== undefined && { ticket }),
    file,
    line: Number(at(entry).slice(file.length + 1)),
  };
}

/**
 * The waivers of a file that are for a run. See docs/waivers.md.
 * @param file as messages and the record name it
 * @throws UsageError with file and line, and what to do, where the file or an entry is not whole, or two entries accept the same
 */
export function parseWaivers(
  text: string,
  file: string,
  known: Known,
  { version, passDrafts = false }: Taking,
): WaiverLine[] {
  const { entries, at } = openWaivers(text, file);
  // Entries that name a rule accept changes of contracts: they are for `diff`.
  const filled = entries.filter((entry) => !entry.has('rule') && !(passDrafts && isDraft(entry)));
  const first = new Map<string, WaiverLine>();
  const doubled = (entry: YAMLMap): string | undefined => {
    if (!isFor(version, textsOf(entry))) return undefined;
    const waiver = waiverOf(entry, file, at);
    const before = first.get(waiver.fingerprint);
    first.set(waiver.fingerprint, before ?? waiver);
    return before && `${at(entry)}: accepts the same as ${file}:${before.line}; keep one of them`;
  };
  const [flaw, ...more] = filled.flatMap(
    (entry) => flawOf(entry, identityIn(textsOf(entry)), known, at) ?? doubled(entry) ?? [],
  );
  if (flaw !== undefined) throw new UsageError(`${flaw}${more.length > 0 ? ` (and ${more.length} more entries)` : ''}`);
  return [...first.values()];
}

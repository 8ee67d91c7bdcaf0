import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compact, isAccessName, isGrouped, normalName, shownName, tellsItself } from '../record/sensitive.js';
import { blocksOf } from './artefact.js';
import { canonical } from './canonical.js';
import type { LearnedValues } from './ledger.js';
import { inSmallLetters, needlesOf, type Form, type Needle, type Value } from './needles.js';
import { Scanner } from './scanner.js';
import { partsOf, type Part } from './unpack.js';

/** A value that an artefact shows though it may not. It says what the value is, never the value. */
export interface Leak {
  file: string;
  /** Entries of archives, then the line where one can be told. */
  place: string;
  /** Such as `the secret $PARTNER_API_KEY`. */
  kind: string;
  form: Form;
}

/** Received values that no artefact may show. What the suite made up itself is synthetic and stays. */
export function receivedValues({ received, synthetic }: LearnedValues): Value[] {
  return [...received].flatMap(([text, all]) => {
    const names = [...all].filter((name) =>
      isAccessName(name) ? !synthetic.has(`${normalName(name)}=${text}`) : !synthetic.has(text),
    );
    const [first] = names;
    return first === undefined ? [] : [{ text, names, kind: `a received value (${shownName(first)})` }];
  });
}

/** Configured secrets by their labels, but those that stand anywhere by chance. */
export function secretValues(secrets: readonly { label: string; text: string }[]): Value[] {
  return secrets
    .filter(({ text }) => tellsItself(text))
    .map(({ label, text }) => ({ text, names: [], kind: `the secret ${label}`, secret: true as const }));
}

/** Values without those that a public text shows already: of words, those that it has as an example or a name. */
export function unpublished(values: readonly Value[], text: string): Value[] {
  const known = new Audit(values).shown(Buffer.from(text));
  const isWordOf = ({ text: value, names }: Value): boolean =>
    !names.some(isAccessName) && text.includes(JSON.stringify(value));
  return values.filter((value) => !known.has(value) && !isWordOf(value));
}

const dash = 45;

/** A canonical text, which has no blanks, as grouped values are compared in it. */
function ungrouped(bytes: Uint8Array): Uint8Array {
  const output = new Uint8Array(bytes.length);
  let length = 0;
  for (const byte of bytes)
    if (byte !== dash) {
      output[length] = byte >= 97 && byte <= 122 ? byte - 32 : byte;
      length += 1;
    }
  return output.subarray(0, length);
}

/** Of so many leaks the line is told: finding it takes a while. */
const located = 20;

/** Looks for values in artefacts, however they are written there. */
export class Audit {
  readonly #scanner: Scanner;
  /** Of secrets, which letters of either case show; absent where there are none. */
  readonly #anyCase: Scanner | undefined;
  /** Of values that people write in groups; absent where there are none. */
  readonly #groups: Scanner | undefined;
  #located = 0;

  constructor(values: readonly Value[]) {
    const needles = values.flatMap(needlesOf);
    this.#scanner = new Scanner(needles.filter(({ anyCase }) => !anyCase));
    const anyCase = needles.filter((needle) => needle.anyCase);
    this.#anyCase = anyCase.length > 0 ? new Scanner(anyCase) : undefined;
    const grouped = values.filter(({ text, secret }) => isGrouped(text) && !secret);
    const needleOf = (value: Value): Needle => ({ value, bytes: Buffer.from(compact(value.text)), form: 'as it is' });
    this.#groups = grouped.length > 0 ? new Scanner(grouped.map(needleOf)) : undefined;
  }

  /** Leaks in a file, or in a folder; none where there is no such. */
  leaks(place: string): Leak[] {
    this.#located = 0;
    const status = statSync(place, { throwIfNoEntry: false });
    if (!status) return [];
    return status.isDirectory() ? this.folder(place) : this.file(place);
  }

  /** Leaks in the files of a folder, in those below it, and in what they are called. */
  folder(folder: string): Leak[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .flatMap((name) => {
        const file = path.join(folder, name);
        const parts = [{ inside: ['name of a file'], bytes: Buffer.from(path.basename(name)) }];
        const called = this.#leaks(path.dirname(file), parts, 0);
        return statSync(file, { throwIfNoEntry: false })?.isFile() ? [...called, ...this.file(file)] : called;
      });
  }

  /** Leaks in a file and in what is packed in it, each value once. */
  file(file: string): Leak[] {
    const found = new Map<string, Leak>();
    for (const { bytes, linesBefore } of blocksOf(file))
      for (const leak of this.#leaks(file, partsOf(bytes), linesBefore)) {
        const id = `${leak.place}\0${leak.kind}`;
        if (!found.has(id)) found.set(id, leak);
      }
    return [...found.values()];
  }

  /** The values that a text shows, each with how it does. */
  shown(text: Uint8Array): Map<Value, Form> {
    const read = canonical(text);
    const hits = [
      ...this.#scanner.hits(text),
      ...this.#scanner.hits(read),
      ...(this.#anyCase?.hits(inSmallLetters(text)) ?? []),
      ...(this.#anyCase?.hits(inSmallLetters(read)) ?? []),
      ...(this.#groups?.hits(ungrouped(read)) ?? []),
    ];
    return new Map(hits.map(({ value, form }) => [value, form]));
  }

  #leaks(file: string, parts: Iterable<Part>, linesBefore: number): Leak[] {
    const leaks: Leak[] = [];
    for (const { inside, bytes } of parts)
      for (const [value, form] of this.shown(bytes)) {
        this.#located += 1;
        const line = this.#located > located ? undefined : lineOf(bytes, value);
        const lines = inside.length === 0 ? linesBefore : 0;
        const place = [...inside, ...(line === undefined ? [] : [`line ${lines + line}`])].join(', ');
        leaks.push({ file, place, kind: value.kind, form });
      }
    return leaks;
  }
}

/** The first line that shows a value, from 1; `undefined` where it goes over several lines, or there is but one. */
function lineOf(bytes: Uint8Array, value: Value): number | undefined {
  const audit = new Audit([value]);
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const index = lines.findIndex((line) => audit.shown(Buffer.from(line, 'latin1')).size > 0);
  return index < 0 || lines.length < 2 ? undefined : index + 1;
}

import { jsonText, textIn, type BundleFiles } from '../bundle/files.js';
import { zipOf } from '../bundle/zip.js';
import { sealDsse, sealJws } from '../certificate/envelope.js';
import type { SigningKey } from '../certificate/keys.js';
import { statementOf, type Statement } from '../certificate/statement.js';
import { hashesOf } from '../bundle/files.js';
import type { Result } from '../outcome.js';
import { openDsse } from '../certificate/envelope.js';

/** Whole numbers below a limit, reproducible from a seed (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What somebody who tampers has: the good bundle, chance, and a key of their own. */
export interface Tampering {
  good: BundleFiles;
  random: (below: number) => number;
  stranger: SigningKey;
}

type Bytes = Uint8Array<ArrayBuffer>;

const copyOf = (bytes: Uint8Array): Bytes => Uint8Array.from(bytes);

const anyOf = <Item>(items: readonly Item[], random: Tampering['random']): Item => items[random(items.length)] as Item;

function changedByte(bytes: Uint8Array, random: Tampering['random']): Bytes {
  const changed = copyOf(bytes);
  const at = random(changed.length);
  changed[at] = (changed[at] as number) ^ (1 + random(255));
  return changed;
}

function withFile(good: BundleFiles, path: string, bytes: Uint8Array): BundleFiles {
  return new Map(good).set(path, bytes);
}

/** The statement of a bundle. */
export function statementIn(files: BundleFiles): Statement {
  const payload = openDsse(textIn(files, 'certificate.json'))?.payload ?? Buffer.from('null');
  return JSON.parse(payload.toString('utf8')) as Statement;
}

/** Signs what is in the files with a key, hashes and all made right. */
export function resealed(
  files: BundleFiles,
  key: SigningKey,
  change: (statement: Statement) => void = () => undefined,
): BundleFiles {
  const whole = new Map(files);
  const listed = new Map([...whole].filter(([path]) => !/^(manifest\.json|certificate\..*)$/.test(path)));
  const manifest = JSON.parse(textIn(files, 'manifest.json')) as object;
  whole.set('manifest.json', Buffer.from(jsonText({ ...manifest, files: hashesOf(listed) })));
  const { results } = JSON.parse(textIn(files, 'requirements.json')) as { results: Result[] };
  const subjects = hashesOf(new Map([...whole].filter(([path]) => !/^certificate\.(json|jws)$/.test(path))));
  const certificate = statementIn(files).predicate.partnerApiConformance;
  const statement = statementOf(certificate, subjects, results);
  change(statement);
  const payload = Buffer.from(JSON.stringify(statement));
  whole.set('certificate.json', Buffer.from(sealDsse(payload, key)));
  whole.set('certificate.jws', Buffer.from(sealJws(payload, key)));
  return whole;
}

/** The bundle with the outcome of a requirement turned round, its counts and hashes made right. */
export function withOutcome(good: BundleFiles, at: number, outcome: Result['outcome']): BundleFiles {
  const listed = JSON.parse(textIn(good, 'requirements.json')) as { results: Result[]; counts: Record<string, number> };
  const result = listed.results[at % listed.results.length] as Result;
  listed.counts[result.outcome] = (listed.counts[result.outcome] ?? 0) - 1;
  listed.counts[outcome] = (listed.counts[outcome] ?? 0) + 1;
  result.outcome = outcome;
  return withFile(good, 'requirements.json', Buffer.from(jsonText(listed)));
}

/** Each kind of change, by its name; each gives other files than the good ones, or a zip of them. */
export const tamperings: Readonly<Record<string, (tampering: Tampering) => BundleFiles | Uint8Array>> = {
  'a byte changed in a file'({ good, random }) {
    const path = anyOf([...good.keys()], random);
    return withFile(good, path, changedByte(good.get(path) ?? new Uint8Array(1), random));
  },
  'a byte changed in the certificate'({ good, random }) {
    const path = anyOf(['certificate.json', 'certificate.jws'], random);
    return withFile(good, path, changedByte(good.get(path) ?? new Uint8Array(1), random));
  },
  'a byte changed in the zip': ({ good, random }) => changedByte(zipOf(good), random),
  'bytes put in'({ good, random }) {
    const path = anyOf([...good.keys()], random);
    const bytes = good.get(path) ?? new Uint8Array();
    const at = random(bytes.length + 1);
    return withFile(good, path, Buffer.concat([bytes.subarray(0, at), Buffer.from([random(256)]), bytes.subarray(at)]));
  },
  'a file cut'({ good, random }) {
    const path = anyOf([...good.keys()], random);
    const bytes = good.get(path) ?? new Uint8Array();
    return withFile(good, path, bytes.subarray(0, random(bytes.length)));
  },
  'a file removed'({ good, random }) {
    const files = new Map(good);
    files.delete(anyOf([...good.keys()], random));
    return files;
  },
  'a file added': ({ good, random }) => withFile(good, `extra-${random(1e6)}.txt`, Buffer.from('more')),
  'two files swapped'({ good, random }) {
    const [one, other] = [anyOf([...good.keys()], random), anyOf([...good.keys()], random)];
    const other2 = one === other ? ([...good.keys()].find((path) => path !== one) as string) : other;
    return new Map(good).set(one, good.get(other2) ?? new Uint8Array()).set(other2, good.get(one) ?? new Uint8Array());
  },
  'a line of the record removed'({ good, random }) {
    const lines = textIn(good, 'record.ndjson').split('\n');
    lines.splice(random(lines.length - 1), 1);
    return withFile(good, 'record.ndjson', Buffer.from(lines.join('\n')));
  },
  'an outcome edited': ({ good, random }) => withOutcome(good, random(100), 'waived'),
  'signed again by a stranger': ({ good, stranger }) => resealed(good, stranger),
  'an outcome edited and signed by a stranger': ({ good, random, stranger }) =>
    resealed(withOutcome(good, random(100), 'waived'), stranger),
  'a stranger’s signature under the issuer’s name'({ good, random, stranger }) {
    const own = resealed(good, stranger);
    const keyId = /"keyid": "([0-9a-f]+)"/.exec(textIn(good, 'certificate.json'))?.[1] ?? '';
    const text = textIn(own, 'certificate.json').replace(/"keyid": "[0-9a-f]+"/, `"keyid": "${keyId}"`);
    return withFile(random(2) === 0 ? own : good, 'certificate.json', Buffer.from(text));
  },
  'random bytes': ({ random }) => Uint8Array.from({ length: 1 + random(400) }, () => random(256)),
};

import { isDeepStrictEqual } from 'node:util';
import { CertificationInputError } from '../bad-input.js';
import { certificateOf, type CertificateBasis } from '../bundle/build.js';
import { factsOf, lackedBy, parseFlows } from '../client/flow.js';
import { hashesOf, jsonText, sha256, textIn, type BundleFiles } from '../bundle/files.js';
import { parseCapabilities } from '../capabilities/capabilities.js';
import { mostValidDays, statementOf, type Certificate, type Statement } from '../certificate/statement.js';
import { judgeRecord } from '../judge/judge.js';
import { conclude, type Concluded } from '../judge/verdict.js';
import { parseProfile, publishedProfiles, type LoadedProfile } from '../profiles/profile.js';
import type { Result } from '../outcome.js';
import type { Provider } from '../receiver/provider.js';
import type { CertificationRecord } from '../record/format.js';
import { parseRecord } from '../record/text.js';
import { startProblem } from './at-hand.js';

/** What a bundle's own record comes to. */
export interface Rejudged {
  results: Result[];
  concluded: Concluded;
}

/**
 * Judges the record of a bundle again and holds what the certificate says against it.
 * @param provider whom the contract of the certificate describes; left out where this version of the tool does not have that
 * @returns why the bundle is refused, or what its record comes to
 */
export function rejudge(files: BundleFiles, statement: Statement, provider?: Provider): Rejudged | { refused: string } {
  try {
    const certificate = statement.predicate.partnerApiConformance;
    const oddly = writtenOddly(files);
    if (oddly !== undefined) return { refused: `${oddly} is not written as bundles are: it may say a thing twice` };
    const profiles = profilesOf(files, certificate);
    if ('refused' in profiles) return profiles;
    const record = parseRecord(textIn(files, 'record.ndjson'), 'record.ndjson');
    const refused =
      recordProblem(record, certificate) ?? flowsProblem(files, record, provider) ?? manifestProblem(files);
    if (refused !== undefined) return { refused };
    const declared = parseCapabilities(textIn(files, 'declared.json'), 'declared.json');
    const odd = provider && startProblem(record, { provider, profiles: profiles.profiles, declared });
    if (odd !== undefined) return { refused: odd };
    const results = judgeRecord(record, profiles.profiles, declared, provider);
    const concluded = conclude(results, record);
    const differs =
      differenceFrom(files, statement, { results, concluded }) ??
      writtenOtherwise(certificate, concluded, {
        start: record.start,
        profiles: profiles.profiles,
        declared,
        suite: suiteIn(files),
      });
    return differs === undefined ? { results, concluded } : { refused: differs };
  } catch (error) {
    if (error instanceof CertificationInputError) return { refused: error.message };
    // Files that nobody signed may hold anything.
    if (error instanceof SyntaxError || error instanceof TypeError)
      return { refused: 'its files are not of the form of a bundle' };
    throw error;
  }
}

/** The profiles of a bundle: the published ones, and all that the certificate names. */
function profilesOf(
  files: BundleFiles,
  { profiles }: Certificate,
): { profiles: LoadedProfile[] } | { refused: string } {
  const published = publishedProfiles();
  const loaded: LoadedProfile[] = [];
  for (const { name, version, hash } of profiles) {
    const path = `profiles/${name}.yaml`;
    if (published[`${name}@${version}`] !== hash)
      return { refused: `profile ${name} ${version} is not one that this version of the tool knows` };
    if (sha256(files.get(path) ?? '') !== hash) return { refused: `${path} is not the published profile` };
    loaded.push(parseProfile(textIn(files, path), path));
  }
  return loaded.some(({ profile }) => profile === 'core')
    ? { profiles: loaded }
    : { refused: 'lacks the profile core, which every certification has' };
}

/**
 * The first file of JSON that is not in the one form in which bundles write it: where a member stands twice, readers differ in which
 * of the two they take (RFC 8259, section 4).
 */
function writtenOddly(files: BundleFiles): string | undefined {
  const isOdd = (path: string): boolean => {
    const text = textIn(files, path);
    if (path !== 'record.ndjson') return jsonText(JSON.parse(text)) !== text;
    return text.split('\n').some((line) => line !== '' && JSON.stringify(JSON.parse(line)) !== line);
  };
  return ['record.ndjson', 'requirements.json', 'declared.json', 'audit.json', 'manifest.json'].find(isOdd);
}

function suiteIn(files: BundleFiles): Certificate['suite'] {
  return (JSON.parse(textIn(files, 'manifest.json') || '{}') as { suite: Certificate['suite'] }).suite;
}

/** Where a certificate says of the product, its scope and its end what does not follow from the files of the bundle. */
function writtenOtherwise(certificate: Certificate, concluded: Concluded, about: CertificateBasis): string | undefined {
  const { id, issuer, issuedAt } = certificate;
  const made = certificateOf(concluded, about, { issuer, id, issuedAt: new Date(issuedAt), validDays: mostValidDays });
  const differing = Object.entries(made).find(
    ([name, value]) => name !== 'validUntil' && !isDeepStrictEqual(certificate[name as keyof Certificate], value),
  );
  if (differing) return `the certificate says of ${differing[0]} other than the files of the bundle`;
  return certificate.validUntil > made.validUntil
    ? `the certificate says that it is valid until ${certificate.validUntil}, which is after ${made.validUntil}`
    : undefined;
}

function recordProblem(
  { start, attempts, calls, end }: CertificationRecord,
  certificate: Certificate,
): string | undefined {
  const numbered = start.side === 'client' ? calls : attempts;
  if (!end) return 'record.ndjson has no end: the certification is incomplete';
  if (end.attempts !== numbered.length) return 'record.ndjson lacks attempts';
  if (new Set(numbered.map(({ number }) => number)).size !== numbered.length) return 'record.ndjson repeats attempts';
  if (start.contractHash !== certificate.contract.hash || start.apiVersion !== certificate.contract.version)
    return 'record.ndjson is about another contract than the certificate';
  if (start.side !== certificate.side) return 'record.ndjson is about the other side than the certificate';
  const played = start.profiles.map(({ name, version, hash }) => ({ name, version, hash }));
  return isDeepStrictEqual(played, certificate.profiles)
    ? undefined
    : 'record.ndjson is about other profiles than the certificate';
}

/**
 * The flows of a client's record: published ones, all of them, asked for as they are written, and left out where the contract lacks
 * what they need and nowhere else.
 */
function flowsProblem(
  files: BundleFiles,
  { start, flows: played }: CertificationRecord,
  provider: Provider | undefined,
): string | undefined {
  if (start.side !== 'client') return played.length > 0 ? 'record.ndjson has flows of another side' : undefined;
  const published = Object.entries(publishedProfiles()).filter(([name]) => name.startsWith('client-flows@'));
  if (!published.some(([, hash]) => hash === start.flowsHash))
    return 'record.ndjson is about flows that this version of the tool does not know';
  if (sha256(files.get('flows.yaml') ?? '') !== start.flowsHash)
    return 'flows.yaml is not what the client was asked for';
  const { flows } = parseFlows(textIn(files, 'flows.yaml'), 'flows.yaml');
  const names = new Set(start.profiles.map(({ name }) => name));
  const asked = flows.filter(({ profile }) => names.has(profile)).map(factsOf);
  // How each ended is what the client did; the rest is what the flows say.
  const told = played.map(({ ended: _, output: __, lacks: ___, ...facts }) => facts);
  if (!isDeepStrictEqual(told, asked)) return 'record.ndjson has other flows than flows.yaml';
  if (!provider) return undefined;
  const lacking = new Map(flows.map((flow) => [flow.id, lackedBy(flow, (id) => provider.contract.operations.has(id))]));
  const odd = played.find(({ flow, lacks }) => lacking.get(flow) !== lacks);
  return odd && `record.ndjson says of ${odd.flow} other than the contract whether the version has what it needs`;
}

function manifestProblem(files: BundleFiles): string | undefined {
  const { files: listed } = JSON.parse(textIn(files, 'manifest.json') || '{}') as { files?: unknown };
  const later = new Set(['manifest.json', 'certificate.html', 'certificate.json', 'certificate.jws']);
  const actual = hashesOf(files).filter(({ path }) => !later.has(path));
  return isDeepStrictEqual(listed, actual) ? undefined : 'manifest.json does not list the files of the bundle';
}

/** Where what is written differs from what the record comes to. */
function differenceFrom(
  files: BundleFiles,
  statement: Statement,
  { results, concluded }: Rejudged,
): string | undefined {
  const written = JSON.parse(textIn(files, 'requirements.json')) as Concluded & { results: Result[] };
  const [differing] = results.filter((result, at) => !isDeepStrictEqual(written.results[at], result));
  if (differing) return `requirement ${differing.requirement}: its record says ${differing.outcome}`;
  if (!isDeepStrictEqual(written, { ...concluded, results })) return 'requirements.json says other than the record';
  const certificate = statement.predicate.partnerApiConformance;
  const { verdict, because, counts } = concluded;
  if (!isDeepStrictEqual([certificate.verdict, certificate.because, certificate.counts], [verdict, because, counts]))
    return 'the certificate says other than the record';
  const subjects = statement.subject.map(({ name, digest }) => ({ path: name, sha256: digest.sha256 }));
  return isDeepStrictEqual(statementOf(certificate, subjects, results), statement)
    ? undefined
    : 'the test result of the certificate is another one than that of the record';
}

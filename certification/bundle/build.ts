import type { Capabilities } from '../capabilities/capabilities.js';
import { sealDsse, sealJws } from '../certificate/envelope.js';
import type { SigningKey } from '../certificate/keys.js';
import { statementOf, type Certificate } from '../certificate/statement.js';
import { judgeRecord } from '../judge/judge.js';
import { conclude, type Concluded } from '../judge/verdict.js';
import type { Result } from '../outcome.js';
import { profileNames, type LoadedProfile } from '../profiles/profile.js';
import type { CertificationLine, CertificationRecord } from '../record/format.js';
import { recordOf, recordText } from '../record/text.js';
import { auditBundle, type Audit, type Secret } from './audit.js';
import { certificatePage } from './certificate-page.js';
import { hashesOf, jsonText, sha256, type BundleFiles } from './files.js';
import { reportPage } from './report-page.js';
import { verifyGuide } from './verify-guide.js';

/** What a bundle is made of. */
export interface BundleInput {
  lines: readonly CertificationLine[];
  profiles: readonly LoadedProfile[];
  /** Of a client's certification: the text of the flows that it was asked for. */
  flows?: string;
  declared: Capabilities;
  secrets: readonly Secret[];
  suite: { name: string; version: string };
}

/** How a certificate is signed. */
export interface Sealing {
  key: SigningKey;
  /** Who vouches; the partner itself where it is left out. */
  issuer: string | undefined;
  id: string;
  issuedAt: Date;
  validDays: number;
  address: string | undefined;
}

/** A bundle before its certificate. */
export interface Evidence {
  files: BundleFiles;
  results: Result[];
  concluded: Concluded;
  audit: Audit;
}

/** The evidence of a certification: everything of a bundle but the certificate. */
export function evidenceOf({ lines, profiles, flows, declared, secrets, suite }: BundleInput): Evidence {
  const record = recordOf(lines);
  const results = judgeRecord(record, profiles, declared);
  const concluded = conclude(results, record);
  const files = new Map<string, Uint8Array>();
  const put = (path: string, text: string): unknown => files.set(path, Buffer.from(text));
  put('record.ndjson', recordText(lines));
  put('requirements.json', jsonText({ ...concluded, results }));
  put('declared.json', jsonText(declared));
  for (const { profile, text } of profiles) put(`profiles/${profile}.yaml`, text);
  if (flows !== undefined) put('flows.yaml', flows);
  put('report.html', reportPage({ start: record.start, declared, profiles, results, concluded }));
  put('VERIFY.md', verifyGuide);
  const audit = auditBundle(files, secrets);
  put('audit.json', jsonText(audit));
  const { apiVersion, contractHash, seed } = record.start;
  put(
    'manifest.json',
    jsonText({
      format: 1,
      suite,
      contract: { version: apiVersion, hash: contractHash },
      profiles: profiles.map(({ profile, version, hash }) => ({ name: profile, version, hash })),
      seed,
      files: hashesOf(files),
    }),
  );
  return { files, results, concluded, audit };
}

/** Whether a certificate may be given: only where every MUST holds, is attested or is waived. */
export function deservesCertificate({ verdict }: Concluded): boolean {
  return verdict === 'conformant' || verdict === 'conditional';
}

/** The bundle with its certificate. */
export function sealed({ files, results, concluded }: Evidence, input: BundleInput, sealing: Sealing): BundleFiles {
  const { start } = recordOf(input.lines);
  const certificate = certificateOf(concluded, { ...input, start }, sealing);
  const whole = new Map(files);
  const manifestHash = sha256(files.get('manifest.json') ?? '');
  const { key, address } = sealing;
  const page = certificatePage({ certificate, manifestHash, keyId: key.keyId, address });
  whole.set('certificate.html', Buffer.from(page));
  const payload = Buffer.from(JSON.stringify(statementOf(certificate, hashesOf(whole), results)));
  whole.set('certificate.json', Buffer.from(sealDsse(payload, key)));
  whole.set('certificate.jws', Buffer.from(sealJws(payload, key)));
  return whole;
}

/** What a certificate is about. */
export type CertificateBasis = Pick<BundleInput, 'profiles' | 'declared' | 'suite'> &
  Pick<CertificationRecord, 'start'>;

/** What a certificate says: nothing that does not follow from what the bundle has, but who vouches, when and how long. */
export function certificateOf(
  concluded: Concluded,
  { start, profiles, declared, suite }: CertificateBasis,
  sealing: Omit<Sealing, 'key' | 'address'>,
): Certificate {
  const isIssued = sealing.issuer !== undefined && sealing.issuer !== declared.partner;
  const last = new Date(sealing.issuedAt.getTime() + sealing.validDays * 86_400_000).toISOString().slice(0, 10);
  const named = new Set(profiles.map(({ profile }) => profile));
  const others = profileNames.filter((name) => !named.has(name));
  return {
    format: 1,
    id: sealing.id,
    kind: isIssued ? 'issued' : 'self-declared',
    issuer: sealing.issuer ?? declared.partner,
    partner: declared.partner,
    product: declared.product,
    version: declared.version,
    side: start.side,
    scope: {
      in: profiles.map(({ title, version }) => `${title}, profile version ${version}`),
      out: [
        ...others.map((name) => `profile ${name}: not declared`),
        ...(declared.notOffered ?? []).map(({ requirement, reason }) => `${requirement}: ${reason}`),
        ...(declared.outOfScope ?? []),
        start.side === 'client' ? 'the partner’s webhook receiver' : 'the partner’s API client',
      ],
    },
    contract: { version: start.apiVersion, hash: start.contractHash },
    profiles: profiles.map(({ profile, version, hash }) => ({ name: profile, version, hash })),
    suite,
    verdict: concluded.verdict,
    because: concluded.because,
    counts: concluded.counts,
    issuedAt: sealing.issuedAt.toISOString(),
    validUntil: concluded.until !== undefined && concluded.until < last ? concluded.until : last,
  };
}

import { randomUUID } from 'node:crypto';
import pc from 'picocolors';
import {
  deservesCertificate,
  evidenceOf,
  sealed,
  type BundleInput,
  type Evidence,
} from '../../certification/bundle/build.js';
import { countsText, outcomeWords, verdictWords } from '../../certification/bundle/words.js';
import type { Capabilities } from '../../certification/capabilities/capabilities.js';
import type { SigningKey } from '../../certification/certificate/keys.js';
import { UsageError } from '../../engine/config.js';
import { writeBundle } from './output.js';

/** How a certification ends. */
export interface Ending {
  folder: string;
  key: SigningKey | undefined;
  issuedBy: string | undefined;
  address: string | undefined;
  validDays: number;
  seed: string;
  /** Lines after the bundle's. */
  also?: string;
}

function summary({ results, concluded }: Evidence): string {
  const rows = results.filter(({ outcome }) => outcome !== 'conformant' && outcome !== 'not-applicable');
  return [
    `verdict   ${verdictWords[concluded.verdict]}: ${concluded.because}`,
    `counts    ${countsText(concluded.counts)}`,
    ...rows.map(({ requirement, level, outcome, because }) => {
      const paint = outcome === 'not-conformant' && level === 'MUST' ? pc.red : pc.yellow;
      return `  ${paint(outcomeWords[outcome])} ${requirement} (${level}): ${because}`;
    }),
  ].join('\n');
}

const exitCodes = { conformant: 0, conditional: 0, 'not-conformant': 1, incomplete: 4 } as const;

function certificateLine(
  { concluded }: Evidence,
  key: SigningKey | undefined,
  issuer: string | undefined,
  { partner }: Capabilities,
): string {
  if (!deservesCertificate(concluded)) return 'none: a certificate is given where every MUST holds';
  if (!key) return 'none: self-declared and not signed; --key env:NAME signs it';
  return issuer === undefined || issuer === partner ? 'self-declared, signed with your own key' : `issued by ${issuer}`;
}

/**
 * Judges what was recorded, writes the bundle, signs it where every MUST holds, tells what came of it and sets the exit code.
 * @returns what it wrote and what that comes to
 * @throws UsageError where the bundle would show a secret; nothing is written then
 */
export function finish(input: BundleInput, ending: Ending): Evidence {
  const { folder, key, issuedBy: issuer, address, validDays, seed } = ending;
  const evidence = evidenceOf(input);
  const [leak] = evidence.audit.found;
  if (leak) throw new UsageError(`the bundle would show the ${leak.label} in ${leak.path}: nothing was written`);
  const sealing = { issuer, id: randomUUID(), issuedAt: new Date(), validDays, address };
  const isSealed = key !== undefined && deservesCertificate(evidence.concluded);
  const written = writeBundle(folder, isSealed ? sealed(evidence, input, { ...sealing, key }) : evidence.files);
  console.log(summary(evidence));
  console.log(`seed      ${seed}`);
  console.log(`bundle    ${written.folder} and ${written.zip}`);
  if (ending.also !== undefined) console.log(ending.also);
  console.log(`certificate ${certificateLine(evidence, key, issuer, input.declared)}`);
  process.exitCode = exitCodes[evidence.concluded.verdict];
  return evidence;
}

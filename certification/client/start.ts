import type { Contract } from '../../contracts/model/types.js';
import { gradesOf } from '../profiles/grades.js';
import type { LoadedProfile } from '../profiles/profile.js';
import { certificationRecordFormat, type ClientStartLine } from '../record/format.js';

/** The first line of a client's record: what was at hand. */
export function clientStartLine(
  contract: Contract,
  profiles: readonly LoadedProfile[],
  run: { target: string; seed: string; began: number; pollMs: number; flowsHash: string },
): ClientStartLine {
  return {
    type: 'certification',
    format: certificationRecordFormat,
    side: 'client',
    startedAt: new Date(run.began).toISOString(),
    endpoint: new URL(run.target).origin,
    apiVersion: contract.version,
    contractHash: contract.hash,
    seed: run.seed,
    pollMs: run.pollMs,
    flowsHash: run.flowsHash,
    profiles: profiles.map(({ profile, version, hash }) => ({ name: profile, version, hash })),
    grades: gradesOf(contract, profiles),
  };
}

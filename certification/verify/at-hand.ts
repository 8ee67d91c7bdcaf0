import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../contracts/model/types.js';
import type { Capabilities } from '../capabilities/capabilities.js';
import { gradesOf } from '../profiles/grades.js';
import type { LoadedProfile } from '../profiles/profile.js';
import { providerOf } from '../receiver/provider.js';
import { inContract, lateAfterMs } from '../receiver/start.js';
import type { ClientStartLine, StartLine } from '../record/format.js';

/** What the contract of a bundle is held against. */
interface Known {
  contract: Contract;
  profiles: readonly LoadedProfile[];
  declared: Capabilities;
}

/**
 * Where the first line of a record says other than contract, profiles and declaration do: what applies, how much it demands and when
 * an answer is late follow from them, whoever wrote the record.
 */
export function startProblem(start: StartLine | ClientStartLine, known: Known): string | undefined {
  const { contract, profiles } = known;
  if (!isDeepStrictEqual(start.grades, gradesOf(contract, profiles)))
    return 'record.ndjson:1: grades facts otherwise than the contract';
  return start.side === 'client' ? undefined : receiverProblem(start, known);
}

function receiverProblem(start: StartLine, { contract, profiles, declared }: Known): string | undefined {
  const provider = providerOf(contract, []);
  const { acknowledgement, schedule, healthPath, asksToken } = provider.delivering;
  const expected: Partial<StartLine> = {
    acknowledgement,
    schedule,
    has: {
      token: asksToken,
      signature: declared.signature !== undefined,
      health: healthPath !== undefined,
      // Without one, what needs it is not tested.
      probe: start.has.probe,
    },
    profiles: profiles.map((profile) => inContract(provider, profile)),
  };
  const differing = Object.entries(expected).find(
    ([name, value]) => !isDeepStrictEqual(start[name as keyof StartLine], value),
  );
  if (differing) return `record.ndjson:1: ${differing[0]} differs from what contract, profiles and declared.json say`;
  return start.lateAfterMs <= lateAfterMs ? undefined : `record.ndjson:1: calls late what took ${start.lateAfterMs} ms`;
}

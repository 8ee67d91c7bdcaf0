import { isDeepStrictEqual } from 'node:util';
import type { Capabilities } from '../capabilities/capabilities.js';
import { gradesOf } from '../profiles/grades.js';
import type { LoadedProfile } from '../profiles/profile.js';
import type { Provider } from '../receiver/provider.js';
import { inContract, lateAfterMs } from '../receiver/start.js';
import type { CertificationRecord, StartLine } from '../record/format.js';

/** What the first line of a record is held against. */
interface Known {
  provider: Provider;
  profiles: readonly LoadedProfile[];
  declared: Capabilities;
}

/**
 * Where the first line of a record says other than contract, profiles and declaration do: what applies, how much it demands and when
 * an answer is late follow from them, whoever wrote the record.
 */
export function startProblem({ start, readings }: CertificationRecord, known: Known): string | undefined {
  const { provider, profiles } = known;
  if (!isDeepStrictEqual(start.grades, gradesOf(provider.contract, profiles)))
    return 'record.ndjson:1: grades facts otherwise than the contract';
  if (start.side === 'client') return undefined;
  if (readings.length > 0 && !start.has.probe) return 'record.ndjson:1: has no probe, and yet its readings';
  return receiverProblem(start, known);
}

function receiverProblem(start: StartLine, { provider, profiles, declared }: Known): string | undefined {
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

import { gradesOf } from '../profiles/grades.js';
import type { LoadedProfile } from '../profiles/profile.js';
import { certificationRecordFormat, type StartLine } from '../record/format.js';
import type { ReceiverRun } from './kit.js';
import { isKnown, type Provider } from './provider.js';

/** Answers that take longer are late, in milliseconds; no page states a limit. */
export const lateAfterMs = 2000;

/** The first line of a record: what was at hand. */
export function startLine(
  run: Omit<ReceiverRun, 'start' | 'counter' | 'note'>,
  profiles: readonly LoadedProfile[],
  { timeScale, lateAfterMs }: { timeScale: number; lateAfterMs: number },
): StartLine {
  const { provider, endpoint, seed, token, signature, probe, began } = run;
  const { acknowledgement, schedule, healthPath, asksToken } = provider.delivering;
  return {
    type: 'certification',
    format: certificationRecordFormat,
    side: 'receiver',
    startedAt: new Date(began).toISOString(),
    endpoint: endpoint.origin,
    apiVersion: provider.contract.version,
    contractHash: provider.contract.hash,
    seed,
    timeScale,
    lateAfterMs,
    acknowledgement,
    schedule,
    has: {
      token: asksToken && token !== undefined,
      signature: signature !== undefined,
      probe: probe !== undefined,
      health: healthPath !== undefined,
    },
    profiles: profiles.map((profile) => inContract(provider, profile)),
    grades: gradesOf(provider.contract, profiles),
  };
}

/** A profile with what the contract has of it. */
export function inContract({ contract }: Provider, profile: LoadedProfile): StartLine['profiles'][number] {
  const own = profile.webhooks.flatMap((id) => contract.webhooks.get(id) ?? []);
  const ids = (known: boolean): string[] => own.filter((one) => isKnown(one) === known).map(({ id }) => id);
  const money = own.map(({ id }) => id).filter((id) => Object.hasOwn(profile.money ?? {}, id));
  return {
    name: profile.profile,
    version: profile.version,
    hash: profile.hash,
    known: ids(true),
    guessed: ids(false),
    money,
  };
}

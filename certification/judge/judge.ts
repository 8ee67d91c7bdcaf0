import type { Capabilities } from '../capabilities/capabilities.js';
import type { Ground, Judged, Level, Result } from '../outcome.js';
import type { Profile, Requirement } from '../profiles/profile.js';
import { judgeClient } from '../client/judge.js';
import type { CertificationRecord, ReceiverRecord } from '../record/format.js';
import type { Provider } from '../receiver/provider.js';
import { acknowledgedWebhooks, lacking } from '../receiver/needs.js';
import { scenarioNamed } from '../receiver/scenarios.js';

/**
 * The outcome of every requirement of the profiles, by nothing but the record and what was declared: whoever has both comes to the same.
 * @param provider whom the contract describes; without one it is believed that bodies have no place for what was left out
 */
export function judgeRecord(
  record: CertificationRecord,
  profiles: readonly Profile[],
  declared: Capabilities,
  provider?: Provider,
): Result[] {
  return profiles.flatMap((profile) =>
    profile.requirements
      .filter(({ side }) => side === record.start.side)
      .map((requirement) => resultOf({ record, declared, provider }, profile, requirement)),
  );
}

/** What requirements are judged by. */
interface Basis {
  record: CertificationRecord;
  declared: Capabilities;
  provider: Provider | undefined;
}

function resultOf({ record, declared, provider }: Basis, demanded: Profile, requirement: Requirement): Result {
  const { id, text, ground } = requirement;
  const level = levelOf(requirement, record);
  const own = groundIn(ground, record);
  const { profile } = demanded;
  const base = { requirement: id, profile, level, text, ground: own };
  const { start } = record;
  const shown =
    start.side === 'client'
      ? judgeClient({ ...record, start }, profile, requirement.scenario)
      : shownBy({ ...record, start }, demanded, requirement, provider);
  const excluded = declared.notOffered?.find((one) => one.requirement === id);
  // What a MUST refuses is not undone by a word of the partner's: a waiver with an owner and an end is the way to live with it.
  if (excluded && !(level === 'MUST' && shown.outcome === 'not-conformant'))
    return { ...base, outcome: 'not-applicable', because: `declared: ${excluded.reason}` };
  const attested = declared.attested?.find((one) => one.requirement === id);
  if (attested && shown.outcome === 'not-tested')
    return { ...base, outcome: 'attested', because: `${attested.evidence} (${attested.date})`, by: attested.by };
  const waived = declared.waived?.find((one) => one.requirement === id);
  if (waived && shown.outcome !== 'conformant' && shown.outcome !== 'not-applicable')
    return {
      ...base,
      outcome: 'waived',
      because: `${shown.because}; ${waived.reason}`,
      by: waived.owner,
      until: waived.expires,
    };
  return { ...base, ...shown };
}

function shownBy(
  record: ReceiverRecord,
  demanded: Profile,
  { scenario: id }: Requirement,
  provider: Provider | undefined,
): Judged {
  const { profile } = demanded;
  const scenario = scenarioNamed(id);
  if (!scenario) return { outcome: 'not-tested', because: 'no scenario shows it yet' };
  const lack = lacking(scenario.needs, record, profile);
  if (lack) return lack;
  const isOwn = (line: { profile: string; scenario: string }): boolean =>
    line.profile === profile && line.scenario === id;
  const played = record.played.find(isOwn);
  if (!played) return { outcome: 'not-tested', because: 'the certification ended before it' };
  if (played.skipped) {
    const { outcome, because } = played.skipped;
    const { seed } = record.start;
    const at = { profile: demanded, acknowledged: acknowledgedWebhooks(record, profile), seed };
    const idle = outcome === 'not-applicable' ? scenario.idle?.({ ...at, ...(provider && { provider }) }) : undefined;
    return idle === undefined ? { outcome: 'not-tested', because } : { outcome, because: idle };
  }
  return scenario.judge({
    start: record.start,
    attempts: record.attempts.filter(isOwn),
    readings: record.readings.filter(isOwn),
    played,
  });
}

/** What a requirement rests on in the contract that was used: its grade there, not that of the edition it was written for. */
function groundIn(ground: Ground, { start }: CertificationRecord): Ground {
  if (!('fact' in ground)) return ground;
  const grade = start.grades[ground.fact];
  if (grade === undefined) return ground;
  return { fact: ground.fact, evidence: { ...ground.evidence, grade: grade as never, edition: start.apiVersion } };
}

/** What is not known well enough in this contract demands nothing: a MUST becomes a SHOULD. */
function levelOf({ level, ground }: Requirement, record: CertificationRecord): Level {
  const own = groundIn(ground, record);
  if (level !== 'MUST' || !('fact' in own)) return level;
  return own.evidence.grade === 'documented' || own.evidence.grade === 'carried' ? level : 'SHOULD';
}

import type { Webhook } from '../../contracts/model/types.js';
import type { Profile } from '../profiles/profile.js';
import type { AttemptLine } from '../record/format.js';
import { kitFor, type ReceiverRun } from './kit.js';
import { acknowledgedWebhooks, lacking } from './needs.js';
import { scenarios } from './scenarios.js';

/** Told how far a certification has come. */
export type Progress = (text: string) => void;

/**
 * Plays every scenario that the profiles ask for, and notes what came of it.
 * @throws UnusableEndpoint where the probe can't be used
 */
export async function playReceiver(run: ReceiverRun, profiles: readonly Profile[], progress: Progress): Promise<void> {
  run.note(run.start);
  const attempts: AttemptLine[] = [];
  const noting: ReceiverRun = {
    ...run,
    note(line) {
      if (line.type === 'attempt') attempts.push(line);
      run.note(line);
    },
  };
  for (const profile of profiles) {
    const wanted = new Set(
      profile.requirements.flatMap(({ side, scenario }) => (side === 'receiver' ? [scenario] : [])),
    );
    for (const scenario of scenarios.filter(({ id }) => wanted.has(id))) {
      const at = { type: 'played', profile: profile.profile, scenario: scenario.id } as const;
      const lack = lacking(scenario.needs, { start: run.start, attempts }, profile.profile);
      if (lack) {
        noting.note({ ...at, skipped: lack });
        continue;
      }
      progress(`${profile.profile} ${scenario.id}`);
      const why = await scenario.play(
        kitFor(noting, profile, scenario.id, webhooksFor(noting, profile, scenario.needs, attempts)),
      );
      noting.note(why === undefined ? at : { ...at, skipped: { outcome: 'not-applicable', because: why ?? '' } });
    }
  }
  run.note({ type: 'end', at: Math.round(run.now() - run.began), attempts: run.counter.attempts });
}

function webhooksFor(run: ReceiverRun, profile: Profile, needs: readonly string[], attempts: AttemptLine[]): Webhook[] {
  const all = profile.webhooks.flatMap((id) => run.provider.contract.webhooks.get(id) ?? []);
  if (!needs.includes('acknowledged')) return all;
  const acknowledged = acknowledgedWebhooks({ start: run.start, attempts }, profile.profile);
  return all.filter(({ id }) => acknowledged.includes(id));
}

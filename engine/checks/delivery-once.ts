import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import type { DeliveryCase } from '../../generators/cases/case.js';
import { valuesShown } from '../await-deliveries.js';
import { canonicalBody, type Identified, type Relation } from '../deliveries/identity.js';
import { storyOf } from '../deliveries/story.js';
import type { DeliveryCheck, DeliveryInput, Judgement } from './check.js';
import { tellsNextState } from '../deliveries/next-state.js';

const names: Record<Relation, string> = {
  retry: 'a retry of a lost acknowledgement',
  duplicate: 'a duplicate',
  event: 'a second event',
};

const wait = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`);

/** What is wrong with an attempt, given all before it; `undefined` where nothing is. */
function problemOf(
  { attempt, relation, among }: Identified,
  before: readonly Identified[],
  input: Pick<DeliveryInput, 'case' | 'contract' | 'webhook'>,
): { message: string; atMost?: 'info' } | undefined {
  const { sequence, expect } = input.case;
  const acknowledgement = input.contract.facts.webhookDelivery.acknowledgement.status;
  const equal = before.filter((earlier) => canonicalBody(earlier.attempt.body) === canonicalBody(attempt.body));
  const acknowledged = equal.filter((earlier) => earlier.attempt.status === acknowledgement).at(-1)?.attempt;
  if (relation === 'event') {
    const previous = before.at(-1)?.attempt;
    // After a failure it may be a retry with another body, which another check tells.
    if (!previous || sequence || expect === 'any' || previous.status !== acknowledgement) return undefined;
    // Objects go on by themselves.
    if (tellsNextState(input, previous, attempt)) return undefined;
    return { message: 'a second message about the same object, with another body, that nothing asked for' };
  }
  if (!acknowledged || relation === 'retry') return undefined;
  const later = wait(Math.max(0, attempt.received.latest - acknowledged.answered.latest));
  const again = `the same message came again ${later} after it was acknowledged`;
  if (relation === 'duplicate') return { message: again };
  // Whether the other events that were caused explain it, only the case that caused them can tell.
  if (expect === 'any') return undefined;
  // What came before the answer was due is no sign of a lost one: the sender had given it up.
  if (acknowledged.answered.earliest > attempt.received.latest) return undefined;
  if (equal.length < timesExpected(attempt.body, sequence)) return undefined;
  return { message: `${again}: ${among.map((kind) => names[kind]).join(', or ')}`, atMost: 'info' };
}

/** How often the case waits for the value that a body shows. */
function timesExpected(body: string, sequence: DeliveryCase['sequence']): number {
  if (!sequence) return 0;
  if (sequence.mayRepeat) return Infinity;
  const [shown] = valuesShown([{ body }], sequence.pointer);
  return sequence.values.filter((value) => value === shown).length;
}

export const deliveryOnce: DeliveryCheck = {
  id: 'delivery-once',
  title: 'An acknowledged webhook is not sent again',
  about:
    'The same message came again although it was acknowledged with 200, when no documented retry can be due. A receiver that books on it books twice: make yours recognise what it has seen. When one can be due, the acknowledgement may have been lost: information.',
  restsOn:
    "The weakest of the webhook's path, the moment at which it fires, the acknowledgement and the retries in the facts.",
  judge(input) {
    const { contract, case: planned, webhook, deliveries, observedUntil } = input;
    const { about, sequence, expect } = planned;
    const [first] = deliveries;
    // Bodies that name no object do not tell whether two of them tell of the same.
    if (!first || !about || expect === 'none') return [];
    const { retries, acknowledgement } = contract.facts.webhookDelivery;
    const ground = evidenceGround(
      weakestEvidence([
        webhook.evidence,
        webhook.object['x-webhook'].fires,
        acknowledgement.evidence,
        retries.evidence,
      ]),
    );
    const watched = observedUntil === undefined ? {} : { observedUntil };
    const story = storyOf({ contract, case: planned, deliveries, ...watched });
    const judged = story.flatMap((identified, index): Judgement[] => {
      const problem = problemOf(identified, story.slice(0, index), input);
      return problem
        ? [
            {
              check: 'delivery-once',
              holds: false,
              ground,
              ...problem,
              expected: 'one delivery and no more',
              actual: `${deliveries.length} deliveries`,
              subject: { kind: 'delivery', id: identified.attempt.id },
            },
          ]
        : [];
    });
    if (judged.length > 0) return judged;
    return [
      {
        check: 'delivery-once',
        holds: true,
        ground,
        message: sequence
          ? `none of ${deliveries.length} deliveries came again`
          : deliveries.length === 1
            ? 'delivered once'
            : `${deliveries.length} attempts, and none after the acknowledgement`,
        expected: 'one delivery and no more',
        actual: `${deliveries.length}`,
        subject: { kind: 'delivery', id: first.id },
      },
    ];
  },
};

import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle, type Ground } from '../../contracts/model/ground.js';
import { caseId, type ObservationCase, type Parting } from '../../generators/cases/case.js';
import type { Exchange } from '../exchange.js';
import type { ExplorationLine, StoryStep } from '../record/format.js';
import type { Session } from '../session/session.js';
import type { Act } from '../model/kind.js';
import type { Exploration, Found } from './explore.js';
import type { Disagreement, Scene } from './performance.js';
import { explorationPhase, heldRule } from './request.js';

/** Writes what exploration found to the record: one case per finding, one per operation whose answers all agreed, and what was reached. */
export function tellExploration(session: Session, exploration: Exploration): void {
  const known = new Map<string, number>();
  for (const found of exploration.found) {
    const rule = ruleOf(found);
    const count = (known.get(rule) ?? 0) + 1;
    known.set(rule, count);
    tellFound(session, found, count === 1 ? rule : `${rule}.${count}`);
  }
  const failed = new Set(
    exploration.found.map(({ disagreement: { scene }, scenes }) => operationOfScene(session, scene, scenes)),
  );
  for (const [operationId, exchange] of exploration.reached.answers)
    if (!failed.has(operationId))
      tellHeld(session, operationId, exchange, exploration.reached.subjects.get(operationId) ?? 1);
  session.options.record.append(lineOf(exploration));
}

/** What exploration came to, as records have it. */
function lineOf({
  steps,
  open,
  sequences,
  crowds,
  undecided,
  lost,
  durationMs,
  ended,
  reached,
}: Exploration): ExplorationLine {
  return {
    type: 'exploration',
    steps,
    open,
    sequences,
    lost: lost.length,
    crowds,
    undecided,
    durationMs,
    ...(ended === undefined ? {} : { ended }),
    codes: [...reached.codes].sort(),
    pairs: [...reached.pairs].sort(),
    transitions: [...reached.transitions].sort(),
  };
}

/** An operation whose answers all agreed with the model: a case, shown with the last of them. */
function tellHeld(session: Session, operationId: string, exchange: Exchange, answers: number): void {
  const planned: ObservationCase = {
    kind: 'observation',
    id: caseId(operationId, explorationPhase, heldRule),
    phase: explorationPhase,
    rule: heldRule,
    name: 'Every answer within random sequences follows from what was done before',
    operationId,
    relation: 'model',
    ground: groundOf(),
    expected: { answers },
  };
  session.observe(planned, { steps: [exchange] }, [exchange]);
}

function tellFound(session: Session, found: Found, rule: string): void {
  const { disagreement, scenes, acts } = found;
  const operationId = operationOfScene(session, disagreement.scene, scenes);
  if (operationId !== undefined) tellSequence(session, { operationId, rule, acts }, found);
}

/** Writes a case of one sequence: where it parts from the model, or that it agrees. */
export function tellSequence(
  session: Session,
  { operationId, rule, acts }: { operationId: string; rule: string; acts: readonly Act[] },
  { disagreement, scenes }: { disagreement?: Disagreement; scenes: readonly Scene[] },
): void {
  const exchanges = exchangesOf(scenes);
  const planned: ObservationCase = {
    kind: 'observation',
    id: caseId(operationId, explorationPhase, rule),
    phase: explorationPhase,
    rule,
    name: `After ${acts.map(describeAct).join(', ')}`,
    operationId,
    relation: 'model',
    ground: groundOf(disagreement?.evidence),
    ...(disagreement ? { expected: { parting: partingOf(disagreement, scenes, acts) } } : {}),
  };
  session.observe(planned, { steps: exchanges }, exchanges);
}

function partingOf(parted: Disagreement, scenes: readonly Scene[], acts: readonly Act[]): Parting {
  const { scene, message, pointer, expected, actual } = parted;
  return {
    message,
    ...(pointer === undefined ? {} : { pointer }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(scene.exchange ? { exchangeId: scene.exchange.id } : {}),
    story: storyOf(scenes, parted),
    acts,
  };
}

/** Everything that was done and read, in its order; where target and model part, what had to come and what came. */
export function storyOf(scenes: readonly Scene[], parted?: Disagreement): StoryStep[] {
  return scenes.map((scene) => {
    const { act, subject, exchange } = scene;
    const { expected = scene.expected, actual = scene.actual } = scene === parted?.scene ? parted : scene;
    return {
      done: act ? `${describeAct(act)} (${subject})` : `read by ${subject}`,
      expected,
      actual,
      ...(exchange ? { exchangeId: exchange.id } : {}),
    };
  });
}

function groundOf(evidence: Found['disagreement']['evidence'] = []): Ground {
  return evidence.length > 0
    ? evidenceGround(weakestEvidence(evidence))
    : principle('what was done decides what is answered');
}

/** Kinds of the sequence, each once: what a finding is told by from run to run. */
function ruleOf({ acts }: Found): string {
  return [...new Set(acts.map(({ kind }) => kind))].join('.');
}

function exchangesOf(scenes: readonly Scene[]): Exchange[] {
  return scenes.flatMap(({ exchange }) => (exchange ? [exchange] : []));
}

/** What a trigger showed is told of the last call before it. */
function operationOfScene(session: Session, scene: Scene, scenes: readonly Scene[]): string | undefined {
  const { operations } = session.options.contract;
  const last = [scene, ...[...scenes].reverse()].find(({ subject }) => operations.has(subject));
  return last?.subject;
}

/** An act in a few words. */
function describeAct({ kind, on, of, values = {}, together, client }: Act): string {
  const details = Object.values(values).join(' ');
  const who = together === undefined ? '' : `client ${client ?? 1} at once:`;
  return [who, kind, details, of === undefined ? '' : `with ${of}`, on === 'new' ? '' : `for ${on}`]
    .filter((part) => part !== '')
    .join(' ');
}

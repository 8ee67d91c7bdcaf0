import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround, principle, type Ground } from '../../contracts/model/ground.js';
import { caseId, type ObservationCase } from '../../generators/cases/case.js';
import type { Exchange } from '../exchange.js';
import type { Session } from '../session.js';
import type { Act } from '../model/kind.js';
import type { Exploration, Found } from './explore.js';
import type { Scene } from './performance.js';
import { explorationPhase } from './request.js';

/** Writes what exploration found to the record: one case per finding, and one for all that went as it must. */
export function tellExploration(session: Session, exploration: Exploration): void {
  const known = new Map<string, number>();
  for (const found of exploration.found) {
    const rule = ruleOf(found);
    const count = (known.get(rule) ?? 0) + 1;
    known.set(rule, count);
    tellFound(session, found, count === 1 ? rule : `${rule}.${count}`);
  }
}

function tellFound(session: Session, { disagreement, scenes, acts }: Found, rule: string): void {
  const { scene, message, pointer, expected, actual } = disagreement;
  const operationId = operationOfScene(session, scene, scenes);
  if (operationId === undefined) return;
  const exchanges = exchangesOf(scenes);
  const planned: ObservationCase = {
    kind: 'observation',
    id: caseId(operationId, explorationPhase, rule),
    phase: explorationPhase,
    rule,
    name: `After ${acts.map(describeAct).join(', ')}`,
    operationId,
    relation: 'model',
    ground: groundOf(disagreement.evidence),
    expected: {
      parting: {
        message,
        ...(pointer === undefined ? {} : { pointer }),
        ...(expected === undefined ? {} : { expected }),
        ...(actual === undefined ? {} : { actual }),
        ...(scene.exchange ? { exchangeId: scene.exchange.id } : {}),
      },
    },
  };
  session.observe(planned, { steps: exchanges }, exchanges);
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
export function describeAct({ kind, on, of, values = {} }: Act): string {
  const details = Object.values(values).join(' ');
  return [kind, details, of === undefined ? '' : `with ${of}`, on === 'new' ? '' : `for ${on}`]
    .filter((part) => part !== '')
    .join(' ');
}

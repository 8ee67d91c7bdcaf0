import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import { evidenceGround, type Ground } from '../../contracts/model/ground.js';
import type { Contract, Operation } from '../../contracts/model/types.js';
import type { Breach, Expectation } from './case.js';
import { codes, knownCode, type KnownCode } from './codes.js';

type Refusal = Extract<Expectation, { kind: 'refused' }>;

/** What nobody states: a judgement that rests on it is a question. */
export function unstated(what: string): Evidence {
  return { grade: 'assumed', source: what };
}

/** Of what is demanded and has a default all the same. */
export const defaultIsNoValue = unstated('that its default does not stand in for it');

function restingOn(ground: Ground, code: KnownCode | undefined): Ground {
  if (!code) return ground;
  return evidenceGround(ground.kind === 'evidence' ? weakestEvidence([code.evidence, ground.evidence]) : code.evidence);
}

/** A refusal that rests on `refusalGround`, with a code where one is given; any 4xx is right without. */
export function refused(
  breaks: Breach,
  refusalGround: Ground,
  code?: KnownCode,
  more: Pick<Refusal, 'protocolStatuses' | 'names'> = {},
): Refusal {
  return {
    kind: 'refused',
    breaks,
    ...(code ? { status: code.status, code: code.code } : {}),
    ...more,
    ground: restingOn(refusalGround, code),
    refusalGround,
  };
}

/** A refusal of malformed input, with the code that the contract has for it. */
export function refusedAsInvalid(
  contract: Contract,
  operation: Operation,
  refusalGround: Ground,
  more: Pick<Refusal, 'protocolStatuses' | 'names'> = {},
): Refusal {
  return refused('validation', refusalGround, knownCode(contract, operation, codes.validation), more);
}

/** Acceptance that rests on several statements: the weakest decides. */
export function accepted(evidence: readonly Evidence[]): Expectation {
  return { kind: 'accepted', ground: evidenceGround(weakestEvidence(evidence)) };
}

/** No expectation but that the server does not fail. */
export function answered(what: string): Expectation {
  return { kind: 'answered', ground: evidenceGround(unstated(what)) };
}

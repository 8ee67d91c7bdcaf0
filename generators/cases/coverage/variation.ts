import { stepDown, type Evidence } from '../../../contracts/model/evidence.js';
import { evidenceOf } from '../../../contracts/model/look-up.js';
import type { Contract } from '../../../contracts/model/types.js';
import type { BaseRequest } from '../base.js';
import { requestOf } from '../base.js';
import { answered, accepted } from '../expectations.js';
import { templateOf, type CaseTemplate, type PhaseInput } from '../phase.js';
import { acceptanceEvidence } from '../requests.js';
import { bodyShape, type Member } from '../shape.js';

type Body = Readonly<Record<string, unknown>>;

/** A valid request that differs from the base in one thing. */
export interface Variation {
  rule: string;
  pointer?: string;
  /** Stands after the operation's title. */
  name: string;
  /** Gives nothing where the base does not lend itself to it. */
  change(base: BaseRequest): BaseRequest | undefined;
  /** What its acceptance rests on beside the call and the members sent. */
  evidence?: readonly Evidence[];
  /** Why nobody knows whether it is accepted. */
  open?: string;
  foreign?: Readonly<Record<string, unknown>>;
  /** Why it cannot be made: the case is skipped. */
  impossible?: string;
}

/** The template of a variation; none where the changed request breaks the contract. */
export function variation({ contract, operation, base }: PhaseInput, plan: Variation): CaseTemplate[] {
  const { rule, pointer, name, change, evidence = [], open, foreign, impossible } = plan;
  const changed = change(base);
  if (!changed) return [];
  const shape = bodyShape(contract, operation);
  if (shape && changed.body && !shape.fits(changed.body)) return [];
  const known = (bodyShape(contract, operation)?.members ?? []).map((member) => member.name);
  const sent = Object.fromEntries(Object.entries(changed.body ?? {}).filter(([member]) => known.includes(member)));
  const expect =
    open === undefined ? accepted([...acceptanceEvidence(contract, operation, sent), ...evidence]) : answered(open);
  return [
    templateOf(operation, {
      phase: 'coverage',
      rule,
      ...(pointer === undefined ? {} : { pointer }),
      name,
      ...(foreign ? { foreign } : {}),
      ...(impossible === undefined ? {} : { impossible }),
      expect,
      request: (given) => requestOf(operation, change(given) ?? given),
    }),
  ];
}

/** A base whose body is changed; nothing where it has none. */
export function withBody(base: BaseRequest, change: (body: Body) => Body | undefined): BaseRequest | undefined {
  const body = base.body && change(base.body);
  return body ? { ...base, body } : undefined;
}

/** That a member may be absent is said by its absence among the required ones alone: one step less sure than its place. */
export function optionalEvidence(contract: Contract, { pointer }: Member): Evidence {
  const evidence = evidenceOf(contract, pointer);
  return { ...evidence, grade: stepDown(evidence.grade) };
}

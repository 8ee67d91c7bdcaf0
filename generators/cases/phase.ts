import type { Contract, Operation } from '../../contracts/model/types.js';
import type { Data } from '../data/data.js';
import type { BaseRequest } from './base.js';
import { caseId, type Authentication, type Expectation, type PlannedRequest, type RequestCase } from './case.js';

/** What cases are made from. */
export interface PhaseInput {
  contract: Contract;
  operation: Operation;
  /** A valid request; at a target its values name objects that exist. */
  base: BaseRequest;
  data: Data;
}

/** A case that can be made from any valid request. */
export interface CaseTemplate {
  /** Of the case. */
  id: string;
  /** It may be accepted, so that it may use up what its request names. */
  accepted: boolean;
  expect: Expectation;
  /** Why what it should send cannot be made; it is skipped then. */
  impossible?: string;
  build(base: BaseRequest): RequestCase;
}

export type PhaseId = 'examples' | 'coverage' | 'negative' | 'auth' | 'fuzz';

/** A kind of cases that are made from the contract alone, and can be selected. */
export interface Phase {
  id: PhaseId;
  /** What it looks for, in one sentence. */
  about: string;
  /** Runs unless other phases are asked for. */
  byDefault: boolean;
  /** Deterministic: equal inputs give equal templates. */
  templates(input: PhaseInput): CaseTemplate[];
}

/** One way to make cases of a phase. */
export interface CaseRule {
  /** Kebab case; the rule of its cases. */
  id: string;
  /** What its cases send, in a few words. */
  about: string;
  templates(input: PhaseInput): CaseTemplate[];
}

/** A case, but for its request. */
export interface CasePlan {
  phase: PhaseId;
  rule: string;
  pointer?: string;
  /** What is special about the request: stands after the operation's title. */
  name: string;
  authentication?: Authentication;
  foreign?: Readonly<Record<string, unknown>>;
  expect: Expectation;
  /** Why what is special about the request cannot be made. */
  impossible?: string;
  request(base: BaseRequest): PlannedRequest;
}

/** The template of a planned case. */
export function templateOf({ id: operationId, object }: Operation, plan: CasePlan): CaseTemplate {
  const { phase, rule, pointer, name, authentication = 'valid', foreign, expect, impossible, request } = plan;
  const id = caseId(operationId, phase, rule, pointer);
  return {
    id,
    accepted: expect.kind !== 'refused',
    expect,
    ...(impossible === undefined ? {} : { impossible }),
    build: (base) => ({
      kind: 'request',
      id,
      phase,
      rule,
      name: `${object.summary} ${name}`,
      operationId,
      request: request(base),
      authentication,
      expect,
      ...(foreign ? { foreign } : {}),
    }),
  };
}

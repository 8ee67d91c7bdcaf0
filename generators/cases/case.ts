import type { Ground } from '../../contracts/model/ground.js';

/** A request to send, before authentication is added. */
export interface PlannedRequest {
  method: string;
  /** Path and query, from the root. */
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Which key goes along. */
export type Authentication = 'valid' | 'none' | 'wrong';

/** What an answer has to be. */
export type Expectation =
  | { kind: 'accepted'; ground: Ground }
  | {
      kind: 'refused';
      status: number;
      /** P code, where the refusal carries one. */
      code?: string;
      /** Text that the body contains, where the refusal carries no code. */
      text?: string;
      /** What the right status, code or text rests on. */
      ground: Ground;
      /** What being refused at all rests on. */
      refusalGround: Ground;
    };

interface Identity {
  /** See `caseId`. */
  id: string;
  phase: string;
  rule: string;
  /** Plain-language name. */
  name: string;
  flow?: string;
}

/** One request and its expected answer. */
export interface RequestCase extends Identity {
  kind: 'request';
  operationId: string;
  request: PlannedRequest;
  authentication: Authentication;
  expect: Expectation;
}

/** The deliveries of one webhook that a trigger must cause. */
export interface DeliveryCase extends Identity {
  kind: 'delivery';
  webhookId: string;
  /** Which deliveries are about the case's object: the value at this JSON Pointer of the body. */
  about: { pointer: string; equals: string };
  deadlineMs: number;
}

export type Case = RequestCase | DeliveryCase;

/** Stable id of a case: operation or webhook, phase, rule and pointer; never seed, value or order. */
export function caseId(subject: string, phase: string, rule: string, pointer = ''): string {
  return [subject, phase, rule, pointer].filter((part, index) => index < 3 || part !== '').join(':');
}

/** What a case expects, in words. */
export function describeExpectation(planned: Case): string {
  if (planned.kind === 'delivery')
    return `${planned.webhookId} is delivered once within ${planned.deadlineMs / 1000} s`;
  const { expect } = planned;
  if (expect.kind === 'accepted') return 'accepted with a listed 2xx status';
  return `refused with ${expect.status}${expect.code ? ` ${expect.code}` : ''}${expect.text ? ` "${expect.text}"` : ''}`;
}

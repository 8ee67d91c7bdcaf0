import { principle } from '../../contracts/model/ground.js';
import { beginningOf } from '../bytes/beginning.js';
import type { ByteProblem } from '../bytes/problem.js';
import type { Judgement } from '../checks/check.js';
import type { Exchange } from '../exchange.js';

/** A body that was looked at as bytes. */
export interface JudgedBytes {
  subject: NonNullable<Judgement['subject']>;
  problems: readonly ByteProblem[];
  /** What a person is shown of it. */
  text: string;
}

/** Judges a body, an answer's or a delivery's, by what is wrong with its bytes: one judgement that holds, or one a problem. */
export function judgeBytes(check: string, { subject, problems, text }: JudgedBytes): Judgement[] {
  const ground = principle('well-formed HTTP and JSON');
  if (problems.length === 0) return [{ check, holds: true, ground, message: 'the bytes are well-formed', subject }];
  return problems.map(({ message, pointer = '', expected }) => ({
    check,
    holds: false,
    ground,
    message,
    pointer,
    expected,
    actual: pointer === '' ? beginningOf(text).slice(0, 120) : message,
    subject,
  }));
}

/** An exchange whose answer is not whole. */
export type BrokenExchange = Exchange & Required<Pick<Exchange, 'broken'>>;

/** Tells such an exchange from others. */
export function isBroken(exchange: Exchange): exchange is BrokenExchange {
  return exchange.broken !== undefined;
}

/** The finding that an answer which had begun is none: not whole, not HTTP, or more than is read. */
export function judgeBroken({ broken, response, id }: BrokenExchange): Judgement {
  const malformed = broken.kind === 'malformed';
  return {
    check: malformed ? 'answer-well-formed' : 'answer-bounded',
    holds: false,
    ground: principle(malformed ? 'well-formed HTTP and JSON' : "the target's configuration"),
    message: broken.message,
    expected: broken.expected,
    actual: response ? `${response.status}, then: ${broken.message}` : broken.message,
    subject: { kind: 'exchange', id },
  };
}

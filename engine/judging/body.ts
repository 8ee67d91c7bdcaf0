import { evidenceGround, principle } from '../../contracts/model/ground.js';
import { evidenceOf } from '../../contracts/model/look-up.js';
import { leavesSpellingsOpen, statePointer } from '../../contracts/model/machines.js';
import { shown } from '../../contracts/model/shown.js';
import type { Contract, Drift } from '../../contracts/model/types.js';
import type { ContractValidator } from '../../contracts/model/validate.js';
import type { Judgement } from '../checks/check.js';
import { parseBody } from '../json-body.js';
import { withNumbersAsWritten } from '../numbers-as-written.js';
import { isPage } from './answer.js';

export interface BodyInput {
  contract: Contract;
  validator: ContractValidator;
  /** Schema of the body, as a JSON Pointer in the contract's document. */
  schemaPointer: string;
  body: string;
  subject: NonNullable<Judgement['subject']>;
}

/** Judges a JSON body by its schema: one judgement that holds, or one per violation and per pattern that nothing is known by. */
export function judgeBody(
  check: string,
  { contract, validator, schemaPointer, body, subject }: BodyInput,
): Judgement[] {
  const parsed = parseBody(body);
  if (!parsed.ok)
    return [
      {
        check,
        holds: false,
        ground: principle('well-formed HTTP and JSON'),
        message: isPage(body) ? 'an HTML page instead of JSON' : `the body is no JSON: ${parsed.reason}`,
        pointer: '',
        expected: 'a JSON text',
        actual: body.slice(0, 120),
        subject,
      },
    ];
  const { value, written } = withNumbersAsWritten(body, parsed.value);
  const violations = validator.violations(schemaPointer, value, 'tolerant', written);
  const notJudged = validator.takeNotJudged().map((pattern): Judgement => ({
    check,
    holds: false,
    atMost: 'info',
    ground: principle('nothing is judged that was not carried out'),
    message: `a text was not judged: the pattern ${shown(pattern)} took too long`,
    expected: 'a pattern that can be matched in time',
    actual: 'given up',
    subject,
  }));
  if (notJudged.length > 0 && violations.length === 0) return notJudged;
  if (violations.length === 0)
    return [
      {
        check,
        holds: true,
        ground: evidenceGround(evidenceOf(contract, schemaPointer)),
        message: 'the body fits its schema',
        subject,
      },
    ];
  const broken = violations.map((violation): Judgement => ({
    check,
    holds: false,
    ground: evidenceGround(violation.evidence),
    message: violation.message,
    pointer: violation.pointer,
    inContract: { pointer: violation.schemaPointer, keyword: violation.keyword },
    expected: violation.expected,
    actual: violation.actual,
    subject,
  }));
  return [...broken, ...notJudged];
}

/**
 * Members and values that the contract does not know: always information. A word for a state whose spelling the facts leave
 * open is no news but an answer.
 * @param subjectId the operation or webhook whose body it is
 */
export function judgeDrift(
  check: string,
  subjectId: string,
  { contract, validator, schemaPointer, body, subject }: BodyInput,
): Judgement[] {
  const parsed = parseBody(body);
  if (!parsed.ok) return [];
  const answersOpenSpelling = ({ kind, pointer }: Drift): boolean =>
    kind === 'unknown-enum-value' && pointer === statePointer && leavesSpellingsOpen(contract.facts, subjectId);
  return validator.drift(schemaPointer, parsed.value).map((drift) => {
    const spelling = answersOpenSpelling(drift);
    return {
      check,
      holds: spelling,
      ...(spelling ? {} : { atMost: 'info' as const }),
      ground: evidenceGround(drift.evidence),
      message: spelling
        ? `${drift.actual} spells a state that the documentation names without its spelling`
        : drift.kind === 'undeclared-field'
          ? `${drift.pointer} is new: the contract does not declare it`
          : `${drift.pointer} has a value that the contract does not know`,
      pointer: drift.pointer,
      inContract: { pointer: drift.schemaPointer, keyword: drift.kind === 'undeclared-field' ? 'properties' : 'enum' },
      expected: drift.known ? `one of ${drift.known}, or a value still unknown` : 'not declared',
      actual: drift.actual,
      subject,
    };
  });
}

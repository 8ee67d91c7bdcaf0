import type { Operation } from '../contracts/model/types.js';
import { caseId, type RequestCase } from '../generators/cases/case.js';
import { requestSchemaPointer } from '../generators/cases/requests.js';
import { shrinkCase } from '../generators/cases/shrink.js';
import { parseBody } from './json-body.js';
import { isLevel, type JudgementLine } from './record/format.js';
import type { Session } from './session/session.js';

/** Requests that shrinking sends at most for one operation, where nobody says otherwise. */
export const usualShrinking = 150;

const suffix = '-shrunk';

/** Parts of the id of a case. */
function partsOf(id: string): { subject: string; phase: string; rule: string; pointer: string } {
  const [subject = '', phase = '', rule = '', ...pointer] = id.split(':');
  return { subject, phase, rule, pointer: pointer.join(':') };
}

/** Id of the case that a shrunk one was made from; the id itself where it is not shrunk. */
export function originOf(id: string): string {
  const { subject, phase, rule, pointer } = partsOf(id);
  return rule.endsWith(suffix) ? caseId(subject, phase, rule.slice(0, -suffix.length), pointer) : id;
}

/** The worst of what does not hold, as far as it tells one trouble from another. */
function trouble(lines: readonly JudgementLine[]): Set<string> {
  const found = lines.filter(({ outcome }) => isLevel(outcome));
  const hasFailed = found.some(({ outcome }) => outcome === 'fail');
  return new Set(found.filter(({ outcome }) => !hasFailed || outcome === 'fail').map(({ check }) => check));
}

/**
 * Shrinks failing cases of one operation, each after it was carried out. Smaller bodies are sent, judged and not recorded; the
 * smallest that still fails the same check becomes a case of its own. It stays as valid, or as invalid, as the first body was:
 * else it would be another case, with another right answer.
 * @param most requests that may be sent for all cases together
 */
export function createShrinking(session: Session, operation: Operation, most: number) {
  const { validator } = session.options;
  const schema = requestSchemaPointer(operation);
  let left = most;

  const isValid = (body: string | undefined): boolean | undefined => {
    const parsed = parseBody(body ?? '');
    if (schema === undefined || !parsed.ok) return undefined;
    return validator.violations(schema, parsed.value, 'exact').length === 0;
  };

  return async (planned: RequestCase): Promise<void> => {
    const result = session.results.at(-1);
    if (result?.id !== planned.id) return;
    const checks = trouble(result.problems);
    const valid = isValid(planned.request.body);
    if (checks.size === 0 || valid === undefined) return;
    const least = await shrinkCase(
      planned,
      async (smaller) => {
        if (left === 0 || isValid(smaller.request.body) !== valid) return false;
        left -= 1;
        const judged = await session.tryOut(smaller);
        return [...trouble(judged)].some((check) => checks.has(check));
      },
      Number.POSITIVE_INFINITY,
    );
    if (least === planned) return;
    const { subject, phase, rule, pointer } = partsOf(planned.id);
    await session.request({
      ...least,
      id: caseId(subject, phase, `${rule}${suffix}`, pointer),
      rule: `${rule}${suffix}`,
      name: `${planned.name}, shrunk to what still fails`,
    });
  };
}

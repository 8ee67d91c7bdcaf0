import { valueAt } from '../../contracts/model/pointer.js';
import type { Contract } from '../../contracts/model/types.js';
import type { Profile } from './profile.js';

/** The grade in a contract of every fact that requirements rest on. */
export function gradesOf({ facts: stated }: Contract, profiles: readonly Profile[]): Record<string, string> {
  const facts = profiles.flatMap(({ requirements }) =>
    requirements.flatMap(({ ground }) => ('fact' in ground ? [ground.fact] : [])),
  );
  const entries = [...new Set(facts)].flatMap((fact) => {
    const found = valueAt(stated, `/${fact.replaceAll('.', '/')}`) as { evidence?: { grade: string } } | undefined;
    return found?.evidence ? [[fact, found.evidence.grade] as const] : [];
  });
  return Object.fromEntries(entries);
}

import { grades, type Grade } from './evidence.js';
import type { Ground } from './ground.js';

/** Levels of a finding, everywhere in the project. */
export const levels = ['info', 'warn', 'fail'] as const;
export type Level = (typeof levels)[number];

/** How strictly a target is held to weaker grades (docs/evidence.md). */
export const strictnesses = ['documented', 'carried', 'all'] as const;
export type Strictness = (typeof strictnesses)[number];

/** Level of a broken statement of each grade, by strictness of the target (docs/evidence.md). */
const levelByGrade: Record<Strictness, Record<Grade, Level>> = {
  documented: { documented: 'fail', carried: 'warn', observed: 'warn', secondary: 'info', assumed: 'info' },
  carried: { documented: 'fail', carried: 'fail', observed: 'fail', secondary: 'info', assumed: 'info' },
  all: Object.fromEntries(grades.map((grade) => [grade, 'fail'])) as Record<Grade, Level>,
};

/** Level of a judgement that did not hold. Principles need no statement of the provider: they always fail. */
export function levelOf(ground: Ground, strictness: Strictness): Level {
  return ground.kind === 'principle' ? 'fail' : levelByGrade[strictness][ground.evidence.grade];
}

/** Level of a judgement that did not hold at a target: that of its ground, capped where the judgement is only news. */
export function levelAt(judgement: { ground: Ground; atMost?: Level }, strictness: Strictness): Level {
  const { ground, atMost = 'fail' } = judgement;
  const level = levelOf(ground, strictness);
  return levels.indexOf(level) > levels.indexOf(atMost) ? atMost : level;
}

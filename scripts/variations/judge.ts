import { unchanged } from './table.js';
import type { VariationResult } from './task.js';

/** What speaks against the suite, one line each, beginning with the variation; nothing where all is as it should be. */
export function troublesOf(answers: readonly VariationResult[]): string[] {
  const plain = answers.find(({ task }) => task.variation === unchanged.id)?.seen;
  return answers.flatMap(({ task: { variation: id }, seen, error }): string[] => {
    if (!seen) return [`${id}: ${error ?? 'nothing was seen'}`];
    return [
      ...seen.alarms.map((alarm) => `${id}: ${alarm}`),
      ...(seen.varied === 0 ? [`${id}: no message was varied, so that nothing is proven`] : []),
      ...(plain && seen.judged < plain.judged
        ? [`${id}: ${seen.judged} cases were judged, ${plain.judged} are without it`]
        : []),
    ];
  });
}

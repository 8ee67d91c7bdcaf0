import { variationNamed } from './run-variation.js';
import type { VariationResult } from './task.js';

/** All variations and what came of them, as Markdown. */
export function renderVariations(answers: readonly VariationResult[]): string {
  const rows = answers
    .map(({ task, seen }) => ({ row: variationNamed(task.variation), seen }))
    .map(({ row: { id, about, sides, allows }, seen }) => {
      const where = sides.map((side) => (side === 'answer' ? 'answers' : 'deliveries')).join(', ');
      const said = seen?.information ? `${seen.information} × information` : 'nothing';
      return `| \`${id}\` | ${about} | ${where} | ${allows} | ${seen?.varied ?? 0} | ${seen?.judged ?? 0} | ${said} |`;
    });
  return [
    '# Variations that are no faults',
    '',
    'Written by `npm run variations -- --full`. A right service may write and carry the same in many ways. Each row is one of them:',
    'everything is carried out at strictness `all` against the faultless sandbox, through proxies that vary its answers on their way to the',
    'suite and its deliveries on their way to the sink. No variation may raise more than its row allows, and none may keep cases from',
    'being judged.',
    '',
    '| variation | what is different | where | allowed | messages varied | cases judged | the suite said |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

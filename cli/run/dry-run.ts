import { costKinds, type Allowance } from '../../engine/budget.js';
import type { CoverageLine } from '../../engine/record/format.js';
import { costsOf, type Rehearsal } from '../../runner/rehearsal.js';

function countsText(items: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].map(([item, count]) => `${count} ${item}`).join(' · ') || 'none';
}

/** Lines that tell what a run would send: every request, then the figures. */
export function describeRehearsal(rehearsal: Rehearsal, allowed: Allowance, target: string): string[] {
  const { requests, skipped, unforeseen } = rehearsal;
  const costs = costsOf(rehearsal);
  const costly = costKinds
    .filter((kind) => costs[kind] !== undefined)
    .map((kind) => `${costs[kind]} ${kind} (${allowed[kind] === undefined ? 'no limit' : `${allowed[kind]} allowed`})`);
  const reasons = countsText(skipped.map(({ reason }) => reason)).split(' · ');
  return [
    ...requests.map(
      ({ planned: { operationId, request, name, id }, kind }) =>
        `${operationId}  ${request.method} ${shortened(request.path)}  ${name}  ${id}${kind ? `  [${kind}]` : ''}`,
    ),
    `target    ${target}; nothing was sent`,
    `requests  ${requests.length}: ${countsText(requests.map(({ planned }) => planned.phase))}`,
    `costs     ${costly.join(' · ') || 'none'}`,
    ...(skipped.length > 0 ? [`skipped   ${skipped.length}`, ...reasons.map((reason) => `  ${reason}`)] : []),
    ...(unforeseen.length > 0
      ? [`unforeseen: what these flows send depends on the target's answers: ${unforeseen.join(', ')}`]
      : []),
  ];
}

/** Lines that tell what no case reaches, and why. */
export function describeOutOfReach(lines: readonly CoverageLine[]): string[] {
  if (lines.length === 0) return [];
  return [
    `out of reach, whatever the target  ${lines.length}`,
    ...lines.map(({ subject, item, reason }) => `  ${subject} ${item}: ${reason}`),
  ];
}

/** Some cases send paths of thousands of characters. */
function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 117)}…` : path;
}

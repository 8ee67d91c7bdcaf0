import { grades, type Grade } from '../model/evidence.js';
import { nodeKinds, type ContractNode, type NodeKind } from './nodes.js';

/** Number of nodes by grade. */
export type GradeCounts = Record<Grade, number>;

export interface Coverage {
  nodes: number;
  byGrade: GradeCounts;
  byKind: Record<NodeKind, GradeCounts>;
}

function countGrades(nodes: readonly ContractNode[]): GradeCounts {
  const counts = Object.fromEntries(grades.map((grade) => [grade, 0])) as GradeCounts;
  for (const { evidence } of nodes) counts[evidence.grade] += 1;
  return counts;
}

/** How well nodes are known: counts by grade, for all of them and for each kind. */
export function coverageOf(nodes: readonly ContractNode[]): Coverage {
  const byKind = nodeKinds.map((kind) => [kind, countGrades(nodes.filter((node) => node.kind === kind))]);
  return {
    nodes: nodes.length,
    byGrade: countGrades(nodes),
    byKind: Object.fromEntries(byKind) as Record<NodeKind, GradeCounts>,
  };
}

/** Share of nodes that are documented or carried, from 0 to 1; without any node 0. */
export function firmShare({ nodes, byGrade }: Coverage): number {
  return nodes === 0 ? 0 : (byGrade.documented + byGrade.carried) / nodes;
}

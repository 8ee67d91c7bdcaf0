import { toPointer } from '../model/pointer.js';
import type { Contract } from '../model/types.js';
import { contractNodes } from './nodes.js';

/** A fact with neither grade nor source: it counts as assumed. */
export interface UngradedFact {
  file: 'openapi.yaml' | 'facts.yaml';
  pointer: string;
}

/** Members of the facts that describe the file and state nothing of the API. */
const descriptive = new Set(['version', 'editions']);

function hasEvidence(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return 'evidence' in node || Object.values(node).some(hasEvidence);
}

/** Whether anything is said at all: lists of nothing state nothing. */
function isStatement(node: unknown): boolean {
  return typeof node !== 'object' || node === null || Object.values(node).some(isStatement);
}

/** The parts of the facts with evidence neither around nor inside them, each as a whole. */
function ungradedParts(node: unknown, pointer: string): string[] {
  if (typeof node !== 'object' || node === null || 'evidence' in node || !isStatement(node)) return [];
  if (!hasEvidence(node)) return [pointer];
  return Object.entries(node).flatMap(([name, member]) => ungradedParts(member, pointer + toPointer([name])));
}

/** Every fact of a contract that states neither a grade nor a source, at itself or around it. */
export function ungradedFacts({ document, facts }: Contract): UngradedFact[] {
  const nodes = contractNodes(document).filter(
    ({ evidence }) => evidence.grade === 'assumed' && evidence.source === undefined,
  );
  const parts = Object.entries(facts)
    .filter(([name]) => !descriptive.has(name))
    .flatMap(([name, member]) => ungradedParts(member, toPointer([name])));
  return [
    ...nodes.map(({ pointer }): UngradedFact => ({ file: 'openapi.yaml', pointer })),
    ...parts.map((pointer): UngradedFact => ({ file: 'facts.yaml', pointer })),
  ];
}

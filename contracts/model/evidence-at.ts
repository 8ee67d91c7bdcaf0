import type { Evidence, EvidenceNode } from './evidence.js';
import { tokensOf, valueAt } from './pointer.js';

function merge(inherited: Evidence, node: EvidenceNode | Evidence | undefined): Evidence {
  if (!node) return inherited;
  const { keywords, ...own } = node as EvidenceNode;
  return { ...inherited, ...own };
}

/** What nothing shows has no edition, whatever its surroundings have. */
function honest(evidence: Evidence): Evidence {
  if (evidence.grade !== 'assumed' && evidence.grade !== 'secondary') return evidence;
  const { edition, ...rest } = evidence;
  return rest;
}

/**
 * Evidence of a node of a contract, or of one keyword of it: the deepest `x-evidence` on the way decides, and beside a
 * `$ref` it overrides the component's. A node with none at all is assumed.
 */
export function evidenceAt(document: unknown, pointer: string, keyword?: string): Evidence {
  let evidence: Evidence = { grade: 'assumed' };
  let node: unknown = document;
  let own: EvidenceNode | undefined;
  for (const token of ['', ...tokensOf(pointer)]) {
    if (token !== '')
      node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[token] : undefined;
    own = undefined;
    if (typeof node !== 'object' || node === null) break;
    own = (node as { 'x-evidence'?: EvidenceNode })['x-evidence'];
    evidence = merge(evidence, own);
  }
  return honest(keyword ? merge(evidence, own?.keywords?.[keyword]) : evidence);
}

type Referring = { $ref?: unknown; 'x-evidence'?: EvidenceNode };

/**
 * Evidence of a place within a component, as seen from a place that refers to it and says something of its own: what stands beside a
 * `$ref` overrides the component's, and what stands deeper overrides that. `undefined` where nothing stands beside the reference, or the place is elsewhere.
 */
export function evidenceBehind(
  document: unknown,
  asked: string,
  pointer: string,
  keyword: string,
): Evidence | undefined {
  const { $ref, 'x-evidence': beside } = (valueAt(document, asked) ?? {}) as Referring;
  const component = typeof $ref === 'string' && $ref.startsWith('#') ? $ref.slice(1) : undefined;
  if (component === undefined || beside === undefined) return undefined;
  if (pointer !== component && !pointer.startsWith(`${component}/`)) return undefined;
  let [evidence, own, node]: [Evidence, EvidenceNode | undefined, unknown] = [
    evidenceAt(document, asked),
    beside,
    valueAt(document, component),
  ];
  for (const token of tokensOf(pointer.slice(component.length))) {
    node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[token] : undefined;
    own = (node as { 'x-evidence'?: EvidenceNode } | undefined)?.['x-evidence'];
    evidence = merge(evidence, own);
  }
  return honest(merge(evidence, own?.keywords?.[keyword]));
}

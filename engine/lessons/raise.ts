import { evidenceAt } from '../../contracts/model/evidence-at.js';
import type { Evidence, EvidenceNode } from '../../contracts/model/evidence.js';
import { parsePointer, toPointer, valueAt } from '../../contracts/model/pointer.js';
import type { OpenApiDocument } from '../../contracts/model/types.js';
import type { PatchOperation } from '../record/format.js';
import { isAssumed, keyOf, type EvidenceHolder, type Subject } from './assumption.js';

/** Source of an assumption that states none, where its surroundings have one that is not its own. */
const noSource = 'no page shows it';

/** What of evidence is inherited and has to be right; the basis stays whatever it is. */
function same(a: Evidence, b: Evidence): boolean {
  const text = ({ grade, edition, source = noSource }: Evidence): string =>
    JSON.stringify([grade, isAssumed({ grade }) ? undefined : edition, source]);
  return text(a) === text(b);
}

/** Evidence as it has to be written so that nothing of its surroundings shows through. */
function stated({ grade, edition, source = noSource, basis }: Evidence): Evidence {
  return { grade, ...(edition === undefined ? {} : { edition }), source, ...(basis === undefined ? {} : { basis }) };
}

/** What a node inherits: from the nearest one above whose evidence is settled, and from what stands between the two. */
function inheritedBy(document: OpenApiDocument, pointer: string, settled: ReadonlyMap<string, Evidence>): Evidence {
  const tokens = parsePointer(pointer);
  return tokens.reduce<Evidence>(
    (evidence, _token, depth) => {
      const outer = toPointer(tokens.slice(0, depth));
      const { keywords: _keywords, ...own } =
        (valueAt(document, outer) as { 'x-evidence'?: EvidenceNode })['x-evidence'] ?? ({} as EvidenceNode);
      return settled.get(outer) ?? { ...evidence, ...own };
    },
    { grade: 'assumed' },
  );
}

/**
 * Operations that give some assumptions of a subject the evidence `seen`, and leave every other statement what it is worth:
 * since evidence holds for the subtree, what stands below a raised node and is not raised itself says its own again.
 * @param raised keys of the assumptions ({@link keyOf})
 */
export function raiseEvidence(
  document: OpenApiDocument,
  { holders, assumptions, pointer: subject }: Subject,
  raised: ReadonlySet<string>,
  seen: Evidence,
): PatchOperation[] {
  const settled = new Map<string, Evidence>();
  const after = (key: string, before: Evidence): Evidence => (raised.has(key) ? { ...before, ...seen } : before);
  const rewrite = ({ pointer, evidence, keywords }: EvidenceHolder): PatchOperation[] => {
    const node = valueAt(document, pointer) as { 'x-evidence'?: EvidenceNode };
    const { keywords: ownKeywords = {}, ...own } = node['x-evidence'] ?? {};
    const wanted = after(keyOf(pointer), evidence);
    settled.set(pointer, wanted);
    const changed = !same({ ...inheritedBy(document, pointer, settled), ...own }, wanted);
    const rewritten: NonNullable<EvidenceNode['keywords']> = {};
    for (const keyword of new Set([...keywords, ...Object.keys(ownKeywords)])) {
      const value = after(keyOf(pointer, keyword), evidenceAt(document, pointer, keyword));
      if (!same({ ...wanted, ...ownKeywords[keyword] }, value)) rewritten[keyword] = stated(value);
    }
    if (!changed && Object.keys(rewritten).length === 0) return [];
    const all = { ...ownKeywords, ...rewritten };
    const value = { ...(changed ? stated(wanted) : own), ...(Object.keys(all).length > 0 ? { keywords: all } : {}) };
    return [{ op: 'add', path: `${pointer}/x-evidence`, value }];
  };
  const outerFirst = [...holders].sort((a, b) => parsePointer(a.pointer).length - parsePointer(b.pointer).length);
  const fires = `${subject}/x-webhook/fires`;
  return [
    ...outerFirst.flatMap(rewrite),
    ...(raised.has(fires) && assumptions.has(fires) ? [{ op: 'add' as const, path: fires, value: seen }] : []),
  ];
}

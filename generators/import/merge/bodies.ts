import { grades, type Evidence, type EvidenceNode } from '../../../contracts/model/evidence.js';
import type { MediaType, Schema } from '../../../contracts/model/types.js';
import { overlay } from '../../contract/overlay.js';
import type { ReadBody } from '../reading.js';
import { disagreements, type Disagreement } from './disagreements.js';

type Content = Record<string, MediaType>;

function withoutKeywords(node: EvidenceNode | undefined): Evidence | undefined {
  if (!node) return undefined;
  const { keywords: _keywords, ...evidence } = node;
  return evidence;
}

/** Whether something is known better than something else. */
export function isBetter(a: Evidence, b: Evidence): boolean {
  return grades.indexOf(a.grade) < grades.indexOf(b.grade);
}

function marked(schema: Schema, evidence: Evidence): Schema {
  return { ...schema, 'x-evidence': { ...evidence, ...schema['x-evidence'], ...evidence } };
}

/**
 * Whether a source speaks before what is known. It does where that is known less well; traffic also does where it contradicts what
 * was carried over from another edition.
 */
function decides(own: Evidence, known: Evidence, contradicts: boolean): boolean {
  if (known.grade === 'documented') return false;
  return isBetter(own, known) || (contradicts && known.grade === 'carried');
}

/**
 * The schema of a place that both the contract and a source describe, with where they contradict each other unsolved.
 * @param known evidence that the contract's schema inherits
 */
function mergedSchema(
  schema: Schema,
  shown: Schema,
  known: Evidence,
  own: Evidence,
): { schema: Schema; unsolved: Disagreement[] } {
  const inherited = withoutKeywords(schema['x-evidence']) ?? known;
  const found = disagreements(schema, shown);
  if (decides(own, inherited, found.length > 0))
    return { schema: marked(overlay(shown, schema, own, known), own), unsolved: [] };
  const isClosed = schema.additionalProperties === false;
  if (isClosed) return { schema, unsolved: found };
  return { schema: overlay(schema, marked(shown, own), known, own), unsolved: found };
}

/** The bodies of a request or an answer with what a source shows of them. */
export function mergedContent(
  content: Content | undefined,
  body: ReadBody,
  known: Evidence,
  own: Evidence,
): { content: Content; unsolved: Disagreement[] } {
  const media = content && Object.hasOwn(content, body.contentType) ? content[body.contentType] : undefined;
  if (!media?.schema)
    return {
      content: { ...content, [body.contentType]: { ...media, schema: marked(body.schema, own) } },
      unsolved: [],
    };
  const { schema, unsolved } = mergedSchema(media.schema, body.schema, known, own);
  return { content: { ...content, [body.contentType]: { ...media, schema } }, unsolved };
}

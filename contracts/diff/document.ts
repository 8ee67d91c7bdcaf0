/** One side of a comparison: a document as OpenAPI 3.1 has it, whose references can be followed. */
import { percentDecoded } from '../../text/percent-decoded.js';
import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import { isObject, type JsonObject } from '../model/json-value.js';
import { escapeToken, parsePointer } from '../model/pointer.js';

/** A node of a document with its place, and the evidence that it has there. */
export interface Located<Node = unknown> {
  node: Node;
  pointer: string;
  evidence?: Evidence;
}

/** One of the two contracts. */
export interface Side {
  document: JsonObject;
  facts?: Facts;
  /** Whether any node has evidence: documents of other people have none, and are taken at their word. */
  graded: boolean;
  /** Which of the two it is, for messages. */
  which?: 'old' | 'new';
}

/** What is refused before anything is compared. */
export class DocumentError extends Error {
  override name = 'DocumentError';
  readonly pointer: string;
  /** Whose fault it is; absent where that of both. */
  readonly side: Side['which'];

  constructor(pointer: string, problem: string, side?: Side['which']) {
    super(`${pointer === '' ? '' : `#${pointer}: `}${problem}`);
    this.pointer = pointer;
    this.side = side;
  }
}

function evidenceOfNode(node: unknown): (Evidence & { keywords?: Record<string, Evidence> }) | undefined {
  const own = isObject(node) ? node['x-evidence'] : undefined;
  return isObject(own) ? (own as unknown as Evidence & { keywords?: Record<string, Evidence> }) : undefined;
}

function merged(inherited: Evidence | undefined, node: unknown): Evidence | undefined {
  const own = evidenceOfNode(node);
  if (!own) return inherited;
  const { keywords, ...rest } = own;
  return { ...inherited, ...rest };
}

/** The whole document as a place. */
export function rootOf(side: Side): Located<JsonObject> {
  return at(side.document, '', merged(undefined, side.document));
}

function at<Node>(node: Node, pointer: string, evidence: Evidence | undefined): Located<Node> {
  return evidence === undefined ? { node, pointer } : { node, pointer, evidence };
}

/** A member of a located node; its own evidence counts, else what it inherits. */
export function child(parent: Located, ...tokens: (string | number)[]): Located {
  return tokens.reduce<Located>((current, token) => {
    const { node } = current;
    const own = typeof node === 'object' && node !== null && Object.hasOwn(node, token);
    const found = own ? (node as JsonObject)[token] : undefined;
    return at(found, `${current.pointer}/${escapeToken(String(token))}`, merged(current.evidence, found));
  }, parent);
}

/** What a keyword of a node rests on: its own evidence where it has one, else the node's. */
export function keywordEvidence({ node, evidence }: Located, keyword: string): Evidence | undefined {
  const own = evidenceOfNode(node)?.keywords?.[keyword];
  return own ? { ...evidence, ...own } : evidence;
}

/**
 * Follows the reference of a node, if it has one. Evidence beside the reference overrides the component's.
 * @throws DocumentError where it leads to nothing, or out of the document
 */
export function follow(side: Side, located: Located): Located {
  const seen = new Set<string>();
  let current = located;
  while (isObject(current.node) && typeof current.node['$ref'] === 'string') {
    const reference = current.node['$ref'];
    if (seen.has(reference))
      throw new DocumentError(current.pointer, `refers to ${reference}, which refers to itself`, side.which);
    seen.add(reference);
    current = targetOf(side, current, reference);
  }
  return current;
}

/** What a single reference leads to. @throws DocumentError where that is nothing */
export function targetOf(side: Side, from: Located, reference: string): Located {
  if (reference !== '#' && !reference.startsWith('#/'))
    throw new DocumentError(
      from.pointer,
      `refers to ${reference.slice(0, 200)}, which is outside of the document`,
      side.which,
    );
  const pointer = percentDecoded(reference.slice(1));
  const target = child(rootOf(side), ...parsePointer(pointer));
  if (target.node === undefined)
    throw new DocumentError(from.pointer, `refers to ${reference.slice(0, 200)}, which is not there`, side.which);
  const beside = evidenceOfNode(from.node);
  return at(target.node, target.pointer, beside ? from.evidence : (target.evidence ?? from.evidence));
}

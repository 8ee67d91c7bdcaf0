/** What a rule of the comparison is. Each stands in a file of its own; `rules/index.ts` lists them. */
import type { Level } from '../model/levels.js';
import type { Direction, Effect } from './change.js';
import type { Edit } from './edit.js';

/** Two pieces of a document, or of facts, that differ by what the rule is about. */
export type Example =
  | { kind: 'schema'; before: unknown; after: unknown; components?: Readonly<Record<string, unknown>> }
  | { kind: 'operation'; before: unknown; after: unknown }
  | { kind: 'webhook'; before: unknown; after: unknown }
  | { kind: 'value'; before: unknown; after: unknown }
  | { kind: 'document'; before: unknown; after: unknown }
  | { kind: 'facts'; before: unknown; after: unknown };

/** What stands before a rule's id in the id of its changes. */
export type Scope =
  /** Direction and carrier: `request-property-…`, `webhook-body-…`, `request-parameter-…`, `response-header-…`. */
  | 'value'
  /** Direction: `request-…`, `response-…`. */
  | 'direction'
  /** Nothing. */
  | 'none';

/** A kind of difference: what it is called, how loud it is, and what to do. */
export interface Rule {
  /** Kebab-case, as its file is named. */
  id: string;
  scope: Scope;
  /** What edits it names: their keyword, and what they do. */
  keyword: string;
  effect?: Effect;
  /** Further conditions on the edit. */
  when?(edit: Edit, direction: Direction): boolean;
  /** One sentence for `explain` and the list of changes. */
  about: string;
  /** Where the meaning is laid down. */
  restsOn: string;
  /** What to do, in one sentence. */
  advice: string;
  /** Levels that effect and direction do not tell, for a tolerant reader. */
  levels?: Partial<Record<Direction, Level>>;
  /** As `levels`, for a reader that takes nothing unknown; left out where tolerance makes no difference. */
  strict?: Partial<Record<Direction, Level>>;
  /** As loud as this at most where no value shows it; `warn` where it is left out. */
  unproven?: Level;
  /** No validator judges what it is about, so that no value can show it: it is argued, and as loud as its level says. */
  unjudged?: true;
  example: Example;
}

/** The same level for whatever readers get: answers, payloads of webhooks and callbacks. */
export function toReaders(level: Level): Partial<Record<Direction, Level>> {
  return { response: level, webhook: level, callback: level };
}

/** The same level for whatever the provider gets: requests, and the answers of those it calls. */
export function toProvider(level: Level): Partial<Record<Direction, Level>> {
  return { request: level, 'webhook-answer': level, 'callback-answer': level };
}

/** The same level wherever it is. */
export function everywhere(level: Level): Partial<Record<Direction, Level>> {
  return { ...toReaders(level), ...toProvider(level), api: level };
}

/** Finds the rule of an edit, and the id of its change. */
import type { Direction } from './change.js';
import type { Edit } from './edit.js';
import type { Carrier } from './api/part.js';
import type { Rule } from './rule.js';
import { rules } from './rules/index.js';

const byKeyword = new Map<string, Rule[]>();
for (const rule of rules) byKeyword.set(rule.keyword, [...(byKeyword.get(rule.keyword) ?? []), rule]);

/** The first rule that names an edit; `undefined` where none does. */
export function ruleFor(edit: Edit, direction: Direction): Rule | undefined {
  return byKeyword
    .get(edit.keyword)
    ?.find((rule) => (rule.effect ?? edit.effect) === edit.effect && (rule.when?.(edit, direction) ?? true));
}

/** What a schema describes, for names: the whole body, a member of it, a parameter, a header. */
export type Described = 'body' | 'property' | 'parameter' | 'header';

export function describedBy(carrier: Carrier, at: readonly string[]): Described {
  return carrier === 'body' && at.length > 0 ? 'property' : carrier;
}

/** Id of a change: that of its rule, behind what it speaks of. */
export function changeId(rule: Pick<Rule, 'id' | 'scope'>, direction: Direction, described: Described): string {
  if (rule.scope === 'none') return rule.id;
  if (direction === 'api') return `api-${rule.id}`;
  return rule.scope === 'direction' ? `${direction}-${rule.id}` : `${direction}-${described}-${rule.id}`;
}

const prefixes = ['request', 'response', 'webhook-answer', 'webhook', 'callback-answer', 'callback'] as const;
const described: readonly Described[] = ['body', 'property', 'parameter', 'header'];

/** Every id that changes of a rule can have. */
export function idsOf(rule: Rule): string[] {
  if (rule.scope === 'none') return [rule.id];
  const ofCalls = rule.keyword === 'annotation' ? [changeId(rule, 'api', 'body')] : [];
  const ofParts = prefixes.flatMap((direction) =>
    rule.scope === 'direction'
      ? [changeId(rule, direction, 'body')]
      : described.map((one) => changeId(rule, direction, one)),
  );
  return [...ofCalls, ...ofParts];
}

const byId = new Map<string, Rule>();
for (const rule of rules) for (const id of [rule.id, ...idsOf(rule)]) if (!byId.has(id)) byId.set(id, rule);

/** The rule of an id of a change, or of its own id. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}

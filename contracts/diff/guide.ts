/** The guide of all kinds of changes, `docs/changes.md`: made of the rules, so that it never says otherwise. */
import type { directions } from './change.js';
import { type Effect } from './change.js';
import { levelOfRule } from './levels.js';
import { idsOf } from './named.js';
import type { Rule } from './rule.js';
import { rules } from './rules/index.js';

const families: readonly { title: string; about: string; holds(rule: Rule): boolean }[] = [
  {
    title: 'Schemas',
    about:
      'What a body, a member, a parameter or a header has to be. The id begins with the direction and with what the schema describes: `request-property-…`, `response-body-…`, `webhook-property-…`, `request-parameter-…`, `response-header-…`; of members with the direction alone. Values prove these changes.',
    holds: ({ example }) => example.kind === 'schema' || example.kind === 'value',
  },
  {
    title: 'Operations, webhooks and callbacks',
    about: 'What can be called, and how. No value shows these; they are argued.',
    holds: ({ example }) => ['operation', 'document', 'webhook'].includes(example.kind),
  },
  {
    title: 'Facts',
    about: 'What a contract says beyond its document: codes, limits, fees, currencies. They are argued.',
    holds: ({ example }) => example.kind === 'facts',
  },
];

const provider = ['request', 'webhook-answer', 'callback-answer'] as const;

/** Levels in a few words. */
function levelsOf(rule: Rule): string {
  const effect: Effect = rule.effect ?? 'incomparable';
  const at = (direction: (typeof directions)[number], receiver: 'tolerant' | 'strict' = 'tolerant'): string =>
    levelOfRule(rule, effect, direction, receiver);
  if (rule.scope === 'none') return at('api');
  const [request] = provider.map((direction) => at(direction));
  const readers = [at('response'), at('webhook')]
    .filter((level, index, all) => all.indexOf(level) === index)
    .join(' / ');
  const strict = at('response', 'strict') === at('response') ? '' : ` (strict reader: ${at('response', 'strict')})`;
  return `${request} | ${readers}${strict}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function row(rule: Rule): string {
  const levels = levelsOf(rule);
  const columns = rule.scope === 'none' ? [levels, ''] : levels.split(' | ');
  return `| <a id="${rule.id}"></a>\`${rule.id}\` | ${cell(rule.about)} | ${columns.map(cell).join(' | ')} | ${cell(rule.advice)} | ${cell(rule.restsOn)} |`;
}

/** The text of the guide. */
export function changesGuide(): string {
  const count = rules.flatMap((rule) => idsOf(rule)).length;
  const parts = families.flatMap(({ title, about, holds }) => [
    `## ${title}`,
    '',
    about,
    '',
    '| rule | means | to the provider, or at all | to readers | what to do | rests on |',
    '|---|---|---|---|---|---|',
    ...rules.filter(holds).map(row),
    '',
  ]);
  return [
    '<!-- Made of the rules by `npm run derive`; change those instead. -->',
    '',
    '# Changes',
    '',
    `What \`conformance diff\` can tell: ${rules.length} rules, ${count} ids. \`npx conformance explain <id>\` shows the same on the terminal; [diff.md](diff.md) says how levels and proofs come about.`,
    '',
    ...parts,
  ].join('\n');
}

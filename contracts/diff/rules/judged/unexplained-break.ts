import type { Rule } from '../../rule.js';

export const unexplainedBreak: Rule = {
  id: 'unexplained-break',
  scope: 'direction',
  keyword: 'unexplained',
  about: 'A value that one side sends is refused by the other, and no other rule names what changed there.',
  restsOn: 'JSON Schema Core 2020-12, 4.3',
  advice: 'Look at the value: it is refused after the upgrade.',
  example: { kind: 'value', before: { type: 'string' }, after: { type: 'integer' } },
};

import type { Schema } from '../../contracts/model/types.js';
import { complaintsIn } from './complaints.js';
import { miningRules } from './rules.js';

/** What a refusal teaches of a member: seen in traffic once, and so no more than observed. */
export interface Mined {
  /** Path of the member. */
  path: readonly string[];
  /** Id of the form that it was told in. */
  rule: string;
  constraint: Schema;
  /** As the server said it. */
  text: string;
}

/** The member that a text itself names: at its beginning, in quotes, or as Laravel and Rails spell it. */
function namedIn(text: string, known: readonly string[]): string[] | undefined {
  const spelled = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const words = text.match(/[\w.]+/g) ?? [];
  const [first = '', second = '', third = ''] = words.map(spelled).filter((word) => word !== 'the');
  // "First name can't be blank" is about `firstName`, whatever `name` is.
  for (const beginning of [first + second + third, first + second, first]) {
    const spelledSo = known.find((name) => spelled(name) === beginning);
    if (spelledSo !== undefined) return [spelledSo];
  }
  return words.find((word) => known.includes(word.split('.')[0] ?? ''))?.split('.');
}

/**
 * What the body of a refusal says about the members of a request.
 * @param known names of the members that the request may have, to find those that a text names
 * @example mined('{"message":["kind must be one of the following values: a, b"]}', ['kind'])[0]?.constraint // { enum: ['a', 'b'] }
 */
export function mined(body: string, known: readonly string[]): Mined[] {
  const seen = new Set<string>();
  const isNew = ({ path, constraint }: Mined): boolean => {
    const key = JSON.stringify([path, constraint]);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  const found = complaintsIn(body).flatMap(({ path, text }): Mined[] => {
    const named = path.length > 0 ? path : namedIn(text, known);
    if (named === undefined) return [];
    const without = path.length > 0 ? text : text.replace(/^"?[\w.]+"? /, '');
    const fitting = miningRules.map((rule) => ({ rule, match: rule.matches.exec(without) })).find(({ match }) => match);
    if (!fitting?.match) return [];
    return [{ path: named, rule: fitting.rule.id, constraint: fitting.rule.constraint(fitting.match), text }];
  });
  return found.filter(isNew);
}

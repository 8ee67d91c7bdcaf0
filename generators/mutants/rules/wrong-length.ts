import type { Schema } from '../../../contracts/model/types.js';
import type { Breach, Rule } from '../rule.js';
import { longestText } from '../../data/strings.js';
import { stating, type Site } from '../sites.js';

type Bound = 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

function ofLength(value: string | unknown[], length: number): unknown {
  if (typeof value !== 'string')
    return Array.from({ length }, (_, index) => value[Math.min(index, Math.max(0, value.length - 1))]);
  return (value || 'x').repeat(Math.ceil(length / (value.length || 1))).slice(0, length);
}

function beyond(site: Site, value: string | unknown[], bound: Bound, step: -1 | 1): Breach[] {
  return stating(site, bound).flatMap(({ pointer, schema }) => {
    const length = (schema as Required<Pick<Schema, Bound>>)[bound] + step;
    // A list without items has nothing that could be repeated.
    if (length < 0 || length > longestText || (typeof value !== 'string' && value.length === 0 && length > 0))
      return [];
    return [
      { pointer: site.pointer, keyword: bound, schemaPointer: pointer, edit: { replace: ofLength(value, length) } },
    ];
  });
}

/** A text or list that is one shorter than its least or one longer than its greatest length. */
export const wrongLength: Rule = {
  id: 'wrong-length',
  describes: 'a text or list is too short or too long',
  breaches: (site) => {
    const { value } = site;
    if (typeof value === 'string')
      return [...beyond(site, value, 'minLength', -1), ...beyond(site, value, 'maxLength', 1)];
    return Array.isArray(value) ? [...beyond(site, value, 'minItems', -1), ...beyond(site, value, 'maxItems', 1)] : [];
  },
};

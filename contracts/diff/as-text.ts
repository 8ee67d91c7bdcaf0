/** Values that travel as text: `?limit=5` is a number to who wants one, and a text to who wants that. */
import type { Section } from './api/part.js';
import { isObject } from '../model/json-value.js';
import type { Located } from './document.js';
import { effectOf, type Edit } from './edit.js';

/** How deep members of a form are texts; what is deeper is JSON (OpenAPI 3.1.1, 4.8.15). */
const deepestInForms = 2;

const forms = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

/**
 * Whether numbers and booleans are written as a text has them: in parameters and headers that have a style, in forms, and in XML.
 * @param depth steps from the whole to the value
 */
export function travelsAsText({ carrier, mediaType }: Section, depth: number): boolean {
  if (mediaType === undefined) return carrier !== 'body';
  return /[/+]xml$/.test(mediaType) || (forms.has(mediaType) && depth <= deepestInForms);
}

const constraints = ['minLength', 'maxLength', 'pattern', 'format', 'enum', 'const', 'not'];

/** Whether the text of any number is one that a node takes. */
function takesAnyText(from: Located | undefined): boolean {
  const node = from?.node;
  return !isObject(node) || constraints.every((keyword) => node[keyword] === undefined);
}

/** What one side's types take, each of their texts. */
function covering(shown: unknown, from: Located | undefined): (name: string) => boolean {
  const names = namesOf(shown);
  const isText = names.includes('string') && takesAnyText(from);
  return (name) =>
    names.includes(name) ||
    (name === 'integer' && names.includes('number')) ||
    (isText && ['integer', 'number', 'boolean'].includes(name));
}

function namesOf(shown: unknown): string[] {
  return [shown ?? []].flat().map(String);
}

/** A change of types as it is where values are texts: a text can be any number. No change where both take the same texts. */
export function typeAsText(edit: Edit): Edit | undefined {
  if (edit.keyword !== 'type' && edit.keyword !== 'retyped') return edit;
  const [before, after] = [namesOf(edit.before), namesOf(edit.after)];
  if (before.length === 0 || after.length === 0) return edit;
  const lost = !before.every(covering(edit.after, edit.new));
  const gained = !after.every(covering(edit.before, edit.old));
  if (lost && gained) return edit;
  return lost || gained ? { ...edit, keyword: 'type', effect: effectOf(lost, gained) } : undefined;
}

import type { Defect, LintInput, LintRule, Place, Reading } from '../defect.js';
import { namedEditions, sharedEditions } from '../editions.js';
import { platformNotes } from '../platform-notes.js';
import { placeOf, placesIn, shownEdition } from '../places.js';
import type { PlatformContradiction } from '../stated.js';

/** A remark in brackets at the end: `number (legacy; 2025 FAQ)`. */
const remark = /^(.*\S)\s*\(([^()]+)\)$/;

/** The words beside the names of editions: `webhook page` of `2025, webhook page`. */
function withoutEditions(mark: string, known: readonly string[]): string {
  return mark.replace(new RegExp(`\\b(?:${known.join('|')})\\b(?:,| and)?\\s*`, 'g'), '').trim();
}

/**
 * A reading of one edition. What the brackets at its end say of that edition is the source; where they only name it, or
 * there are none, the source is `fallback`.
 */
export function readingIn(text: string, edition: string, known: readonly string[], fallback: string): Reading {
  const [, rest = text, marks = ''] = remark.exec(text) ?? [];
  const own = marks.split('; ').find((mark) => namedEditions(mark, known).includes(edition));
  return own === undefined || rest.includes('(')
    ? { text, edition, source: fallback }
    : { text: rest, edition, source: withoutEditions(own, known) || fallback };
}

function defectOf(input: LintInput, { id, topic, readings, edition }: PlatformContradiction): Defect[] {
  const { contract } = input;
  const known = contract.facts.editions.map((one) => one.id);
  const { places: notes = [], contract: treatment } = platformNotes[id] ?? {};
  const editions = edition === undefined ? sharedEditions(readings, known) : [edition];
  const shown = shownEdition(contract, editions, notes);
  if (shown === undefined) return [];
  const found: Place[] = placesIn(notes, shown).flatMap((note) => placeOf(contract, note) ?? []);
  const places = [...new Map(found.map((place) => [`${place.kind} ${place.id}`, place])).values()];
  const titles = [...new Set(places.map(({ title }) => title))].join('; ') || topic;
  return [
    {
      id,
      rule: 'platform-contradiction',
      apiVersion: contract.version,
      edition: shown,
      topic,
      places,
      readings: readings.map((text) => readingIn(text, shown, known, titles)),
      ...(treatment === undefined ? {} : { contract: treatment }),
    },
  ];
}

/** Contradictions of `platform.yaml` whose readings stand in one and the same edition. */
export const platformContradiction: LintRule = {
  id: 'platform-contradiction',
  describes: 'Pages of one edition contradict each other, as the dossier notes for the whole platform.',
  find: (input) => (input.stated.platform.contradictions ?? []).flatMap((row) => defectOf(input, row)),
};

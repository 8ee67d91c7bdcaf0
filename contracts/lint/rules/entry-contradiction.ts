import type { Defect, LintInput, LintRule } from '../defect.js';
import { entryEditions, withoutEdition } from '../editions.js';
import { entryNotes, silences, type EntryNote } from '../entry-notes.js';
import { placeOf, shownEdition, type PlaceNote } from '../places.js';
import { platformNotes } from '../platform-notes.js';
import type { StatedEntry } from '../stated.js';

/** Whether a contradiction of `platform.yaml` says the same, so that it decides. */
function isRestated(entry: string, text: string): boolean {
  return Object.values(platformNotes).some((note) => note?.restatedBy?.[entry]?.some((words) => text.includes(words)));
}

function noteOn(entry: string, text: string): EntryNote | undefined {
  return entryNotes[entry]?.find(({ about }) => text.includes(about));
}

/** Editions with a page that shows the entry or its payload. */
function shownIn({ editions }: StatedEntry): string[] {
  return Object.entries(editions).flatMap(([edition, place]) =>
    [place?.evidence, place?.payloadEvidence].includes('documented') ? [edition] : [],
  );
}

function defectsOf({ contract }: LintInput, entry: StatedEntry, note: PlaceNote): Defect[] {
  const place = placeOf(contract, note);
  if (!place) return [];
  const known = contract.facts.editions.map(({ id }) => id);
  return (entry.contradictions ?? []).flatMap((text, index) => {
    const isSilence = silences[entry.id]?.some((words) => text.includes(words)) ?? false;
    if (isSilence || isRestated(entry.id, text)) return [];
    const told = noteOn(entry.id, text);
    const editions = entryEditions(text, shownIn(entry), known);
    const edition = shownEdition(contract, editions, [note, ...(told?.also ?? [])]);
    if (edition === undefined) return [];
    const readings = told?.readings ?? [
      { text: withoutEdition(text, known), source: 'pages as the dossier notes them' },
    ];
    return [
      {
        id: `entry-contradiction:${entry.id}:${told?.id ?? index + 1}`,
        rule: 'entry-contradiction',
        apiVersion: contract.version,
        edition,
        topic: told?.topic ?? entry.title,
        places: [place],
        readings: readings.map((reading) => ({
          text: reading.text,
          edition,
          source: `${place.title}, ${reading.source}`,
        })),
        ...(told?.contract === undefined ? {} : { contract: told.contract }),
      },
    ];
  });
}

/** Contradictions that the dossier notes at an operation or a webhook. */
export const entryContradiction: LintRule = {
  id: 'entry-contradiction',
  describes: 'The page of an operation or webhook contradicts itself, as the dossier notes at the entry.',
  find: (input) => [
    ...input.stated.operations.flatMap((entry) => defectsOf(input, entry, { operation: entry.id })),
    ...input.stated.webhooks.flatMap((entry) => defectsOf(input, entry, { webhook: entry.id })),
  ],
};

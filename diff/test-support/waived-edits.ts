/** Edits that no rule names, each with the reason why none has to. */
import type { DocumentEdit } from './edits/index.js';

interface Waiver {
  object: string;
  members: readonly string[];
  /** Ends of places; all where it is left out. */
  places?: readonly string[];
  reason: string;
}

export const waivers: readonly Waiver[] = [
  {
    object: 'Schema',
    members: ['$id', '$schema', '$anchor', '$dynamicAnchor', '$defs'],
    reason: 'They name a schema or say in which words it is written; what they name is compared where it is used.',
  },
  {
    object: 'Schema',
    members: ['$dynamicRef'],
    reason: 'References that depend on the way to them are followed by no reader of OpenAPI that we know of.',
  },
  {
    object: 'Xml',
    members: ['name', 'namespace', 'prefix', 'attribute', 'wrapped'],
    places: ['not', 'if'],
    reason: 'What a value must not be, or is only asked about, is never written.',
  },
  {
    object: 'Schema',
    members: ['xml'],
    places: ['not', 'if'],
    reason: 'What a value must not be, or is only asked about, is never written.',
  },
  {
    object: 'Root',
    members: ['openapi', 'jsonSchemaDialect'],
    reason: 'They say in which words a document is written, not what is sent.',
  },
];

/** Why an edit is left out; nothing where a rule has to name it. */
export function waiverOf({ object, member, place }: DocumentEdit): string | undefined {
  return waivers.find(
    (waiver) =>
      waiver.object === object &&
      waiver.members.includes(member) &&
      (waiver.places?.some((end) => place.endsWith(end)) ?? true),
  )?.reason;
}

import type { Schema } from '../../../contracts/model/types.js';
import type { BodyPlace } from '../places.js';
import { answerNames, memberNames, payloadNames } from './names.js';

/** Bodies by the place they stand at; components by name. */
export interface Named {
  bodies: ReadonlyMap<BodyPlace, Schema>;
  components: Record<string, Schema>;
}

const pascal = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const singular = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');

function rootName({ kind, subject, status }: BodyPlace): string {
  if (kind === 'request') return `${pascal(subject)}Request`;
  if (kind === 'webhook') return payloadNames[subject] ?? `${pascal(subject)}Payload`;
  const success = status?.startsWith('2') ?? false;
  return success ? (answerNames[subject] ?? `${pascal(subject)}Response`) : `${pascal(subject)}${status ?? ''}Response`;
}

/** An object that deserves a name: one with members of its own. */
const isNameable = ({ properties, $ref }: Schema): boolean => $ref === undefined && properties !== undefined;

/** A schema whose direct parts are changed; each is told by the name of the member it stands at. */
function withParts(schema: Schema, name: string, change: (part: Schema, name: string) => Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([member, part]) => [
          member,
          change(part, memberNames[member] ?? pascal(member)),
        ]),
      ),
    }),
    ...(items && { items: change(items, singular(name)) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: change(additionalProperties, singular(name)),
    }),
  };
}

/** The shapes that claim each name, and how often: the most frequent gets it, others are called after their body as well. */
class Claims {
  readonly #byName = new Map<string, Map<string, number>>();

  add(name: string, shape: string): void {
    const shapes = this.#byName.get(name) ?? new Map<string, number>();
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    this.#byName.set(name, shapes);
  }

  ownerOf(name: string): string | undefined {
    const shapes = [...(this.#byName.get(name) ?? [])];
    return shapes.sort((one, other) => other[1] - one[1])[0]?.[0];
  }
}

/** What tells shapes apart: prose and examples do not. */
function shapeOf(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === 'description' || key === 'examples' ? undefined : value,
  );
}

/**
 * Gives every object a name and puts it among the components: equal shapes of one name once. Bodies and members refer to them.
 * @param bodies plain schemas of the bodies of a document
 * @param taken components that are there already
 */
export function nameComponents(
  bodies: readonly { place: BodyPlace; schema: Schema }[],
  taken: Readonly<Record<string, Schema>>,
): Named {
  const claims = new Claims();
  const claim = (schema: Schema, name: string): Schema => {
    withParts(schema, name, claim);
    if (isNameable(schema)) claims.add(name, shapeOf(schema));
    return schema;
  };
  for (const { place, schema } of bodies) claim(schema, rootName(place));
  const components: Record<string, Schema> = { ...taken };
  const named = new Map<BodyPlace, Schema>();
  for (const { place, schema } of bodies) {
    const refer = (part: Schema, name: string): Schema => {
      const made = withParts(part, name, refer);
      if (!isNameable(part)) return made;
      const isFree = claims.ownerOf(name) === shapeOf(part) && !Object.hasOwn(taken, name);
      const own = isFree ? name : `${pascal(place.subject)}${name}`;
      components[own] ??= made;
      return { $ref: `#/components/schemas/${own}` };
    };
    named.set(place, refer(schema, rootName(place)));
  }
  return { bodies: named, components };
}

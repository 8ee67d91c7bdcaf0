/** Edits of the members of objects: added, removed, required, hidden from a direction. */
import type { Edit } from '../edit.js';
import type { Located } from '../document.js';
import type { Found, Pair, Step } from './found.js';
import { undeclared } from './join.js';
import { renames, type Lone } from './renames.js';
import type { Conjunction, View } from './view.js';

/** Towards the provider, or from it; in a condition, where what is not declared is not said to be missing. */
export type Travel = 'in' | 'out' | 'in-condition' | 'out-condition';

export function inCondition(travel: Travel): Travel {
  return travel.startsWith('in') ? 'in-condition' : 'out-condition';
}

function isPartial(travel: Travel): boolean {
  return travel.endsWith('condition');
}

interface Member {
  name: string;
  all: Conjunction;
  view: View;
  required?: Located;
}

/** Declared members. One that must not be there is none, where others need not be there either. */
function membersOf(views: Pair['old'], view: View, travel: Travel): Map<string, Member> {
  const isTold = ([name, all]: [string, Conjunction]): boolean =>
    !all.some(({ node }) => node === false) || isPartial(travel) || undeclared(view, name) !== undefined;
  return new Map(
    [...view.properties].filter(isTold).map(([name, all]) => {
      const required = view.required.get(name);
      return [name, { name, all, view: views.of(all), ...(required && { required }) }];
    }),
  );
}

function isHidden({ view }: Member, travel: Travel): boolean {
  return travel.startsWith('in') ? view.readOnly !== undefined : view.writeOnly !== undefined;
}

/** A member of one side with its place on both: where it is missing, the object stands for it. */
function sides(old: Member | undefined, revised: Member | undefined, a: View, b: View): Pick<Edit, 'old' | 'new'> {
  return { old: old?.all[0] ?? a.from, new: revised?.all[0] ?? b.from };
}

function requiredEdit(old: Member, revised: Member): Edit[] {
  if (Boolean(old.required) === Boolean(revised.required)) return [];
  const effect = revised.required ? 'narrows' : 'widens';
  const { name } = old;
  return [
    {
      keyword: 'required',
      effect,
      before: Boolean(old.required),
      after: Boolean(revised.required),
      ...(old.all[0] && { old: old.all[0] }),
      ...(revised.all[0] && { new: revised.all[0] }),
      name,
      at: [name],
      evidenceKeyword: 'required',
    },
  ];
}

function comings(member: Member, isNew: boolean, places: Pick<Edit, 'old' | 'new'>): Edit {
  const required = member.required !== undefined;
  const node = member.all[0]?.node;
  const end = isNew ? 'added' : 'removed';
  return {
    keyword: required ? `required-property-${end}` : `property-${end}`,
    // Of a required member every value of one side is none of the other.
    effect: required ? 'incomparable' : isNew ? 'widens' : 'narrows',
    ...(isNew ? { after: node } : { before: node }),
    name: member.name,
    required,
    at: [member.name],
    evidenceKeyword: required ? 'required' : 'type',
    ...places,
  };
}

/** A member that is not declared on one side: as what the side says of undeclared members, if it says anything. */
function stepTo(declared: Member, rest: Conjunction | undefined, isNew: boolean): Step | undefined {
  if (!rest || rest.some(({ node }) => node === false)) return undefined;
  const at = [declared.name];
  return isNew ? { old: rest, new: declared.all, at } : { old: declared.all, new: rest, at };
}

function flagEdits(old: Member, revised: Member, travel: Travel): Edit[] | undefined {
  const [before, after] = [isHidden(old, travel), isHidden(revised, travel)];
  if (before && after) return [];
  const keyword = travel.startsWith('in') ? 'readOnly' : 'writeOnly';
  if (before === after) return undefined;
  const { name } = old;
  const required = (after ? old : revised).required !== undefined;
  return [
    {
      keyword,
      // Of a required member every value of one side is none of the other.
      effect: required ? 'incomparable' : after ? 'narrows' : 'widens',
      before,
      after,
      name,
      required,
      at: [name],
      ...(old.all[0] && { old: old.all[0] }),
      ...(revised.all[0] && { new: revised.all[0] }),
    },
  ];
}

/** What came, went or changed among the members of two objects, and the members to compare. */
export function memberEdits(pair: Pair, a: View, b: View, travel: Travel): Found {
  const [old, revised] = [membersOf(pair.old, a, travel), membersOf(pair.new, b, travel)];
  const found: Found = { edits: [], steps: [] };
  const lone: { removed: Lone[]; added: Lone[] } = { removed: [], added: [] };
  for (const name of new Set([...old.keys(), ...revised.keys()])) {
    const [before, after] = [old.get(name), revised.get(name)];
    if (before && after) {
      const flags = flagEdits(before, after, travel);
      if (flags) found.edits.push(...flags);
      else {
        found.edits.push(...requiredEdit(before, after));
        found.steps.push({ old: before.all, new: after.all, at: [name] });
      }
      continue;
    }
    const member = before ?? after;
    if (!member || isHidden(member, travel)) continue;
    const rest = undeclared(before ? b : a, name) ?? (isPartial(travel) ? [] : undefined);
    const step = stepTo(member, rest, !before);
    if (step) {
      found.steps.push(step);
      found.edits.push(...undeclaredRequired(member, before !== undefined));
    } else {
      const edit = comings(member, !before, sides(before, after, a, b));
      const required = member.required !== undefined;
      (before ? lone.removed : lone.added).push({ name, view: member.view, required, edit });
    }
  }
  found.edits.push(...loneEdits(pair, lone), ...requiredAlone(a, b));
  return found;
}

/** Members that came and went: those that are probably the same are one edit. */
function loneEdits(pair: Pair, { removed, added }: { removed: Lone[]; added: Lone[] }): Edit[] {
  const guessed = removed.length > 0 && added.length > 0 ? renames(pair, removed, added) : [];
  const told = (all: readonly Lone[], names: (edit: Edit) => unknown): Edit[] => {
    const known = new Set(guessed.flatMap((edit) => [names(edit)].flat()));
    return all.filter(({ name }) => !known.has(name)).map(({ edit }) => edit);
  };
  return [...guessed, ...told(removed, ({ before }) => before), ...told(added, ({ after }) => after)];
}

/** A member that one side declares and requires, and the other allows among others. */
function undeclaredRequired(member: Member, isOld: boolean): Edit[] {
  const [place] = member.all;
  if (!member.required || !place) return [];
  const { name } = member;
  const effect = isOld ? 'widens' : 'narrows';
  return [{ keyword: 'required', effect, before: isOld, after: !isOld, old: place, new: place, name, at: [name] }];
}

/** Names that are required and declared nowhere. */
function requiredAlone(a: View, b: View): Edit[] {
  const names = new Set([...a.required.keys(), ...b.required.keys()]);
  return [...names].flatMap((name): Edit[] => {
    const [before, after] = [a.required.has(name), b.required.has(name)];
    if (before === after || a.properties.has(name) || b.properties.has(name)) return [];
    const effect = after ? 'narrows' : 'widens';
    return [{ keyword: 'required', effect, before, after, old: a.from, new: b.from, name, at: [name] }];
  });
}

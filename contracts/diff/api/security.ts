/** Who may call: alternatives of schemes and scopes. */
import { child, follow, isObject, rootOf, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import { meaning } from '../schema/canonical.js';
import type { Call } from './calls.js';

/** One way to identify oneself: schemes by what they are, whatever their names, with their scopes. */
interface Alternative {
  text: string;
  schemes: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Security {
  alternatives: Alternative[];
  place: Located;
}

/** What a scheme is to a caller: names and descriptions aside. */
function identityOf(side: Side, name: string): string {
  const schemes = child(rootOf(side), 'components', 'securitySchemes', name);
  if (schemes.node === undefined) return name;
  const { node } = follow(side, schemes);
  if (!isObject(node)) return name;
  const { flows, ...rest } = node;
  const scheme = typeof rest['scheme'] === 'string' ? { scheme: rest['scheme'].toLowerCase() } : {};
  return meaning({
    ...rest,
    ...scheme,
    bearerFormat: undefined,
    ...(isObject(flows) && { flows: Object.keys(flows).sort() }),
  });
}

function securityOf(side: Side, { operation }: Call): Security {
  const own = child(operation, 'security');
  const place = own.node === undefined ? child(rootOf(side), 'security') : own;
  const list = Array.isArray(place.node) ? (place.node as unknown[]) : [];
  const alternatives = list.filter(isObject).map((requirement): Alternative => ({
    text: Object.entries(requirement)
      .map(([name, scopes]) => (Array.isArray(scopes) && scopes.length > 0 ? `${name} (${scopes.join(', ')})` : name))
      .join(' and '),
    schemes: new Map(
      Object.entries(requirement).map(([name, scopes]) => [
        identityOf(side, name),
        new Set([scopes].flat().map(String)),
      ]),
    ),
  }));
  const located = place.node === undefined ? operation : place;
  return {
    alternatives: alternatives.length > 0 ? alternatives : [{ text: 'nobody', schemes: new Map() }],
    place: located,
  };
}

/** Whether who fulfils `has` fulfils `wanted` as well. */
function fulfils(has: Alternative, wanted: Alternative): boolean {
  return [...wanted.schemes].every(([scheme, scopes]) => {
    const own = has.schemes.get(scheme);
    return own !== undefined && [...scopes].every((scope) => own.has(scope));
  });
}

function sameSchemes(a: Alternative, b: Alternative): boolean {
  return a.schemes.size === b.schemes.size && [...a.schemes.keys()].every((scheme) => b.schemes.has(scheme));
}

function textOf({ text }: Alternative): string {
  return text === '' || text === 'nobody' ? 'none' : text;
}

/** Ways to identify oneself that came or went. */
export function securityEdits(sides: { old: Side; new: Side }, calls: { old: Call; new: Call }): Edit[] {
  const [old, revised] = [securityOf(sides.old, calls.old), securityOf(sides.new, calls.new)];
  const lost = old.alternatives.filter((one) => !revised.alternatives.some((wanted) => fulfils(one, wanted)));
  const gained = revised.alternatives.filter((one) => !old.alternatives.some((wanted) => fulfils(one, wanted)));
  const places = { old: old.place, new: revised.place };
  const scopes = lost.flatMap((a): Edit[] => {
    const b = revised.alternatives.find((one) => sameSchemes(a, one) && fulfils(one, a));
    return b ? [{ keyword: 'security-scope', effect: 'narrows', before: textOf(a), after: textOf(b), ...places }] : [];
  });
  const gone = lost.filter((one) => !revised.alternatives.some((b) => sameSchemes(one, b) && fulfils(b, one)));
  const come = gained;
  const anonymous = gone.find(({ schemes }) => schemes.size === 0);
  if (anonymous)
    return [
      ...scopes,
      {
        keyword: 'security',
        effect: 'narrows',
        before: 'none',
        after: revised.alternatives.map(textOf).join(' or '),
        ...places,
      },
    ];
  const open = come.find(({ schemes }) => schemes.size === 0);
  if (open && gone.length === 0)
    return [
      ...scopes,
      {
        keyword: 'security',
        effect: 'widens',
        before: old.alternatives.map(textOf).join(' or '),
        after: 'none',
        ...places,
      },
    ];
  const wider = gone.length === 0 ? come.filter((b) => old.alternatives.some((a) => sameSchemes(a, b))) : [];
  return [
    ...scopes,
    ...gone.map((one): Edit => ({
      keyword: 'security-alternative',
      effect: 'narrows',
      before: textOf(one),
      after: revised.alternatives.map(textOf).join(' or '),
      ...places,
    })),
    ...wider.map((one): Edit => ({ keyword: 'security-scope', effect: 'widens', after: textOf(one), ...places })),
    ...(gone.length === 0 ? come.filter((one) => !wider.includes(one)) : []).map((one): Edit => ({
      keyword: 'security-alternative',
      effect: 'widens',
      after: textOf(one),
      ...places,
    })),
  ];
}

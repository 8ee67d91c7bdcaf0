/** Who may call: alternatives of schemes and scopes. */
import { isObject } from '../../model/json-value.js';
import { child, follow, rootOf, type Located, type Side } from '../document.js';
import type { Edit } from '../edit.js';
import { meaning } from '../schema/canonical.js';
import type { Call } from './calls.js';
import { noteEdits, type Sides } from './part.js';

/** One way to identify oneself: schemes by what they are, whatever their names, with their scopes. */
interface Alternative {
  text: string;
  schemes: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Security {
  alternatives: Alternative[];
  place: Located;
}

/** What a scheme is to a caller: names, descriptions and the ways to get a token aside. */
function identityOf(side: Side, name: string): string {
  const schemes = child(rootOf(side), 'components', 'securitySchemes', name);
  if (schemes.node === undefined) return name;
  const { node } = follow(side, schemes);
  if (!isObject(node)) return name;
  const scheme = typeof node['scheme'] === 'string' ? { scheme: node['scheme'].toLowerCase() } : {};
  return meaning({ ...node, ...scheme, bearerFormat: undefined, flows: undefined });
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
export function securityEdits(sides: Sides, calls: { old: Call; new: Call }): Edit[] {
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

/** Names of the schemes that some requirement of a document asks for. */
function usedSchemes({ document }: Side): Set<string> {
  const names = new Set<string>();
  const open: unknown[] = [document];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const own = isObject(node) && Array.isArray(node['security']) ? (node['security'] as unknown[]) : [];
    for (const requirement of own.filter(isObject)) for (const name of Object.keys(requirement)) names.add(name);
    open.push(...Object.values(node));
  }
  return names;
}

const addresses = ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const;

/** What changed in a way to get a token: where it is got, and for what. */
function flowEdits(name: string, old: Located, revised: Located): Edit[] {
  const places = { old, new: revised };
  const urls = addresses.flatMap((address): Edit[] => {
    const [before, after] = [child(old, address).node, child(revised, address).node];
    if (before === after) return [];
    return [{ keyword: 'oauth-url', effect: 'incomparable', before, after, name: `${name} ${address}`, ...places }];
  });
  const scopesOf = (flow: Located): string[] => {
    const scopes = child(flow, 'scopes').node;
    return isObject(scopes) ? Object.keys(scopes) : [];
  };
  const [before, after] = [scopesOf(old), scopesOf(revised)];
  const [lost, gained] = [before.filter((one) => !after.includes(one)), after.filter((one) => !before.includes(one))];
  const scopes: Edit[] = [
    ...(lost.length > 0 ? [{ keyword: 'oauth-scope', effect: 'narrows' as const, before: lost, name, ...places }] : []),
    ...(gained.length > 0
      ? [{ keyword: 'oauth-scope', effect: 'widens' as const, after: gained, name, ...places }]
      : []),
  ];
  return [...urls, ...scopes];
}

/** Ways to get a token that came or went, and what changed in the others. */
function compareFlows(old: Located, revised: Located): Edit[] {
  const namesOf = ({ node }: Located): string[] => (isObject(node) ? Object.keys(node) : []);
  const [before, after] = [namesOf(old), namesOf(revised)];
  return [...new Set([...before, ...after])].flatMap((name): Edit[] => {
    const [a, b] = [child(old, name), child(revised, name)];
    if (before.includes(name) && after.includes(name)) return flowEdits(name, a, b);
    const [effect, told] = before.includes(name)
      ? (['narrows', { before: name }] as const)
      : (['widens', { after: name }] as const);
    return [
      {
        keyword: 'oauth-flow',
        effect,
        ...told,
        name,
        old: a.node === undefined ? old : a,
        new: b.node === undefined ? revised : b,
      },
    ];
  });
}

/** What changed in schemes that are used on both sides and are still the same ones. */
export function schemeEdits(sides: Sides): Edit[] {
  const used = usedSchemes(sides.new);
  return [...usedSchemes(sides.old)].flatMap((name) => {
    if (!used.has(name) || identityOf(sides.old, name) !== identityOf(sides.new, name)) return [];
    const of = (side: Side): Located => follow(side, child(rootOf(side), 'components', 'securitySchemes', name));
    const [old, revised] = [of(sides.old), of(sides.new)];
    return [
      ...noteEdits(sides, old, revised, ['description', 'bearerFormat']),
      ...compareFlows(child(old, 'flows'), child(revised, 'flows')),
    ];
  });
}

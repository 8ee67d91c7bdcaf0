import { tokensOf } from '../../contracts/model/pointer.js';
import { leadsToItself } from '../../contracts/model/self-reference.js';
import type { Contract, Schema } from '../../contracts/model/types.js';
import type { Data } from './data.js';
import { hasIban } from './iban.js';
import type { Resolve } from './matches.js';
import { Unmakeable } from './unmakeable.js';

/**
 * How much of an object is made. `minimal`: required members only. `full`: every member. `mixed`: every optional member,
 * nullable value and alternative by the toss of a coin.
 */
export type Extent = 'minimal' | 'full' | 'mixed';

/** What a contract knows that values take over. */
export type Known = Pick<Contract, 'document' | 'facts'>;

/** What values rest on that no single schema says. */
export interface Scene {
  data: Data;
  extent: Extent;
  resolve: Resolve;
  /** References whose values are being made, the outermost first: one stands here as often as its value holds itself. */
  open: readonly string[];
  /** Whether a value may be taken that several exclusive branches take, if only one of them knows all its members. */
  lenient: boolean;
  /** How many values were made for the whole so far: large schemas and fruitless searches have to end. */
  effort: { spent: number };
  /** Countries whose users every list of the contract takes. */
  countries: readonly string[];
  /** Countries in which IBANs are held. */
  ibanCountries: readonly string[];
  /** Scale of amounts and networks by currency, as the contract writes it. */
  currencies: ReadonlyMap<string, { crypto: boolean; scale: number; networks: readonly string[] }>;
  /** Names of the test nets by the contract's key of the network. */
  stagingNames: ReadonlyMap<string, string>;
}

/** Where a value stands. */
export interface Place {
  /** Name of the member; `''` for a whole body. */
  name: string;
  /** Members of the same object that are made already. */
  siblings: Readonly<Record<string, unknown>>;
  /** Every member that the object may have. */
  members: readonly string[];
  /** Key of the map that the object is a value of. */
  within?: string;
}

/** Without a contract: countries whose users are accepted in every edition that lists some (dossier, countries). */
const commonCountries = ['PL', 'DE', 'FR', 'AT', 'ES'];

/** Without a contract: currencies that every edition has. */
const commonCurrencies: Scene['currencies'] = new Map([
  ['eur', { crypto: false, scale: 2, networks: [] }],
  ['btc', { crypto: true, scale: 8, networks: ['btc'] }],
  ['eth', { crypto: true, scale: 8, networks: ['ethereum'] }],
  ['usdc', { crypto: true, scale: 6, networks: ['ethereum', 'polygon'] }],
]);

/** Countries on every complete list: users from there can be verified, get an IBAN and a card. */
function acceptedCountries({ countries }: Known['facts']): string[] {
  const lists = [countries.identityDocuments, countries.iban, countries.cards].flatMap((list) =>
    list?.complete ? [list.codes] : [],
  );
  const [first = [], ...others] = lists;
  const accepted = first.filter((code) => others.every((codes) => codes.includes(code)));
  return accepted.length > 0 ? accepted : commonCountries;
}

function ibanCountries({ countries }: Known['facts']): string[] {
  const listed = (countries.iban?.codes ?? []).filter(hasIban);
  return listed.length > 0 ? listed : commonCountries;
}

function currenciesOf({ currencies }: Known['facts']): Scene['currencies'] {
  // A currency whose scale nobody states gets the one that every fiat amount has.
  return new Map(
    currencies.map(({ name, kind, decimals = 2, networks = [] }) => [
      name,
      { crypto: kind === 'crypto', scale: decimals, networks },
    ]),
  );
}

const unresolvable: Resolve = (reference) => {
  throw new Unmakeable(`no contract given that could resolve ${reference}`);
};

/** What a reference stands for that is defined by nothing but itself: it says nothing of a value. */
export const selfReferring: Schema = {};

const resolvers = new WeakMap<Known['document'], Resolve>();

/**
 * Looks up the components of a contract's document, and gives `selfReferring` for one that leads to itself in place: whoever
 * follows references comes to an end. It throws `Unmakeable` for a reference to nothing.
 */
export function resolverOf({ document }: Pick<Known, 'document'>): Resolve {
  let resolver = resolvers.get(document);
  if (!resolver) resolvers.set(document, (resolver = createResolver(document)));
  return resolver;
}

function createResolver(document: Known['document']): Resolve {
  const prefix = '#/components/schemas/';
  const known = new Map<string, Schema>();
  const lookUp = (reference: string): Schema | undefined => {
    if (!reference.startsWith(prefix)) return undefined;
    // A reference is a JSON Pointer in a URI.
    const [name = ''] = tokensOf(decodeURIComponent(reference.slice(prefix.length - 1)));
    return document.components?.schemas?.[name];
  };
  return (reference) => {
    let found = known.get(reference);
    if (found === undefined) {
      const target = lookUp(reference);
      if (target === undefined) throw new Unmakeable(`${reference} refers to no schema of the document`);
      known.set(reference, (found = leadsToItself(reference, lookUp) ? selfReferring : target));
    }
    return found;
  };
}

const facts = new WeakMap<Known, Omit<Scene, 'data' | 'extent' | 'open' | 'lenient' | 'effort'>>();

/** The scene of values made for a contract, or, without one, of values that any edition would take. */
export function sceneOf(data: Data, extent: Extent, known?: Known): Scene {
  const own = { data, extent, open: [], lenient: true, effort: { spent: 0 } };
  if (!known)
    return {
      ...own,
      resolve: unresolvable,
      countries: commonCountries,
      ibanCountries: commonCountries,
      currencies: commonCurrencies,
      stagingNames: new Map(),
    };
  let lasting = facts.get(known);
  if (!lasting) {
    lasting = {
      resolve: resolverOf(known),
      countries: acceptedCountries(known.facts),
      ibanCountries: ibanCountries(known.facts),
      // Other APIs have money too, and nothing is known of it.
      currencies: known.facts.currencies.length > 0 ? currenciesOf(known.facts) : commonCurrencies,
      stagingNames: new Map(known.facts.networks.map(({ key, stagingName }) => [key, stagingName])),
    };
    facts.set(known, lasting);
  }
  return { ...lasting, ...own };
}

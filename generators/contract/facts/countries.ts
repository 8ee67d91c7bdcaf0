import type { CountryList, Facts } from '../../../contracts/model/facts.js';
import type { Grade } from '../../../contracts/model/evidence.js';
import type { Platform } from '../dossier.js';
import { nearestEdition, type Edition } from '../evidence.js';

interface ListRow {
  edition: Edition;
  evidence: Grade;
  codes?: string[] | string;
  visible?: string[];
  complete?: boolean;
}

/** The list of an edition, or the nearest one; an edition that has a rule instead of a list carries none. */
function listOf(rows: readonly ListRow[], edition: Edition, source: string): CountryList | undefined {
  const codesOf = (row: ListRow): string[] | undefined => (Array.isArray(row.codes) ? row.codes : row.visible);
  const own = rows.find((row) => row.edition === edition);
  if (own && !codesOf(own)) return undefined;
  const from = own
    ? edition
    : nearestEdition(
        edition,
        rows.filter(codesOf).map((row) => row.edition),
      );
  const row = rows.find((entry) => entry.edition === from);
  const codes = row && codesOf(row);
  if (!row || !codes) return undefined;
  return {
    codes,
    complete: row.complete ?? true,
    evidence: { grade: row.edition === edition ? row.evidence : 'carried', edition: row.edition, source },
  };
}

/** Countries by what their residents or documents may do. */
export function buildCountries({ countries }: Platform, edition: Edition): Facts['countries'] {
  const lists = {
    identityDocuments: listOf(countries.identityDocuments, edition, 'Supported Countries'),
    iban: listOf(countries.iban, edition, 'Supported Countries'),
    proofOfAddress: listOf(countries.poa, edition, 'Supported Countries'),
    cards: listOf(countries.cards, edition, 'Create Virtual Card'),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list !== undefined)) as Facts['countries'];
}

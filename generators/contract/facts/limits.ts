import type { Evidence } from '../../../contracts/model/evidence.js';
import type { FileLimits, Facts } from '../../../contracts/model/facts.js';
import { knownRows, evidenceOrCarried } from '../carry.js';
import type { Platform } from '../dossier.js';
import type { Edition } from '../evidence.js';

const source = 'Limits of cards, files and amounts';

/** Windows of the card quotas as the dossier words them, in hours. */
const windows: Record<string, number> = {
  'rolling 24 hours': 24,
  'rolling 30 days': 30 * 24,
  'rolling 12 months': 365 * 24,
};

const bytesPerMegabyte = 1024 * 1024;

function find<T extends { limit: string }>(rows: readonly T[], limit: string): T {
  const row = rows.find((entry) => entry.limit === limit);
  if (!row) throw new Error(`dossier: no limit "${limit}"`);
  return row;
}

function carried(row: Parameters<typeof evidenceOrCarried>[0], edition: Edition): Evidence {
  return evidenceOrCarried(row, edition, source) ?? { grade: 'assumed', source };
}

function proofOfAddress(platform: Platform, edition: Edition): FileLimits {
  const { files } = platform.limits;
  const size = find(files, 'POA file size');
  return {
    use: 'proof-of-address',
    maxFiles: Number(find(files, 'POA files per request').value),
    maxBytes: Number(size.value) * bytesPerMegabyte,
    mediaTypes: find(files, 'POA file types').values ?? [],
    evidence: carried(size, edition),
  };
}

function identity(platform: Platform, edition: Edition): FileLimits {
  const rows = platform.limits.files.filter((row) => row.limit.startsWith('KYC files for '));
  const parts = rows.map((row) => ({
    documentTypes: row.limit.replace('KYC files for ', '').split(' and '),
    parts: row.values ?? [],
    evidence: carried(row, edition),
  }));
  return { use: 'identity', parts, evidence: parts[0]?.evidence ?? { grade: 'assumed', source } };
}

/** Limits of cards, files and amounts in one edition. */
export function buildLimits(platform: Platform, edition: Edition): Facts['limits'] {
  const { cards, amounts } = platform.limits;
  const perUser = find(cards, 'cards per user at one time');
  const label = find(cards, 'card label');
  const pin = find(cards, 'card PIN');
  const spending = find(cards, 'spending limits per card');
  const decimals = find(amounts, 'decimal places in a request amount');
  const quotas = cards.filter((row) => row.limit === 'cards created per user');
  return {
    cards: {
      perUser: { value: Number(perUser.value), evidence: carried(perUser, edition) },
      created: knownRows(quotas, edition, source, evidenceOrCarried).map(({ row, evidence }) => {
        const windowHours = windows[row.window ?? ''];
        if (windowHours === undefined) throw new Error(`dossier: unknown window "${row.window}"`);
        return { value: Number(row.value), windowHours, evidence };
      }),
      label: {
        minLength: Number(label.minLength),
        maxLength: Number(label.maxLength),
        evidence: carried(label, edition),
      },
      pin: { pattern: String(pin.pattern), evidence: carried(pin, edition) },
      spending: { keys: spending.keys ?? [], evidence: carried(spending, edition) },
    },
    files: [proofOfAddress(platform, edition), identity(platform, edition)],
    amountDecimals: { value: Number(decimals.value), evidence: carried(decimals, edition) },
  };
}

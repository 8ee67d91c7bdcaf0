import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../contracts/model/load.js';
import { CertificationInputError } from '../bad-input.js';
import type { Ground, Level } from '../outcome.js';
import { writtenReader } from '../written-file.js';

/** Where a payload tells of money: JSON Pointers, and the states in which it is booked. */
export interface MoneyPlaces {
  id: string;
  amount: string;
  currency: string;
  user?: string;
  network?: string;
  status?: string;
  /** State in which the money is booked. */
  final?: string;
  /** A state before it. */
  earlier?: string;
  /** Currency that the certification books in. */
  use?: string;
  direction: 'in' | 'out';
}

/** One demand of a profile. */
export interface Requirement {
  id: string;
  level: Level;
  side: 'receiver' | 'client';
  /** What shows whether it holds. */
  scenario: string;
  text: string;
  ground: Ground;
}

/** What a certification demands of one area. */
export interface Profile {
  profile: string;
  version: number;
  title: string;
  webhooks: string[];
  money?: Record<string, MoneyPlaces>;
  requirements: Requirement[];
}

/** A profile with the text that it was read from: its hash says which one it is. */
export interface LoadedProfile extends Profile {
  text: string;
  hash: string;
}

/** Names of the profiles, in the order in which they are shown. One file each beside this one. */
export const profileNames = ['core', 'crypto', 'sepa', 'cards', 'orders', 'payment-links'] as const;

const folder = path.join(packageRoot, 'certification/profiles');

const readProfile = writtenReader<Profile>(
  JSON.parse(readFileSync(path.join(folder, 'profile.schema.json'), 'utf8')) as object,
);

/**
 * A profile of a text.
 * @throws CertificationInputError with the line where it doesn't fit the schema, demands something twice, or has a MUST on a guess
 */
export function parseProfile(text: string, file: string): LoadedProfile {
  const profile = readProfile(text, file);
  const seen = new Set<string>();
  for (const { id, level, ground } of profile.requirements) {
    const problem = seen.has(id)
      ? 'is there twice'
      : level === 'MUST' && 'fact' in ground && ground.evidence.grade === 'assumed'
        ? 'is a MUST that rests on an assumption; SHOULD is the most it can be'
        : undefined;
    if (problem) throw new CertificationInputError(`${file}:${lineOf(text, id)}: requirement ${id} ${problem}`);
    seen.add(id);
  }
  return { ...profile, text, hash: createHash('sha256').update(text).digest('hex') };
}

function lineOf(text: string, id: string): number {
  const lines = text.split('\n');
  return 1 + lines.findLastIndex((line) => line.trim() === `- id: ${id}`);
}

/** @throws CertificationInputError where no profile has the name */
export function loadProfile(name: string): LoadedProfile {
  if (!(profileNames as readonly string[]).includes(name))
    throw new CertificationInputError(`profile "${name}": there is none; known: ${profileNames.join(', ')}`);
  const file = path.join(folder, `${name}.yaml`);
  return parseProfile(readFileSync(file, 'utf8'), file);
}

/** SHA-256 of every version of every profile that was ever published, by `name@version`: none of them may change. */
export function publishedProfiles(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(folder, 'published.json'), 'utf8')) as Record<string, string>;
}

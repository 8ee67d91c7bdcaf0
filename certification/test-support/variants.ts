import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../contracts/model/load.js';
import { broken } from '../../examples/receiver/broken.mjs';

/** A receiver that is broken in one way, and what has to find it. */
export interface Variant {
  id: string;
  title: string;
  profile?: string;
  signed?: boolean;
  /** It keeps others waiting: less time is given. */
  late?: boolean;
  fails: string[];
}

/** All variants, as variants.yaml lists them. */
export const variants = parse(
  readFileSync(path.join(packageRoot, 'examples/receiver/variants.yaml'), 'utf8'),
) as Variant[];

type Changes = (clock: { now: () => number }) => object;

/** What a variant does in another way than the good receiver. */
export function changesOf({ id }: Variant): Changes {
  const changes = (broken as Record<string, Changes | undefined>)[id];
  if (!changes) throw new Error(`broken.mjs has no ${id}`);
  return changes;
}

/** Variants that broken.mjs has. */
export const brokenIds = Object.keys(broken);

/** All broken clients, as their variants.yaml lists them. */
export const clientVariants = parse(
  readFileSync(path.join(packageRoot, 'examples/client/variants.yaml'), 'utf8'),
) as Pick<Variant, 'id' | 'title' | 'profile' | 'fails'>[];

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contradictionsFile, packagedContracts } from '../model/load.js';
import type { Contract } from '../model/types.js';
import type { Defect } from './defect.js';
import { documentationDefects } from './lint.js';
import type { StatedContradictions } from './stated.js';

/** The contradictions that the dossier notes, from the file derived of it. */
function statedContradictions(): StatedContradictions {
  return JSON.parse(readFileSync(path.join(packagedContracts, contradictionsFile), 'utf8')) as StatedContradictions;
}

/** Where the documentation behind a contract contradicts itself: found in the contract, or noted by the dossier. */
export function defectsOf(contract: Contract): Defect[] {
  return documentationDefects({ contract, stated: statedContradictions() });
}

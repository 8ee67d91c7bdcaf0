import { Command } from 'commander';
import { packagedContracts } from '../../contracts/model/load.js';
import { sampleGrades } from '../sample-grades.js';
import type { Options } from '../actions/derive.js';

export const deriveCommand = new Command('derive')
  .argument('[payload...]', 'files with JSON payloads of the same thing; the schema goes to standard output')
  .option('--api-version <version>', 'derive the artefacts of this version instead')
  .option('--check', 'write nothing; exit with 1 when a committed artefact is stale')
  .option('--hints <file>', 'what prose says of the payloads, in YAML: maps, values, formats, limits …')
  .option('--grade <grade>', `how the payloads are known: ${sampleGrades.join(' or ')}`, 'observed')
  .option('--minimum-samples <n>', 'samples it takes until a nested member that all have is required and never null')
  .option('--explain', 'print instead of the schema why each of its constraints stands: samples, hints and grade')
  .option('--json', 'with --explain: as JSON')
  .option('--contracts <folder>', "the contracts' folder", packagedContracts)
  .action(async (payloads: string[], options: Options) => {
    const { derive } = await import('../actions/derive.js');
    derive(payloads, options);
  });

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import type { Defect, Place } from '../../contracts/lint/defect.js';
import { documentationDefects } from '../../contracts/lint/lint.js';
import type { StatedContradictions } from '../../contracts/lint/stated.js';
import { ungradedFacts, type UngradedFact } from '../../contracts/lint/ungraded.js';
import { contradictionsFile, loadContract, packagedContracts } from '../../contracts/model/load.js';
import type { Contract } from '../../contracts/model/types.js';
import { contractFolders, versionsIn } from '../contracts.js';

interface Options {
  apiVersion?: string;
  json?: boolean;
  contracts?: string;
}

interface LintResult {
  version: string;
  defects: Defect[];
  /** Facts with neither grade nor source: they count as assumed. */
  ungraded: UngradedFact[];
}

/** The contradictions that the dossier notes, from the file derived of it. */
function statedContradictions(): StatedContradictions {
  return JSON.parse(readFileSync(path.join(packagedContracts, contradictionsFile), 'utf8')) as StatedContradictions;
}

/** Where the documentation behind a contract contradicts itself: found in the contract, or noted by the dossier. */
export function defectsOf(contract: Contract): Defect[] {
  return documentationDefects({ contract, stated: statedContradictions() });
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

function placesLine(places: readonly Place[]): string {
  return places.map(({ kind, id }) => `${kind} ${id}`).join(', ');
}

function renderDefect({
  id,
  rule,
  topic,
  edition,
  apiVersion,
  places,
  readings,
  contract,
  confirmedBy,
}: Defect): string {
  const origin = edition === apiVersion ? '' : `, carried from ${edition}`;
  const rules = [rule, ...(confirmedBy ?? []).map((other) => `confirmed by ${other}`)].join(', ');
  return [
    `  ${pc.bold(topic)}`,
    pc.dim(`    ${id}  ${rules}${origin}`),
    ...(places.length > 0 ? [`    at ${placesLine(places)}`] : []),
    ...readings.map((reading) => `    - ${reading.text} ${pc.dim(`(edition ${reading.edition}: ${reading.source})`)}`),
    ...(contract === undefined ? [] : [`    ${pc.dim('contract:')} ${contract}`]),
  ].join('\n');
}

function renderResult({ version, defects, ungraded }: LintResult): string {
  const facts = ungraded.map(({ file, pointer }) => `  ${file} ${pointer}`);
  return [
    pc.bold(pc.underline(`${version}: ${counted(defects.length, 'defect')} of the documentation`)),
    ...defects.map(renderDefect),
    `${version}: ${counted(ungraded.length, 'fact')} with neither grade nor source${facts.length > 0 ? ', taken as assumed:' : ''}`,
    ...facts,
  ].join('\n');
}

export const lintCommand = new Command('lint')
  .description('report where the documentation of a version contradicts itself, and facts without evidence')
  .option('--api-version <version>', 'this version alone')
  .option('--json', 'print JSON')
  .option('--contracts <folder>', 'folder whose contracts come before the packaged ones')
  .addHelpText('after', '\nExit code 0 whatever is reported: the documentation is no target. 2 is bad usage.')
  .action((options: Options) => {
    const folders = contractFolders(options.contracts);
    const stated = statedContradictions();
    const versions = versionsIn(folders, options.apiVersion).map((version): LintResult => {
      const contract = loadContract(version, folders);
      return { version, defects: documentationDefects({ contract, stated }), ungraded: ungradedFacts(contract) };
    });
    console.log(options.json ? JSON.stringify({ versions }, null, 2) : versions.map(renderResult).join('\n\n'));
  });

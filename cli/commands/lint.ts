import { Command } from 'commander';
import pc from 'picocolors';
import { defectsOf } from '../../contracts/lint/contract-defects.js';
import type { Defect, Place } from '../../contracts/lint/defect.js';
import { ungradedFacts, type UngradedFact } from '../../contracts/lint/ungraded.js';
import { loadContract } from '../../contracts/model/load.js';
import { contractFolders, versionsIn } from '../../runner/contracts.js';
import { counted } from '../../text/counted.js';

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
  .option('--api-version <version>', 'this version alone')
  .option('--json', 'print JSON')
  .option('--contracts <folder>', 'folder whose contracts come before the packaged ones')
  .addHelpText('after', '\nExit code 0 whatever is reported: the documentation is no target. 2 is bad usage.')
  .action((options: Options) => {
    const folders = contractFolders(options.contracts);
    const versions = versionsIn(folders, options.apiVersion).map((version): LintResult => {
      const contract = loadContract(version, folders);
      return { version, defects: defectsOf(contract), ungraded: ungradedFacts(contract) };
    });
    console.log(options.json ? JSON.stringify({ versions }, null, 2) : versions.map(renderResult).join('\n\n'));
  });

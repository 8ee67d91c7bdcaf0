import path from 'node:path';
import { stringify } from 'yaml';
import { DocumentError } from '../../contracts/diff/document.js';
import { learnUsage, type LearntUsage } from '../../diff/learn-usage.js';
import { UsageError } from '../../engine/config.js';
import { readText, writeWhole } from '../../engine/files.js';
import { readTraffic, trafficKinds } from '../../generators/import/importers/traffic.js';
import type { Traffic } from '../../generators/import/traffic/calls.js';
import { problemIn } from '../../runner/documents/beside.js';
import { readSource, type Source } from '../diff/source.js';

export interface LearnOptions {
  contract?: string;
  contracts?: string;
  host?: string[];
  output?: string;
}

/** Lines of a kind that are shown. */
const mostLines = 20;

function learnt(traffic: readonly Traffic[], { name, document }: Source): LearntUsage {
  try {
    return learnUsage(
      traffic.flatMap(({ seen }) => seen),
      document,
    );
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw problemIn(name, error);
  }
}

const head = `# What is used of the contract, learnt from traffic: \`conformance diff --usage\` and \`conformance gate --usage\` take it.
# What was received counts as read: remove what nobody reads.
`;

function tell({ usage, unknown, undeclared }: LearntUsage, traffic: readonly Traffic[]): void {
  const notes = traffic.flatMap((one) => one.notes);
  const others = [...unknown].map(([call, count]) => `unknown   ${call}, ${count} times: not in the contract`);
  const lines = [...notes.map(({ where, text }) => `left out  ${where}: ${text}`), ...others];
  for (const line of lines.slice(0, mostLines)) console.error(line);
  if (lines.length > mostLines) console.error(`left out  ${lines.length - mostLines} more`);
  if (undeclared > 0) console.error(`left out  ${undeclared} members that the contract does not declare`);
  console.error(`learnt    ${usage.operations?.length} operations, ${usage.webhooks?.length} webhooks`);
}

/** The contract that was called: as named, else as the records tell, else the latest. */
function contractOf(named: string | undefined, traffic: readonly Traffic[]): string {
  const [version = 'latest', other] = [...new Set(traffic.flatMap((one) => one.version ?? []))];
  if (named === undefined && other !== undefined)
    throw new UsageError(`records of ${version} and of ${other}: name the contract that was called with --contract`);
  return named ?? version;
}

/**
 * Writes what traffic uses of a contract.
 * @throws UsageError where none of it is of the contract
 */
export async function learn(
  files: readonly string[],
  { contract, contracts, host, output }: LearnOptions,
): Promise<void> {
  const traffic = files.map((file) =>
    readTraffic({ name: file, text: readText(file, '', trafficKinds) }, host ? { hosts: host } : {}),
  );
  const called = contractOf(contract, traffic);
  const found = learnt(traffic, await readSource(called, contracts));
  tell(found, traffic);
  const { operations = [], webhooks = [] } = found.usage;
  if (operations.length + webhooks.length === 0)
    throw new UsageError(
      `${files.join(', ')}: no call of ${called} in it; name the contract that was called with --contract`,
    );
  const text = head + stringify(found.usage, { lineWidth: 0 });
  if (output === undefined) process.stdout.write(text);
  else {
    writeWhole(path.resolve(output), text);
    console.error(`usage     ${path.resolve(output)}`);
  }
}

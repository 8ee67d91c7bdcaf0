import { Argument, Command } from 'commander';
import pc from 'picocolors';
import { coverageOf, firmShare, type Coverage, type GradeCounts } from '../../contracts/lint/coverage.js';
import { contractNodes, nodeKinds, type ContractNode, type NodeKind } from '../../contracts/lint/nodes.js';
import { grades, type Grade } from '../../contracts/model/evidence.js';
import { loadContract } from '../../contracts/model/load.js';
import type { Contract, Operation, Webhook } from '../../contracts/model/types.js';
import { contractFolders, versionsIn } from '../../runner/contracts.js';

const parts = ['operations', 'webhooks', 'coverage'] as const;
/** What is listed on demand only: it is of the sandbox, and of no contract. */
const faultsPart = 'faults';
type Part = (typeof parts)[number];

interface Options {
  apiVersion?: string;
  json?: boolean;
  contracts?: string;
}

interface ListedCall {
  id: string;
  method: string;
  path: string;
  title: string;
  /** Grade of method and path. */
  grade: Grade;
  coverage: Coverage;
}

interface Listing {
  version: string;
  operations?: ListedCall[];
  webhooks?: ListedCall[];
  coverage?: Coverage;
}

function listedCall(call: Operation | Webhook, nodes: readonly ContractNode[]): ListedCall {
  const { id, method, path: callPath, object, evidence, pointer } = call;
  const own = nodes.filter((node) => node.pointer === pointer || node.pointer.startsWith(`${pointer}/`));
  return { id, method, path: callPath, title: object.summary, grade: evidence.grade, coverage: coverageOf(own) };
}

function listingOf(contract: Contract, wanted: readonly Part[]): Listing {
  const nodes = contractNodes(contract.document);
  const listed = (calls: ReadonlyMap<string, Operation | Webhook>): ListedCall[] =>
    [...calls.values()].map((call) => listedCall(call, nodes));
  return {
    version: contract.version,
    ...(wanted.includes('operations') ? { operations: listed(contract.operations) } : {}),
    ...(wanted.includes('webhooks') ? { webhooks: listed(contract.webhooks) } : {}),
    ...(wanted.includes('coverage') ? { coverage: coverageOf(nodes) } : {}),
  };
}

type Row = readonly string[];

/** Columns as wide as their widest cell; numbers stand at the right. The last column is never padded. */
function table(head: Row, rows: readonly Row[], numeric: ReadonlySet<number> = new Set()): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: Row): string =>
    row
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [pc.dim(line(head)), ...rows.map(line)];
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;
}

/** Two lines a call where the terminal is too narrow for one. */
function renderCalls(name: string, calls: readonly ListedCall[], columns: number): string[] {
  const head = ['id', 'method', 'path', 'grade', 'firm'];
  const rows = calls.map(({ id, method, path: callPath, grade, coverage }) => [
    id,
    method,
    callPath,
    grade,
    `${Math.round(100 * firmShare(coverage))} %`,
  ]);
  const wide = table(head, rows, new Set([4]));
  const fits = wide.slice(1).every((line) => line.length <= columns);
  const narrow = rows.flatMap(([id, method, callPath, grade, firm]) => [
    `${id}  ${pc.dim(`${grade}, firm ${firm}`)}`,
    `  ${method} ${callPath}`,
  ]);
  return [pc.bold(`${name} (${calls.length})`), ...(fits ? wide : narrow)];
}

const kindNames: Record<NodeKind, string> = {
  operation: 'operations',
  webhook: 'webhooks',
  parameter: 'parameters',
  response: 'responses',
  schema: 'schema nodes',
};

function total(counts: GradeCounts): number {
  return grades.reduce((sum, grade) => sum + counts[grade], 0);
}

function renderCoverage({ byGrade, byKind }: Coverage, columns: number): string[] {
  const rows: [string, GradeCounts][] = [
    ...nodeKinds.map((kind): [string, GradeCounts] => [kindNames[kind], byKind[kind]]),
    ['all nodes', byGrade],
  ];
  const cells = (name: string, counts: GradeCounts): Row => [
    name,
    String(total(counts)),
    ...grades.map((grade) => `${counts[grade]} (${share(counts[grade], total(counts))})`),
  ];
  const head = ['', 'nodes', ...grades];
  const wide = table(
    head,
    rows.map(([name, counts]) => cells(name, counts)),
    new Set([...head.keys()].slice(1)),
  );
  const narrow = rows.flatMap(([name, counts]) => [
    `${name} ${total(counts)}`,
    ...table(
      ['grade', 'nodes', 'share'],
      grades.map((grade) => [grade, String(counts[grade]), share(counts[grade], total(counts))]),
      new Set([1, 2]),
    )
      .slice(1)
      .map((line) => `  ${line}`),
  ]);
  return [pc.bold('evidence coverage'), ...(wide.slice(1).every((line) => line.length <= columns) ? wide : narrow)];
}

function renderListing({ version, operations, webhooks, coverage }: Listing, columns: number): string {
  const sections = [
    ...(operations ? [renderCalls('operations', operations, columns)] : []),
    ...(webhooks ? [renderCalls('webhooks', webhooks, columns)] : []),
    ...(coverage ? [renderCoverage(coverage, columns)] : []),
  ];
  return [pc.bold(pc.underline(`version ${version}`)), ...sections.map((lines) => lines.join('\n'))].join('\n\n');
}

/** The faults that the sandbox can be started with, and what each breaks. */
async function listFaults({ json }: Options): Promise<void> {
  const { faults } = await import('../../sandbox/index.js');
  const rows = faults.map(({ name, violates }) => [name, violates]);
  if (json) console.log(JSON.stringify({ faults: faults.map(({ name, violates }) => ({ name, violates })) }, null, 2));
  else console.log(table(['fault', 'what it breaks'], rows).join('\n'));
}

export const listCommand = new Command('list')
  .addArgument(new Argument('[what]', 'only this; default: everything').choices([...parts, faultsPart]))
  .option('--api-version <version>', 'this version alone')
  .option('--json', 'print JSON')
  .option('--contracts <folder>', 'folder whose contracts come before the packaged ones')
  .addHelpText('after', '\n"firm" is the share of nodes that are documented or carried.')
  .action(async (what: Part | typeof faultsPart | undefined, options: Options) => {
    if (what === faultsPart) return listFaults(options);
    const folders = contractFolders(options.contracts);
    const wanted = what === undefined ? parts : [what];
    const versions = versionsIn(folders, options.apiVersion).map((version) =>
      listingOf(loadContract(version, folders), wanted),
    );
    // Piped output is never broken: there the reader is a program, or a pager that scrolls.
    const columns = process.stdout.columns ?? Number.POSITIVE_INFINITY;
    const text = versions.map((listing) => renderListing(listing, columns)).join('\n\n');
    console.log(options.json ? JSON.stringify({ versions }, null, 2) : text);
  });

/** Prints the published rates: `node --import tsx generators/mutants/report.ts`. */
import { apiVersions, contractOf } from '../data/contracts.js';
import { percentage, publishRates, type Count, type Rate } from './rates.js';

const columns = [8, 22, 16, 9, 24] as const;
const row = (cells: readonly string[]): string =>
  `${cells.map((cell, index) => cell.padEnd(columns[index] ?? 0)).join('  ')}`.trimEnd();
const ratio = ({ mutants, rejected }: Count): string => `${rejected}/${mutants}`;
const shown = (counts: readonly Count[]): string => `${percentage(counts).toFixed(2)} %`;
const reasons = ({ leftOut }: Rate): string =>
  Object.entries(leftOut)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ') || '-';

const { rates, survivors } = publishRates(apiVersions.map(contractOf));
const lines = [row(['version', 'rule', 'rejected', 'rate', 'at documented places', 'left out'])];
for (const version of apiVersions) {
  const own = rates.filter((rate) => rate.version === version);
  for (const rate of own)
    lines.push(
      row([
        version,
        rate.rule,
        ratio(rate),
        shown([rate]),
        `${ratio(rate.documented)} ${shown([rate.documented])}`,
        reasons(rate),
      ]),
    );
  const documented = own.map((rate) => rate.documented);
  lines.push(row([version, 'all', '', shown(own), shown(documented)]), '');
}
for (const { version, place, mutant } of survivors)
  lines.push(`taken: ${version} ${place.label} ${mutant.rule} ${mutant.pointer} ${JSON.stringify(mutant.value)}`);
process.stdout.write(`${lines.join('\n')}\n`);

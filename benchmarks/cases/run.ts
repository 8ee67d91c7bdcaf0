/**
 * Cases per second, generated and validated without network, on one core, against writing and reading the same bodies:
 * `node --import tsx benchmarks/cases/run.ts`. Exit code 1 below the floor.
 */
import { ContractValidator } from '../../contracts/model/validate.js';
import { apiVersions, contractOf } from '../../generators/data/contracts.js';
import { casesOf, countInvalid, readBody, writeAndRead } from './measure.js';

const floor = 1500;
const rounds = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

/** Time of the processor: other programs on the machine do not count. */
function secondsOf(act: () => void): number {
  const began = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
}

let slowest = Infinity;
for (const version of apiVersions) {
  const contract = contractOf(version);
  let count = 0;
  let invalid = 0;
  const validator = new ContractValidator(contract);
  const round = (seed: number): void => {
    const cases = casesOf(contract, seed);
    count = cases.length;
    invalid = countInvalid(contract, validator, cases);
  };
  // Compiles schemas and works out the places where bodies can be broken: once in a run.
  const first = secondsOf(() => round(0));
  const later = median(Array.from({ length: rounds }, (_, index) => secondsOf(() => round(index + 1))));
  // The one oversize body would be most of what is written.
  const bodies = casesOf(contract, 0)
    .filter(({ rule }) => rule !== 'oversize-body')
    .flatMap(({ request }) => readBody(request.body) ?? [])
    .map(({ value }) => value);
  const bare = median(Array.from({ length: rounds }, () => secondsOf(() => writeAndRead(bodies)))) / bodies.length;
  slowest = Math.min(slowest, count / first, count / later);
  process.stdout.write(
    `${version.padEnd(7)} ${count} cases (${invalid} bodies break the contract)  first round ${Math.round(count / first)}/s  ` +
      `then ${Math.round(count / later)}/s  ${(later / count / bare).toFixed(1)} times JSON alone\n`,
  );
}
process.stdout.write(`slowest ${Math.round(slowest)} cases per second, at least ${floor} wanted\n`);
process.exitCode = slowest < floor ? 1 : 0;

/** A run in which it was seen whether a cause is there. */
export interface Observation {
  bad: boolean;
  /** Only some executions in the run showed it. */
  mixed: boolean;
  /** Build, document, contract, suite or configuration are others than in the run before. */
  changed: boolean;
}

/** Runs that count, the latest of all. */
const window = 40;
/** How often something comes or goes from one run to the next: by itself, and where something has changed. */
const rates = { still: 0.01, changed: 0.3 };
/** How many of all causes are flaky, before anything is known of one. */
const prior = 0.1;
/** From this probability on, a cause is called flaky. */
export const flakyFrom = 0.8;

function logFactorial(number: number): number {
  let sum = 0;
  for (let factor = 2; factor <= number; factor += 1) sum += Math.log(factor);
  return sum;
}

/** How likely a cause is flaky, and what says so. */
export interface Flakiness {
  probability: number;
  bad: number;
  good: number;
  /** How often it came or went although nothing had changed. */
  unexplained: number;
}

/**
 * How likely it is that a cause comes and goes by chance: two stories are weighed against each other, that each run shows it with some
 * unknown probability, and that it stays as it is but for rare changes, more often where something had changed. Equal observations
 * never say flaky.
 */
export function flakiness(all: readonly Observation[]): Flakiness {
  const observed = all.slice(-window);
  const bad = observed.filter((one) => one.bad).length;
  const good = observed.length - bad;
  const mixed = observed.filter((one) => one.mixed).length;
  const flips = observed.slice(1).map((one, index) => ({ ...one, flip: one.bad !== observed[index]?.bad }));
  const unexplained = flips.filter(({ flip, changed }) => flip && !changed).length + mixed;
  if (unexplained === 0 || (bad === 0 && mixed === 0)) return { probability: 0, bad, good, unexplained };
  // Each run by itself, over all probabilities: the beta function.
  const byChance = logFactorial(bad) + logFactorial(good) - logFactorial(bad + good + 1);
  const byChange = flips.reduce((sum, { flip, changed }) => {
    const rate = changed ? rates.changed : rates.still;
    return sum + Math.log(flip ? rate : 1 - rate);
  }, Math.log(0.5));
  // A run that shows both is one that no standing cause explains.
  const ofMixed = mixed * Math.log(rates.still);
  const odds = Math.log(prior / (1 - prior)) + byChance - byChange - ofMixed;
  return { probability: 1 / (1 + Math.exp(-odds)), bad, good, unexplained };
}

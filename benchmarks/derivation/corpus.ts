import { createRequire } from 'node:module';

/** Different examples of one event's payload. */
export interface EventExamples {
  event: string;
  examples: object[];
}

/** The part of a webhook definition of the package that the benchmark reads. */
interface Definition {
  name: string;
  examples: object[];
}

/** Payloads of GitHub's webhooks, and those of one edition of its server for enterprises. */
export type Corpus = 'api.github.com' | 'ghes-35';

/** The payloads by event; an example that the package holds twice counts once, or it would be no test. */
export function readCorpus(corpus: Corpus = 'api.github.com'): EventExamples[] {
  const definitions = createRequire(import.meta.url)(`@octokit/webhooks-examples/${corpus}/index.json`) as Definition[];
  return definitions.map(({ name, examples }) => ({
    event: name,
    examples: [...new Map(examples.map((example) => [JSON.stringify(example), example])).values()],
  }));
}

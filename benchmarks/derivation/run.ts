import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { conformance, gensonJs, quicktypeCore, quicktypeOpened } from './contenders.js';
import { readCorpus } from './corpus.js';
import { measure, timePerPayload, type Contender, type Extent, type Measurement } from './measure.js';
import { renderMarkdown, renderTable, type Results } from './results.js';

/** Minimum numbers of samples of the curve; the largest group derives from 28. */
const minimums = [1, 2, 3, 5, 8, 10, 15, 20, 30];

const corpus = readCorpus();

/** Says what is being measured: the run takes minutes. */
async function measured(contender: Contender, from = corpus, extent: Extent = {}): Promise<Measurement> {
  process.stderr.write(`${contender.name} …\n`);
  return measure(contender, from, extent);
}

const compared: Measurement[] = [];
for (const contender of [conformance(), quicktypeCore, quicktypeOpened, gensonJs])
  compared.push(await measured(contender, corpus, { passes: 4 }));
const curve: { minimumSamples: number; measurement: Measurement }[] = [];
for (const minimumSamples of minimums)
  curve.push({ minimumSamples, measurement: await measured(conformance({ minimumSamples })) });
const confirmation = [
  await measured(conformance(), readCorpus('ghes-35')),
  await measured(gensonJs, readCorpus('ghes-35')),
];

const results: Results = { compared, curve, confirmation };
process.stdout.write(`${renderTable(results)}\n`);
for (const measurement of compared)
  process.stdout.write(`${measurement.name}: ${timePerPayload(measurement).toFixed(2)} ms a payload here\n`);
const file = path.join(import.meta.dirname, 'results.md');
writeFileSync(file, renderMarkdown(results));
process.stdout.write(`wrote ${path.relative(process.cwd(), file)}\n`);

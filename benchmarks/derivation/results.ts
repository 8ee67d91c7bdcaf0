import { acceptance, rejection, timePerPayload, type Measurement } from './measure.js';

/** What one run of the benchmark measured. */
export interface Results {
  /** This project's derivation first, then the libraries it is compared with. */
  compared: Measurement[];
  curve: { minimumSamples: number; measurement: Measurement }[];
  /** The same on payloads that no choice was made by. */
  confirmation: Measurement[];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function rates(measurement: Measurement): string[] {
  return [percent(acceptance(measurement)), percent(rejection(measurement))];
}

/** How many samples a schema is derived from, on average over the held-out examples. */
function samplesPerSchema({ payloads, heldOut }: Measurement): string {
  return (payloads / heldOut).toFixed(1);
}

/** How many times as long as the first one takes; times themselves are of one machine. */
function times(measurement: Measurement, first: Measurement): string {
  return `${(timePerPayload(measurement) / timePerPayload(first)).toFixed(1)} ×`;
}

function comparedRows({ compared }: Results): string[][] {
  const [first] = compared;
  if (!first) return [];
  return compared.map((measurement) => [measurement.name, ...rates(measurement), times(measurement, first)]);
}

function curveRows({ curve }: Results): string[][] {
  return curve.map(({ minimumSamples, measurement }) => [String(minimumSamples), ...rates(measurement)]);
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function columns(head: string[], rows: string[][]): string {
  const widths = head.map((_, index) => Math.max(...[head, ...rows].map((row) => row[index]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const comparedHead = ['derived by', 'accepted', 'rejected', 'time per payload'];
const curveHead = ['minimum samples', 'accepted', 'rejected'];

/** The figures for a terminal. */
export function renderTable(results: Results): string {
  return `${columns(comparedHead, comparedRows(results))}\n\n${columns(curveHead, curveRows(results))}\n\n${columns(
    ['ghes-35', 'accepted', 'rejected'],
    results.confirmation.map((measurement) => [measurement.name, ...rates(measurement)]),
  )}`;
}

/** The figures as the page that is kept beside the benchmark. */
export function renderMarkdown(results: Results): string {
  const [first] = results.compared;
  const [confirmed] = results.confirmation;
  const counts = first
    ? `${first.heldOut} examples are held out, and ${first.foreign} pairs of a schema and a foreign example judged.`
    : '';
  return `# Derivation from third-party webhook payloads

Repeat with \`node --import tsx benchmarks/derivation/run.ts\`, which writes this page.

The payloads are those of \`@octokit/webhooks-examples\` (api.github.com), grouped by event, equal examples counted once.
Leave-one-out: the schema of an event is derived from all its examples but one, as from observed traffic. **Accepted**: the
example left out fits. **Rejected**: an example of another event doesn't. Events with one example only have none to leave
out; their examples count among the foreign ones. ${counts}

## Compared

All with their default options, in one run. Times are ratios to the first line, of the fastest of four passes each.

${table(comparedHead, comparedRows(results))}

quicktype-core forbids unknown members in every object. The line "objects opened" is the same output without that, so
that its acceptance can be compared as well.

## The minimum number of samples

How many samples must show a member of a nested object, without exception, until it is \`required\`, never null, and
demanded by a variant (\`conformance derive --minimum-samples\`; at 1, one sample gives a text its format as well). Members of the root are required from one sample on,
graded a step lower: the set of root members is what tells one event from another.

${table(curveHead, curveRows(results))}

Shipped for traffic: 30. The largest event here has 28 examples to derive from, so 30 says that on this corpus no nested
member is required: each one demanded costs acceptance and adds next to no rejection. Pages of the provider keep 1: their
samples are chosen to show the form, and what they alone suggest is graded a step lower.

## What the choices were made by

The thresholds (minimum samples, the closed root from 10 samples, the least number of members, formats from 2 samples)
were chosen on this corpus, by the rates over all its events: no derivation sees the example it is judged by, but the
choice of thresholds did see these rates. So the same measure on payloads that had no part in it, those of GitHub
Enterprise Server 3.5. They are of the same provider and fewer per event: ${first ? samplesPerSchema(first) : 'none'} samples a schema above,
${confirmed ? samplesPerSchema(confirmed) : 'none'} here. One sample can't tell which root members are optional, and that is what costs acceptance.

${table(
  ['ghes-35', 'accepted', 'rejected'],
  results.confirmation.map((measurement) => [measurement.name, ...rates(measurement)]),
)}

What is still refused wrongly is nearly all of one kind: a root member (\`installation\`, \`organization\`) that all other
examples of a small event have. What is accepted wrongly is payloads of events whose members are a superset of a small
event's, such as \`public\` (\`repository\` and \`sender\` alone): only forbidding unknown members after two examples would
tell them; in a trial that cost more than six points of acceptance.

What was tried and did not pay here: an \`enum\` from 8 samples (it costs acceptance and adds no
rejection), variants by \`action\` from 5 samples (the same), a closed root from fewer than 10 samples.
`;
}

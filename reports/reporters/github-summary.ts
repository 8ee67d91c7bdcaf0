import { markdown } from './markdown.js';
import type { Reporter } from './reporter.js';

/** GitHub refuses a step summary above 1 MiB. */
const longest = 1_000_000;

/** Whole lines of a text, as many as fit. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= longest) return text;
  const head = bytes.subarray(0, longest).toString();
  return `${head.slice(0, head.lastIndexOf('\n'))}\n\nCut: GitHub shows no more.\n`;
}

/** The summary of a step of a GitHub workflow. */
export const githubSummary: Reporter = {
  id: 'github-summary',
  file: 'github-summary.md',
  about: 'the step summary of a GitHub workflow; appended to $GITHUB_STEP_SUMMARY where that is set',
  begin(run, contract, options) {
    const report = markdown.begin(run, contract, options);
    return { add: (entry) => report.add(entry), finish: (frame) => cut(report.finish(frame)) };
  },
};

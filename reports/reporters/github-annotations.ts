import { levels, type Level } from '../../engine/record/format.js';
import type { Cause } from '../html/grouping.js';
import { count } from '../html/numbers.js';
import { Gathering } from './gather.js';
import type { Reporter } from './reporter.js';

const commands: Record<Level, string> = { fail: 'error', warn: 'warning', info: 'notice' };

/** GitHub shows so many annotations of each kind for a step. */
const shown = 10;

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function annotation({ level, check, place, headline, findings, cases, about }: Cause): string {
  const where = place === undefined ? '' : ` at ${place || 'the whole body'}`;
  const text = `${headline} ${count(findings.length, 'finding')} in ${count(cases, 'case')}${where}: ${about.join(', ')}`;
  return `::${commands[level]} title=${escapeProperty(`Partner API: ${check}`)}::${escapeData(text)}`;
}

/** Workflow commands that GitHub turns into annotations: one for each cause, the worst first. */
export const githubAnnotations: Reporter = {
  id: 'github-annotations',
  file: 'github-annotations.txt',
  about: 'annotations of a GitHub workflow; printed where $GITHUB_ACTIONS is set',
  begin() {
    const gathering = new Gathering();
    return {
      add: (entry) => gathering.add(entry),
      finish(frame) {
        const { causes } = gathering.finish(frame);
        const lines = [...levels].reverse().flatMap((wanted) =>
          causes
            .filter(({ level }) => level === wanted)
            .slice(0, shown)
            .map(annotation),
        );
        return lines.map((line) => `${line}\n`).join('');
      },
    };
  },
};

import { levels, type Level } from '../../contracts/model/levels.js';
import { waiverTrouble, type JudgedWaiver } from '../../engine/record/waivers.js';
import { commandProperty, commandText } from '../../text/workflow-command.js';
import { isWaived, type Cause } from '../causes/cause.js';
import { consequenceText, kindText } from '../causes/words.js';
import { counted } from '../../text/counted.js';
import { Gathering } from './gather.js';
import type { Reporter } from './reporter.js';

const commands: Record<Level, string> = { fail: 'error', warn: 'warning', info: 'notice' };

/** GitHub shows so many annotations of each kind for a step. */
const shown = 10;

/** The level at which a cause is told: what waivers accept is news, not trouble. */
function toldAs(cause: Cause): Level {
  return isWaived(cause) ? 'info' : cause.level;
}

function ofWaiver(waiver: JudgedWaiver): string[] {
  const trouble = waiverTrouble(waiver);
  if (trouble === undefined) return [];
  const properties = `file=${commandProperty(waiver.file)},line=${waiver.line},title=${commandProperty('Partner API: waiver')}`;
  return [`::error ${properties}::${commandText(trouble)}`];
}

function annotation(cause: Cause): string {
  const { check, place, headline, findings, cases, about, waived, consequences } = cause;
  const where = place === undefined ? '' : ` at ${place || 'the whole body'}`;
  const text = `${headline} ${counted(findings.length, 'finding')} in ${counted(cases, 'case')}${where}: ${about.join(', ')} (${kindText(cause)})${consequences.map((one) => `\n${consequenceText(one)}`).join('')}`;
  const accepted = isWaived(cause) ? 'waived: ' : waived > 0 ? `${waived} waived: ` : '';
  return `::${commands[toldAs(cause)]} title=${commandProperty(`Partner API: ${check}`)}::${commandText(accepted + text)}`;
}

/** Workflow commands that GitHub turns into annotations: one for each cause, the worst first. */
export const githubAnnotations: Reporter = {
  id: 'github-annotations',
  file: 'github-annotations.txt',
  about: 'annotations of a GitHub workflow; printed where $GITHUB_ACTIONS is set',
  begin(_run, _contract, options) {
    const gathering = new Gathering(options?.groupBy);
    return {
      add: (entry) => gathering.add(entry),
      finish(frame) {
        const { causes } = gathering.finish(frame);
        const lines = [...levels].reverse().flatMap((wanted) =>
          causes
            .filter((cause) => toldAs(cause) === wanted)
            .slice(0, shown)
            .map(annotation),
        );
        return [...frame.waivers.flatMap(ofWaiver).slice(0, shown), ...lines].map((line) => `${line}\n`).join('');
      },
    };
  },
};

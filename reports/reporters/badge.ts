import { create } from 'xmlbuilder2';
import type { Verdict } from '../../engine/record/format.js';
import type { Totals } from '../../engine/record/summary.js';
import { LineOfRun } from '../history/line-of-run.js';
import type { HistoryLine } from '../history/line.js';
import { threadsOf } from '../history/threads.js';
import { light } from '../html/theme.js';
import { Gathering } from './gather.js';
import type { Reporter } from './reporter.js';

const colours: Record<Verdict, string> = {
  conformant: light.pass,
  unproven: light.warn,
  findings: light.fail,
  unusable: light.error,
  incomplete: light.warn,
};

function messageOf({ verdict, byLevel: all, waived }: Totals): string {
  if (verdict !== 'findings') return verdict;
  const byLevel = { fail: all.fail - waived.fail, warn: all.warn - waived.warn, info: all.info - waived.info };
  if (byLevel.fail + byLevel.warn + byLevel.info === 0) return 'waivers';
  const [level, number] = byLevel.fail > 0 ? ['fail', byLevel.fail] : ['warn', byLevel.warn + byLevel.info];
  return `${number} ${level}`;
}

/** Width of a text in the badge's type size: no renderer is at hand, and half a pixel more does no harm. */
function widthOf(text: string): number {
  return Math.round(text.length * 6.6) + 14;
}

/** Since when the oldest cause stands that fails; nothing where no history is known, or nothing fails. */
function sinceOf(own: HistoryLine, history: readonly HistoryLine[] = []): string {
  if (history.length === 0) return '';
  const before = history.filter(
    ({ target, apiVersion, runId }) => target === own.target && apiVersion === own.apiVersion && runId !== own.runId,
  );
  const days = threadsOf([...before, own])
    .filter(({ standing, cause }) => standing === 'open' && cause.level === 'fail' && !cause.waived)
    .map(({ since }) => since.startedAt.slice(0, 10));
  const [oldest] = days.sort();
  return oldest === undefined ? '' : ` since ${oldest}`;
}

/** A badge as READMEs show it. */
export const badge: Reporter = {
  id: 'badge',
  file: 'badge.svg',
  about: 'a badge for READMEs and dashboards',
  begin(run, _contract, options) {
    const gathering = new Gathering();
    const line = new LineOfRun(run);
    return {
      add(entry) {
        gathering.add(entry);
        line.add(entry);
      },
      finish(frame) {
        const { totals } = gathering.finish(frame);
        const label = `Partner API ${run.apiVersion}`;
        const message = `${messageOf(totals)}${sinceOf(line.finish(frame), options?.history)}`;
        const [left, right] = [widthOf(label), widthOf(message)];
        const text = (x: number, content: string): object => ({ '@x': x, '@y': 14, '#': content });
        return create(
          { invalidCharReplacement: '\uFFFD' },
          {
            svg: {
              '@xmlns': 'http://www.w3.org/2000/svg',
              '@width': left + right,
              '@height': 20,
              '@role': 'img',
              '@aria-label': `${label}: ${message}`,
              title: `${label}: ${message}`,
              rect: [
                { '@width': left + right, '@height': 20, '@rx': 4, '@fill': '#3c4147' },
                { '@x': left, '@width': right, '@height': 20, '@rx': 4, '@fill': colours[totals.verdict] },
                { '@x': left, '@width': 4, '@height': 20, '@fill': colours[totals.verdict] },
              ],
              g: {
                '@fill': '#ffffff',
                '@text-anchor': 'middle',
                '@font-family': 'system-ui,sans-serif',
                '@font-size': 11,
                text: [text(left / 2, label), text(left + right / 2, message)],
              },
            },
          },
        ).end({ headless: true });
      },
    };
  },
};

import { LineOfRun } from '../history/line-of-run.js';
import { digestText } from '../history/notices.js';
import { nowOf } from '../history/summary.js';
import type { Reporter } from './reporter.js';

/** Ten lines on a run, against its history where one is given. */
export const digest: Reporter = {
  id: 'digest',
  file: 'digest.txt',
  about: 'ten lines for a chat: what is new, back, gone and flaky, zeros included',
  begin(run, _contract, options) {
    const line = new LineOfRun(run);
    return {
      add: (entry) => line.add(entry),
      finish(frame) {
        const own = line.finish(frame);
        const before = (options?.history ?? []).filter(
          ({ target, apiVersion, runId }) =>
            target === own.target && apiVersion === own.apiVersion && runId !== own.runId,
        );
        return `${nowOf([...before, own])
          .map(digestText)
          .join('\n')}\n`;
      },
    };
  },
};

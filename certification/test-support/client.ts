import { carryOut } from '../../examples/client/client.mjs';
import { loadContract } from '../../contracts/model/load.js';
import { ContractValidator } from '../../contracts/model/validate.js';
import { provisionedSandbox } from '../../cli/certify/sandbox-target.js';
import { packagedFlows, type Flow } from '../client/flow.js';
import { playClient } from '../client/play.js';
import { startProxy } from '../client/proxy.js';
import { clientStartLine } from '../client/start.js';
import type { Partner } from '../client/partner.js';
import { judgeRecord } from '../judge/judge.js';
import { conclude } from '../judge/verdict.js';
import { loadProfile } from '../profiles/profile.js';
import type { CertificationLine } from '../record/format.js';
import { recordOf } from '../record/text.js';
import { declared, type Tried } from './certify.js';

/** The key that the client of the tests is given. */
export const clientKey = 'aClientKeyOfTheTests-42';

const contract = loadContract('latest');
const validator = new ContractValidator(contract);

/** The example client in this process, with steps of its own. */
export function inProcess(steps: object): Partner {
  return async (environment) => {
    try {
      return await carryOut({ ...environment, CLIENT_TIME_OUT_MS: '2500' }, steps);
    } catch {
      return 'died';
    }
  };
}

/** Certifies the example client in this process against a sandbox of its own. */
export async function certifiedClient(
  steps: object = {},
  chosen = (flow: Flow): boolean => flow.id !== '',
): Promise<Tried> {
  const target = await provisionedSandbox('latest', 1);
  const lines: CertificationLine[] = [];
  const note = (line: CertificationLine): unknown => lines.push(line);
  const { flows, hash } = packagedFlows();
  const profiles = [loadProfile('core')];
  const began = Date.now();
  const proxy = await startProxy({ contract, validator, key: clientKey, target, now: Date.now, began, note });
  try {
    const start = clientStartLine(contract, profiles, {
      target: target.url,
      seed: 's',
      began,
      pollMs: 300,
      flowsHash: hash,
    });
    await playClient(
      {
        start,
        flows: flows.filter(chosen),
        subjects: { user: target.user, fresh: 'fresh' },
        key: clientKey,
        proxy,
        partner: inProcess(steps),
        now: Date.now,
        began,
        note,
      },
      () => undefined,
    );
  } finally {
    proxy.close();
    await target.close();
  }
  const record = recordOf(lines);
  const results = judgeRecord(record, profiles, declared);
  return { lines, profiles, results, concluded: conclude(results, record) };
}

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

/** The example client in this process, with steps of its own. */
export function inProcess(steps: object): Partner {
  return async (environment) => {
    const lines: string[] = [];
    const output = (): string => lines.join('\n');
    try {
      const write = (line: string): unknown => lines.push(line);
      const ended = await carryOut({ ...environment, CLIENT_TIME_OUT_MS: '2500' }, steps, write);
      return { ended, output: output() };
    } catch {
      return { ended: 'died', output: output() };
    }
  };
}

/** What of a certification is chosen. */
export interface ClientTrial {
  /** Beside core. */
  profiles?: readonly string[];
  flows?: (flow: Flow) => boolean;
  seed?: string;
  version?: string;
}

/** Certifies the example client in this process against a sandbox of its own. */
export async function certifiedClient(
  steps: object = {},
  { profiles: named = [], flows: isChosen = () => true, seed = 's', version = 'latest' }: ClientTrial = {},
): Promise<Tried> {
  const contract = loadContract(version);
  const validator = new ContractValidator(contract);
  const target = await provisionedSandbox(version, 1);
  const lines: CertificationLine[] = [];
  const note = (line: CertificationLine): unknown => lines.push(line);
  const { flows, hash } = packagedFlows();
  const profiles = ['core', ...named].map(loadProfile);
  const began = Date.now();
  const proxy = await startProxy({ contract, validator, key: clientKey, target, now: Date.now, began, note });
  try {
    const start = clientStartLine(contract, profiles, {
      target: target.url,
      seed,
      began,
      pollMs: 300,
      flowsHash: hash,
    });
    await playClient(
      {
        start,
        flows: flows.filter(isChosen),
        subjects: { user: target.user, fresh: `fresh-${seed}` },
        key: clientKey,
        offers: (id) => contract.operations.has(id),
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

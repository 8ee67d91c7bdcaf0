import { claim, isFree, memoryLog, release, type Claim, type LeaseLog, type Taken } from '../../engine/lease/lease.js';
import { jsonAnswer, send } from '../answer.js';
import { Problem, type Call, type Route } from './route.js';

/** Who has an account, beside whoever asks for it. */
export interface LeaseAnswer {
  taken: Taken | null;
}

const longest = 200;

/** So many accounts may be leased at a time: a sink is that of one partner. */
const mostAccounts = 1_000;

/** The lease of an account whose deliveries this sink receives: claimed, or claimed again; let go of. */
export const leaseRoute: Route = {
  path: 'leases/{account}',
  methods: {
    PUT(call) {
      const taken = claim(logOf(call), claimOf(call), call.api.now()) ?? null;
      send(call.response, jsonAnswer(200, { taken } satisfies LeaseAnswer));
    },
    DELETE(call) {
      release(logOf(call), claimOf(call), call.api.now());
      send(call.response, jsonAnswer(200, { taken: null } satisfies LeaseAnswer));
    },
  },
};

function logOf({ api: { leases, now }, params: { account = '' } }: Call): LeaseLog {
  const known = leases.get(account);
  if (known) return known;
  if (account.length > longest) throw new Problem(400, `An account is named by up to ${longest} characters.`);
  if (leases.size >= mostAccounts) for (const [name, log] of leases) if (isFree(log, now())) leases.delete(name);
  if (leases.size >= mostAccounts) throw new Problem(400, 'There are too many leases.');
  const fresh = memoryLog();
  leases.set(account, fresh);
  return fresh;
}

function claimOf({ query }: Call): Claim {
  const [holder, member] = [query.get('holder'), query.get('member')];
  if (!holder || !member || holder.length > longest || member.length > longest)
    throw new Problem(400, `A lease has a holder and a member, of up to ${longest} characters each.`);
  return { holder, member };
}

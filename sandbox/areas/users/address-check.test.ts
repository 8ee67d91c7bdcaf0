import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../../../contracts/model/json-value.js';
import { loadContract } from '../../../contracts/model/load.js';
import { createManualClock } from '../../../sender/clock.js';
import type { TenantContext } from '../../context.js';
import { Refusal } from '../../errors.js';
import { createRandom } from '../../random.js';
import { createRuntime } from '../../runtime.js';
import { mayFollow } from '../../state-machine.js';
import { createTenantUser } from '../../state/store.js';
import { addPoaFile } from './add-poa-file.js';
import { decideAddressCheck } from './address-check.js';
import type { AddressCheckStatus } from './state.js';

const contract = loadContract('test');
const { facts } = contract;
const file = { part: 'files', fileName: 'letter.pdf', mediaType: 'application/pdf', size: 1 };
const answers: Record<AddressCheckStatus | 'none', string | undefined> = {
  none: undefined,
  QUESTIONED: undefined,
  WAITING: 'P211',
  APPROVED: 'P447',
  REJECTED: 'P460',
};

/** A user, and what an upload is answered and told. */
function open() {
  const runtime = createRuntime({
    contract,
    authenticate: () => 'one',
    apiKeys: [{ key: 'key', tenant: 'one' }],
    webhookUrl: undefined,
    webhookToken: 'token',
    seed: 1,
    random: createRandom(1),
    faults: [],
    clock: createManualClock(),
    timeScale: 1,
    outcomeDelayMs: null,
  });
  const tenant = runtime.store.tenant('one');
  const user = createTenantUser(tenant, 'maria', {});
  tenant.users.set('maria', user);
  const told: string[] = [];
  const context: TenantContext = {
    ...runtime.callContext(tenant, addPoaFile.id, []),
    emit: (_webhookId, _entity, view) => void told.push(String((view as JsonObject).status)),
  };
  const request = { params: { externalUserId: 'maria' }, query: {}, body: {}, files: [file] };
  const upload = (): string | undefined => {
    try {
      if (addPoaFile.access === 'key') addPoaFile.handle(context, request);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  return { user, context, upload, told };
}

test('whatever is sent and decided, the states told follow each other, and an upload is answered by the state', () => {
  const step = fc.constantFrom('upload', 'APPROVED', 'REJECTED', 'QUESTIONED');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { user, context, upload, told } = open();
      for (const next of steps) {
        const before = user.onboarding.addressCheck;
        if (next === 'upload') assert.equal(upload(), answers[before ?? 'none']);
        else if (mayFollow(facts, 'poa', before, next))
          decideAddressCheck(context, user, next as Exclude<AddressCheckStatus, 'WAITING'>, undefined);
      }
      assert.equal(told.at(-1) ?? null, user.onboarding.addressCheck);
      told.forEach((state, index) => assert.ok(mayFollow(facts, 'poa', told[index - 1] ?? null, state)));
    }),
    { numRuns: 60 },
  );
});

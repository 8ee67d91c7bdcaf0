import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { typesOf } from '../../generators/types/types.js';
import { listVersions, loadContract, packagedContracts } from './load.js';
import type { JsonBodyId, PayloadOf, RequestOf, ResponseOf } from './typed.js';

/** Both types are one and the same; anything else does not compile. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test('requests, answers and payloads have their types by id', () => {
  const user: RequestOf<'latest', 'createUser'>['hasAcceptedP100Tc'] = true;
  const amountNumber: Same<PayloadOf<'test', 'p2pTransfer'>['amount'], number> = true;
  const amountText: Same<PayloadOf<'test', 'sepaTransfer'>['amount'], string | undefined> = true;
  const rate: Same<ResponseOf<'latest', 'lockOrderRate'>['rate'], string> = true;
  const earlierRate: Same<ResponseOf<'test', 'lockOrderRate'>['rate'], number> = true;
  const created: ResponseOf<'test', 'createTransfer', 201>['transferId'] = 'id';
  const openStatus: PayloadOf<'test', 'userBalanceGenerated'>['balances']['fiatBalances'][0]['status'] = 'A_NEW_STATUS';
  const id: JsonBodyId<'test'> = 'createTransfer';
  // @ts-expect-error a read has no body
  const noBody: JsonBodyId<'test'> = 'getUserBalances';
  // @ts-expect-error the address is one field in legacy only
  const gone: RequestOf<'latest', 'createUser'>['address'] = 'Sample 1';
  assert.ok([user, amountNumber, amountText, rate, earlierRate, created, openStatus, id, noBody, gone].every(Boolean));
});

test('the committed types are those of the contracts', async () => {
  for (const version of listVersions())
    assert.equal(
      readFileSync(path.join(packagedContracts, version, 'types.ts'), 'utf8'),
      await typesOf(loadContract(version).document),
      `types of ${version} are stale: run \`npm run derive\``,
    );
});

// What the package's public API promises, held from where a user stands: an installed tarball.
import { test as plain, expect as bare } from '@playwright/test';
import { loadContract, loadContractFile, type Contract, type RequestOf } from 'partner-api-conformance';
import { expectFor } from 'partner-api-conformance/matchers';
import { testFor } from 'partner-api-conformance/playwright';
import { startSandbox } from 'partner-api-conformance/sandbox';
import { startSink } from 'partner-api-conformance/sink';

const { test, expect } = testFor('test');

/** What went wrong; a matcher that says nothing fails the test. */
async function reasonOf(claim: () => Promise<unknown>): Promise<string> {
  try {
    await claim();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the matcher passed');
}

test('an answer conforms to its own operation and to no other', async ({ api }) => {
  const balances = await api.get('/v1/partner/balances');
  await expect(balances).toConformTo('getPartnerBalances');
  bare(await reasonOf(() => expect(balances).toConformTo('getUserCards'))).toContain('nothing was judged');
  bare(await reasonOf(() => expect(balances).not.toConformTo('getUserCards'))).toContain('nothing was judged');
});

test('a refusal has its code', async ({ api }) => {
  const unknown = await api.get('/v1/user/balances/nobody');
  await expect(unknown).toHaveErrorCode('P412');
  bare(await reasonOf(() => expect(unknown).toHaveErrorCode('P433'))).toContain('P412');
  bare(await reasonOf(() => expect(unknown).toHaveErrorCode('P000'))).toContain('no error code P000');
});

test('without a key nobody gets in', async ({ sandbox, request }) => {
  bare((await request.get(`${sandbox.url}/v1/partner/balances`)).status()).toBe(401);
});

test('the sink of the fixtures receives what the sandbox sends', async ({ api, sink }) => {
  await expect(sink).not.toReceive('healthCheck', { within: 1 });
  await api.post('/_sandbox/health-check');
  await expect(sink).toReceive('healthCheck');
  const { last: after } = await sink.client.journal();
  bare(await reasonOf(() => expect(sink).toReceive('healthCheck', { after, within: 1 }))).toContain('did not arrive');
});

const faulty = testFor('test', { faults: ['answer-amount-scale@getPartnerBalances'] });

faulty.test('a planted fault and a forged delivery are noticed by the matchers', async ({ api, sink }) => {
  const balances = await api.get('/v1/partner/balances');
  bare(await reasonOf(() => faulty.expect(balances).toConformTo('getPartnerBalances'))).toContain('decimal-fidelity');
  const webhook = loadContract('test').webhooks.get('healthCheck');
  await api.fetch(`${sink.url}${webhook?.path}`, {
    method: webhook?.method ?? '',
    headers: { authorization: 'forged' },
  });
  bare(await reasonOf(() => faulty.expect(sink).toReceive('healthCheck'))).toContain('delivery-token');
});

plain("a sandbox and a sink of one's own, by a contract", async () => {
  const contract: Contract = loadContract('latest');
  const sink = await startSink({ contract });
  const sandbox = await startSandbox({ apiVersion: 'latest', webhookUrl: sink.url });
  bare(await reasonOf(() => expect(sink).toReceive('healthCheck'))).toContain('version latest');
  await expectFor(contract)(sink).not.toReceive('userBalanceGenerated', { within: 1 });
  await sandbox.close();
  await sink.close();
});

plain('types follow the version, and what is misspelt is refused', async () => {
  const transfer: Partial<RequestOf<'test', 'createTransfer'>> = {};
  bare(transfer).toEqual({});
  // @ts-expect-error: no such operation
  bare(await reasonOf(() => expect({}).toConformTo('getNothing'))).toContain('getNothing');
  // @ts-expect-error: no such option
  bare(await reasonOf(() => startSink({ apiVersoin: 'test' }))).toContain('did you mean "apiVersion"');
  // @ts-expect-error: no such option
  bare(await reasonOf(() => startSandbox({ fault: [] }))).toContain('did you mean "faults"');
  bare(await reasonOf(() => loadContractFile('nowhere.yaml'))).toContain('no such file');
});

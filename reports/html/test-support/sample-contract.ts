import type { ReportContract, ReportOperation } from '../report.js';

const listed: Pick<ReportOperation, 'statuses' | 'inputs'> = {
  statuses: [
    { status: '200', codes: [] },
    { status: '400', codes: ['P403', 'P412'] },
    { status: '401', codes: [] },
  ],
  inputs: [],
};

/** A small contract of version `test`: some operations and webhooks that the sample runs exercise, and some they don't. */
export function sampleContract(): ReportContract {
  const carried = { grade: 'carried', edition: '2025', source: 'page of the operation' } as const;
  return {
    operations: [
      {
        id: 'getPartnerBalances',
        area: 'Partner',
        ...listed,
        method: 'GET',
        path: '/v1/partner/balances',
        title: 'Get Balances',
        evidence: { grade: 'carried', edition: 'legacy', source: 'Balances module' },
      },
      {
        id: 'getPartnerTransactionHistory',
        area: 'Partner',
        ...listed,
        method: 'GET',
        path: '/v1/partner/transactions',
        title: 'Get Transaction History',
        evidence: { grade: 'assumed' },
      },
      {
        id: 'createUser',
        area: 'Onboarding',
        ...listed,
        method: 'POST',
        path: '/v1/user/balances/crypto-and-fiat',
        title: 'Create User Account',
        evidence: carried,
      },
      {
        id: 'createKycVerification',
        area: 'Onboarding',
        ...listed,
        method: 'POST',
        path: '/v1/kyc',
        title: 'Creating KYC Verification',
        evidence: { grade: 'carried', edition: 'legacy', source: 'KYC module' },
      },
      {
        id: 'getKycStatus',
        area: 'Onboarding',
        ...listed,
        method: 'GET',
        path: '/v1/kyc/status/{externalUserId}',
        title: 'Get KYC Status',
        evidence: carried,
      },
      {
        id: 'addUserVerification',
        area: 'Onboarding',
        ...listed,
        method: 'POST',
        path: '/v1/user/verification',
        title: 'Add User Verification',
        evidence: { grade: 'carried', edition: 'legacy', source: 'KYC module' },
      },
      {
        id: 'getUserBalances',
        area: 'Money',
        ...listed,
        method: 'GET',
        path: '/v1/user/balances/{externalUserId}',
        title: 'Get User Balances',
        evidence: { grade: 'carried', edition: '2025', source: 'FAQ' },
      },
      {
        id: 'createExchangeLock',
        area: 'Money',
        ...listed,
        method: 'POST',
        path: '/v1/user/exchange/lock',
        title: 'Retrieve Exchange Rate and Create a Lock',
        evidence: carried,
      },
      {
        id: 'createTransfer',
        area: 'Money',
        ...listed,
        method: 'POST',
        path: '/v1/user/transfer',
        title: 'Create a Transfer',
        inputs: [
          { in: 'body', pointer: '', keywords: ['type'] },
          { in: 'body', pointer: '/amount', keywords: ['required', 'type', 'minimum'] },
          { in: 'body', pointer: '/currency', keywords: ['required', 'type', 'enum'] },
          { in: 'query', pointer: '/dryRun', keywords: ['enum'] },
        ],
        evidence: carried,
      },
      {
        id: 'createVirtualCard',
        area: 'Cards',
        ...listed,
        method: 'POST',
        path: '/v1/user/card',
        title: 'Create Virtual Card',
        evidence: { grade: 'secondary', source: 'third-party client' },
      },
    ],
    webhooks: [
      {
        id: 'userBalanceGenerated',
        area: 'Onboarding',
        path: '/webhook/user/status',
        title: 'User Balance Generation Webhook',
        evidence: { grade: 'documented', edition: 'test', source: 'User Balance Generation Webhook' },
      },
      {
        id: 'kycVerificationStatus',
        area: 'Onboarding',
        path: '/webhook/kyc/status',
        title: 'KYC Verification Status Webhook',
        evidence: { grade: 'assumed' },
      },
      {
        id: 'sepaTransfer',
        path: '/webhook/sepa/transfer',
        title: 'SEPA Transfer Webhook',
        evidence: { grade: 'carried', edition: 'latest', source: 'SEPA Transfer Webhook' },
      },
    ],
    editions: [
      { id: 'legacy', siteUrl: 'https://p-100.github.io/partner-api-docs' },
      { id: '2025', siteUrl: 'https://partner-api-docs.p100.io' },
      { id: 'test', siteUrl: 'https://partner-api-docs.p100.io/test' },
      { id: 'latest', siteUrl: 'https://partner-api-docs.p100.io' },
    ],
    defects: [
      {
        id: 'C22',
        rule: 'platform-contradiction',
        apiVersion: 'test',
        edition: 'test',
        topic: 'whose balance pays a partner SEPA transfer',
        places: [{ kind: 'operation', id: 'createPartnerSepaTransfer', title: 'Create a SEPA Transfer' }],
        readings: [
          { text: "the partner's, by path /v1/partner/sepa-transfer and title", edition: 'test', source: 'path' },
          { text: "the user's, by the prose of the same page", edition: 'test', source: 'Create a SEPA Transfer' },
        ],
      },
      {
        id: 'C31',
        rule: 'platform-contradiction',
        apiVersion: 'test',
        edition: '2025',
        topic: 'SEPA fee',
        places: [
          { kind: 'webhook', id: 'sepaTransfer', title: 'SEPA Transfer Webhook' },
          { kind: 'page', id: 'Fees', title: 'Fees' },
        ],
        readings: [
          { text: '0.1 percent, at least 1.00 EUR', edition: '2025', source: '2025 earlier fees page' },
          { text: '0 in the webhook sample', edition: '2025', source: 'SEPA Transfer Webhook' },
        ],
        contract: 'The facts keep the fees page; fee in payloads is any number.',
        confirmedBy: ['prose-against-example'],
      },
    ],
    errorCodes: [
      { code: 'P403', status: 400, label: 'Validation error' },
      { code: 'P412', status: 400, label: 'User not found' },
      { code: 'P500', status: 400, label: 'Unknown exception' },
    ],
    machines: [
      {
        id: 'kycVerification',
        entity: 'KYC verification',
        states: ['PENDING', 'APPROVED', 'REJECTED'].map((name) => ({
          name,
          literal: true,
          initial: name === 'PENDING',
          terminal: name !== 'PENDING',
          evidence: carried,
        })),
        transitions: [
          { from: null, to: 'PENDING', evidence: carried },
          { from: 'PENDING', to: 'APPROVED', trigger: 'the check succeeds', evidence: carried },
          { from: 'PENDING', to: 'REJECTED', trigger: 'the check fails', evidence: carried },
        ],
        shownBy: ['getKycStatus', 'kycVerificationStatus'],
        identity: 'externalUserId',
      },
      {
        id: 'card',
        entity: 'card',
        states: [],
        transitions: [{ from: null, to: 'ACTIVE', evidence: carried }],
        shownBy: [],
      },
    ],
    retryDelays: [8, 16, 32, 64],
  };
}

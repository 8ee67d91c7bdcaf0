import type { ValueFormat } from './format.js';

/** 32 bytes as hex: with 0x on EVM chains, without on Bitcoin and its kin. */
export const transactionHash: ValueFormat = {
  name: 'transaction-hash',
  describes: 'a transaction hash (64 hex digits, on EVM chains after 0x)',
  test: (value) => /^(0x)?[0-9a-fA-F]{64}$/.test(value),
  detectable: true,
};

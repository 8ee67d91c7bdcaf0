import type { ValueFormat } from './format.js';

/** 20 bytes as hex with 0x. The documented samples are lower case, so the mixed-case checksum is not demanded. */
export const evmAddress: ValueFormat = {
  name: 'evm-address',
  describes: 'an EVM address (0x and 40 hex digits)',
  test: (value) => /^0x[0-9a-fA-F]{40}$/.test(value),
  detectable: true,
};

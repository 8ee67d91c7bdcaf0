import { changeAt, draw, drawOperation, jsonOperations, pointerOf } from './places.js';
import type { Fault } from './fault.js';
import { onSuccess } from './answers.js';

/** Operations that make something, with the member that names it. */
const created: readonly { id: string; member: string }[] = [
  { id: 'createUser', member: 'userId' },
  { id: 'createKycVerification', member: 'verificationId' },
  { id: 'createTransfer', member: 'transferId' },
  { id: 'createVirtualCard', member: 'cardId' },
  { id: 'createExchange', member: 'exchangeId' },
];

/** A wrong value of balances, by currency; none of them is anybody's. */
interface AddressRow {
  name: string;
  violates: string;
  change(wallet: string, currency: string): string;
}

const mainNet: Record<string, string> = {
  btc: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  ltc: 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9',
  doge: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
};

const addressRows: readonly AddressRow[] = [
  {
    name: 'wallet-of-main-net',
    violates: 'Beside mainnet false stand addresses of the test net: some are of the main net.',
    change: (wallet, currency) => mainNet[currency] ?? wallet,
  },
  {
    name: 'wallet-checksum',
    violates: 'Wallets are addresses of their chain: some have a wrong checksum.',
    change: (wallet, currency) =>
      currency in mainNet ? wallet.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')) : wallet,
  },
];

interface CryptoEntry {
  name: string;
  wallet: string | null;
  networkConfig: Record<string, object>;
}

/** A fault in the crypto balances that one operation answers; the operation is drawn. */
function inCryptoBalances(name: string, violates: string, change: (entry: CryptoEntry) => CryptoEntry): Fault {
  return {
    name,
    violates,
    plant(ground) {
      const id = drawOperation(ground, balanceReads);
      if (id === undefined) return undefined;
      return {
        place: { operations: [id] },
        ...onSuccess(id, (reply) => ({
          ...reply,
          body: changeAt(reply.body, ['cryptoBalances'], (list) => (list as CryptoEntry[]).map(change)),
        })),
      };
    },
  };
}

const balanceReads = ['getUserBalances', 'getPartnerBalances'];

/** Faults in single members with a meaning of their own. */
export const memberFaults: readonly Fault[] = [
  ...addressRows.map(({ name, violates, change }) =>
    inCryptoBalances(name, violates, (entry) => ({
      ...entry,
      wallet: entry.wallet === null ? null : change(entry.wallet, entry.name),
    })),
  ),
  inCryptoBalances(
    'mainnet-beside-test-net',
    'The test environment is on test nets: mainnet is true beside test-net addresses.',
    (entry) => ({
      ...entry,
      networkConfig: Object.fromEntries(
        Object.entries(entry.networkConfig).map(([network, terms]) => [network, { ...terms, mainnet: true }]),
      ),
    }),
  ),
  {
    name: 'iban-checksum',
    violates: 'IBANs have right check digits: that of one balance has wrong ones.',
    plant(ground) {
      const id = drawOperation(ground, balanceReads);
      if (id === undefined) return undefined;
      const keys = ['fiatBalances', '0', 'iban'];
      return {
        place: { operations: [id], pointer: pointerOf(keys) },
        ...onSuccess(id, (reply) => ({
          ...reply,
          body: changeAt(reply.body, keys, (iban) =>
            typeof iban === 'string'
              ? iban.replace(/^(..)(..)/, (_all, country: string, digits: string) => `${country}${wrong(digits)}`)
              : iban,
          ),
        })),
      };
    },
  },
  {
    name: 'id-assigned-from-body',
    violates: 'The server gives ids: one operation takes the id that the request carries.',
    plant(ground) {
      const answered = jsonOperations(ground.contract);
      const place = draw(
        ground,
        created.filter(({ id }) => answered.includes(id)),
      );
      if (!place) return undefined;
      return {
        place: { operations: [place.id], pointer: `/${place.member}` },
        reply(reply, { operation, request }) {
          const given = request?.body[place.member];
          return operation.id === place.id && reply.status < 300 && typeof given === 'string'
            ? { ...reply, body: changeAt(reply.body, [place.member], () => given) }
            : reply;
        },
      };
    },
  },
];

/** Other check digits. */
function wrong(digits: string): string {
  return String((Number(digits) + 1) % 98).padStart(2, '0');
}

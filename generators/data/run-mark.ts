import { createHash } from 'node:crypto';

/**
 * What tells the identities of one run apart from those of every other: a piece of each id, mail address, phone and document number. A
 * target that remembers earlier runs takes none of them twice, and yet they follow from the seed but for that piece.
 */
export interface RunMark {
  /** First group of the run's UUIDs, and part of its mail addresses: 8 hexadecimal digits. */
  readonly hex: string;
  /** First digits of numbers of documents and of persons. */
  readonly digits: string;
  /** Letters that numbers of passports begin with. */
  readonly letters: string;
  /** By how much phone numbers are moved on among those that nobody has. */
  readonly phone: number;
}

/** Subscriber numbers that are not assigned, behind the digits that all of them begin with. */
const phones = { prefix: '48000', digits: 6 };
const phoneCount = 10 ** phones.digits;

/** The mark of a run. */
export function markOf(runId: string): RunMark {
  const bytes = createHash('sha256').update(runId).digest();
  const hex = bytes.toString('hex', 0, 4);
  return {
    hex,
    // No time in seconds or milliseconds begins with 9 in this century.
    digits: `9${String(bytes.readUInt32BE(4) % 100_000).padStart(5, '0')}`,
    letters: [...bytes.subarray(8, 11)].map((byte) => String.fromCharCode(65 + (byte % 26))).join(''),
    phone: bytes.readUInt32BE(12) % phoneCount,
  };
}

/** What stands in place of a mark where it is taken out: texts keep their forms. */
const none: RunMark = { hex: '00000000', digits: '900000', letters: 'AAA', phone: 0 };

/** What UUIDs of a run begin with where its mark is taken out. */
export const unmarkedIds = `${none.hex}-`;

/** A UUID of a run. */
export function markedUuid(uuid: string, { hex }: RunMark): string {
  return `${hex}${uuid.slice(hex.length)}`;
}

/** The local part of a mail address of a run. */
export function markedName(name: string, { hex }: RunMark): string {
  return `${hex}${name}`;
}

/** A number of a person's or a document's, of so many digits. */
export function markedNumber(number: string, { digits }: RunMark): string {
  return `${digits}${number.slice(digits.length)}`;
}

/** A passport's number: letters, then digits. */
export function markedPassport(number: string, { letters }: RunMark): string {
  return `${letters}${number.slice(letters.length)}`;
}

/** A phone number of a run. */
export function markedPhone(number: string, { phone }: RunMark): string {
  const subscriber = (Number(number.slice(phones.prefix.length)) + phone) % phoneCount;
  return `${phones.prefix}${String(subscriber).padStart(phones.digits, '0')}`;
}

/**
 * A text as a run without a mark would have said it: what two runs of one seed send is the same then, wherever in it identities stand.
 * @example withoutMark('/v1/user/5f3a…', markOf(runId)) // '/v1/user/0000…'
 */
export function withoutMark(text: string, { hex, digits, letters, phone }: RunMark): string {
  return text
    .replaceAll(new RegExp(hex, 'gi'), none.hex)
    .replaceAll(new RegExp(`(?<!\\d)${digits}(?=\\d{4,5}(?!\\d))`, 'g'), none.digits)
    .replaceAll(new RegExp(`(?<![A-Z])${letters}(?=\\d{6}(?!\\d))`, 'g'), none.letters)
    .replaceAll(new RegExp(`(?<!\\d)${phones.prefix}\\d{${phones.digits}}(?!\\d)`, 'g'), (number) =>
      markedPhone(number, { ...none, phone: phoneCount - phone }),
    );
}

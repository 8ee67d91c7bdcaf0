import { createHmac } from 'node:crypto';

/** Members of received bodies whose values are personal or secret, by lower-case name. */
const sensitiveNames = new Set(
  [
    ...['iban', 'destinationIban', 'sourceIban', 'senderIban', 'accountHolder', 'accountNumber'],
    ...['pan', 'cardNumber', 'number', 'cvv', 'cvc', 'pin', 'code', 'activationCode', 'threeDsCode', 'otp'],
    ...[
      'firstName',
      'lastName',
      'receiverFirstName',
      'receiverLastName',
      'companyName',
      'name_on_card',
      'cardholderName',
    ],
    ...['email', 'phone', 'street', 'address', 'postCode', 'birthDate', 'documentNumber', 'pesel', 'taxId'],
    ...['userIdentificationNumber', 'authToken'],
  ].map((name) => name.toLowerCase()),
);

export interface ConfiguredSecret {
  /** What stands in its place, such as `$PARTNER_API_KEY`. */
  label: string;
  text: string;
}

export interface RedactorOptions {
  secrets: readonly ConfiguredSecret[];
  /** Key of the pseudonyms, random for each run and never written: equal values get equal pseudonyms within a record. */
  key: string;
}

/** Keeps secrets and personal data out of records. Values that the suite made up itself are synthetic and stay. */
export class Redactor {
  readonly #secrets: readonly ConfiguredSecret[];
  readonly #key: string;
  readonly #synthetic = new Set<string>();
  readonly #hidden = new Map<string, string>();

  constructor(options: RedactorOptions) {
    this.#secrets = options.secrets.filter((secret) => secret.text !== '');
    this.#key = options.key;
  }

  /** Notes the values of a body that the suite generated, so that they stay readable where the target echoes them. */
  learnSynthetic(body: string | undefined): void {
    visitStrings(parsed(body), (_name, value) => this.#synthetic.add(value));
  }

  /** Notes the personal values of a received body, so that no later line shows them. */
  learnReceived(body: string | undefined): void {
    visitStrings(parsed(body), (name, value) => {
      if (!sensitiveNames.has(name.toLowerCase()) || value === '' || this.#synthetic.has(value)) return;
      if (!this.#hidden.has(value)) this.#hidden.set(value, `‹${name} ${this.#pseudonym(value)}›`);
    });
  }

  /** The text without any configured secret or noted personal value. */
  redact(text: string): string {
    let result = text;
    for (const { label, text: secret } of this.#secrets) result = result.replaceAll(secret, label);
    for (const [value, pseudonym] of this.#hidden) {
      // A short value stands in too many other texts: it is replaced only where it is a whole JSON string.
      if (value.length >= 8) result = result.replaceAll(value, pseudonym);
      else result = result.replaceAll(`"${value}"`, `"${pseudonym}"`);
    }
    return result;
  }

  /** Every string in a value, redacted; the value itself stays as it is. */
  redactAll<T>(value: T): T {
    if (typeof value === 'string') return this.redact(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.redactAll(item) as unknown) as T;
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, this.redactAll(member) as unknown]),
      ) as T;
    return value;
  }

  #pseudonym(value: string): string {
    return createHmac('sha256', this.#key).update(value).digest('hex').slice(0, 8);
  }
}

function parsed(body: string | undefined): unknown {
  try {
    return body === undefined ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return undefined;
  }
}

function visitStrings(value: unknown, visit: (name: string, value: string) => void, name = ''): void {
  if (typeof value === 'string') visit(name, value);
  else if (typeof value === 'number') visit(name, String(value));
  else if (Array.isArray(value)) for (const item of value) visitStrings(item, visit, name);
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) visitStrings(member, visit, key);
}

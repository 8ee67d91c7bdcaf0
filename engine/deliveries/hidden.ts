/** What stands in a record in place of a personal or secret value: `‹iban 1a2b3c4d›`. */
const pseudonym = /‹[^‹›]*›/;

/** Whether a text shows a pseudonym: it can't be compared with one that another process recorded, which may show the value. */
export function isHidden(text: unknown): boolean {
  return typeof text === 'string' && pseudonym.test(text);
}

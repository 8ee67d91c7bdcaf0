import type { Data } from './data.js';

const day = (date: Date): string => date.toISOString().slice(0, 10);
const ascii = (text: string): string => text.normalize('NFD').replace(/[^\w .-]/g, '');

/** Reference day for ages and expiry dates: values must not depend on when they are generated. */
const today = new Date('2026-01-01T00:00:00Z');

/**
 * Values of fields by their name, where the name says more than the type. Domains are reserved ones (RFC 2606), phone
 * numbers have the Polish country code and a subscriber number that is not assigned.
 */
export const fieldValues: Record<string, (data: Data) => unknown> = {
  externalUserId: (data) => data.string.uuid(),
  email: (data) => `${data.string.alphanumeric({ length: 12, casing: 'lower' })}@example.com`,
  phone: (data) => `48000${data.string.numeric(6)}`,
  firstName: (data) => data.person.firstName(),
  lastName: (data) => data.person.lastName(),
  street: (data) => data.location.street(),
  number: (data) => String(data.number.int({ min: 1, max: 200 })),
  city: (data) => data.location.city(),
  postCode: (data) => `${data.string.numeric(2)}-${data.string.numeric(3)}`,
  birthDate: (data) => day(data.date.birthdate({ mode: 'age', min: 20, max: 70, refDate: today })),
  userIdentificationNumber: (data) => data.string.numeric(11),
  documentNumber: (data) => `${data.string.alpha({ length: 3, casing: 'upper' })}${data.string.numeric(6)}`,
  documentIssueDate: (data) => day(data.date.past({ years: 3, refDate: today })),
  documentExpiryDate: (data) => day(data.date.future({ years: 5, refDate: today })),
  taxId: (data) => data.string.numeric(10),
  additionalInfo: (data) => ascii(data.person.jobTitle()),
};

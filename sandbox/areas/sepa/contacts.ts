import type { Tenant } from '../../state/store.js';
import { nextId, type Party } from '../../state/party.js';
import { timestamp } from '../../timestamp.js';
import type { View } from '../../view.js';
import type { SepaContact } from './state.js';

/** The contact that an owner has under an IBAN. */
export function findContact(
  { sepa }: Tenant,
  externalUserId: string | null,
  iban: string | null,
): SepaContact | undefined {
  return contactsOf(sepa.contacts, externalUserId).find((contact) => contact.iban === iban);
}

/** Keeps how the newest check of a sender stands. */
export function keepContact(
  tenant: Tenant,
  owner: Party,
  seen: Pick<SepaContact, 'iban' | 'name' | 'status' | 'createdAt'>,
): void {
  const { externalUserId } = owner;
  const known = findContact(tenant, externalUserId, seen.iban);
  if (known) {
    known.status = seen.status;
    known.name = seen.name ?? known.name;
    return;
  }
  const contact = { id: nextId(owner), externalUserId, ...seen };
  tenant.sepa.contacts.set(contact.id, contact);
}

/** The contacts of an owner, in the order in which they came. */
export function contactList({ sepa }: Tenant, externalUserId: string | null): View {
  return {
    contacts: contactsOf(sepa.contacts, externalUserId).map(({ id, iban, name, status, createdAt }) => ({
      id,
      iban,
      name,
      status,
      createdAt: timestamp(createdAt),
    })),
  };
}

function contactsOf(contacts: ReadonlyMap<string, SepaContact>, externalUserId: string | null): SepaContact[] {
  return [...contacts.values()].filter((contact) => contact.externalUserId === externalUserId);
}

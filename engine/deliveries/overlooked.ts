import type { CaseRecord, RecordFrame } from '../record/reader.js';

/** Members whose values name objects: `id`, `orderId`, `externalUserId`. */
const member = /"(?:id|\w*Id)"\s*:\s*(?:"([^"\\]+)"|(\d+))/g;

function idsIn(text: string): string[] {
  return [...text.matchAll(member)].map(([, text = '', number = '']) => text || number);
}

/** Values that stand in an address: parts of its path, and what its query asks for. */
function idsOfAddress(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return [...pathname.split('/').map(decoded), ...searchParams.values()];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the cases of a record tell of deliveries that none of them judged. */
export class Overlooked {
  readonly #judged = new Set<string>();
  readonly #ids = new Set<string>();

  add({ exchanges, deliveries }: CaseRecord): void {
    for (const { id } of deliveries) this.#judged.add(id);
    for (const { request, response } of exchanges)
      for (const id of [...idsOfAddress(request.url), ...idsIn(request.body ?? ''), ...idsIn(response?.body ?? '')])
        this.#ids.add(id);
  }

  /** What triggers were given and told belongs to the run as well. */
  addTriggers({ triggers = [] }: Pick<RecordFrame, 'triggers'>): void {
    for (const { values, told } of triggers)
      for (const id of [...Object.values(values), ...Object.values(told)]) this.#ids.add(id);
  }

  /** Whether no case judged the delivery with this id. */
  has(deliveryId: string): boolean {
    return !this.#judged.has(deliveryId);
  }

  /** Whether a body names an object that an exchange or trigger of the run shows; `undefined` where it names none. */
  isOfRun(body: string): boolean | undefined {
    const ids = idsIn(body);
    return ids.length === 0 ? undefined : ids.some((id) => this.#ids.has(id));
  }
}

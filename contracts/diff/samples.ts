/** Pieces that the examples of several rules are made of. */
const documented = { grade: 'documented' };

/** Alternatives that a member named `kind` tells apart. */
export const card = {
  type: 'object',
  properties: { kind: { const: 'card' }, number: { type: 'string' } },
  required: ['kind', 'number'],
};

export const iban = {
  type: 'object',
  properties: { kind: { const: 'iban' }, iban: { type: 'string' } },
  required: ['kind', 'iban'],
};

export const cash = {
  type: 'object',
  properties: { kind: { const: 'cash' }, place: { type: 'string' } },
  required: ['kind', 'place'],
};

const told = { kind: { type: 'string' }, type: { type: 'string' } };

/** Components for alternatives that a mapping names. */
export const components = {
  Card: { type: 'object', properties: { ...told, number: { type: 'string' } }, required: ['number'] },
  Iban: { type: 'object', properties: { ...told, iban: { type: 'string' } }, required: ['iban'] },
};

/** Alternatives among the components, each named by a mapping, some by further names. */
export function named({
  propertyName = 'kind',
  names = {},
}: { propertyName?: string; names?: Record<string, string> } = {}): {
  oneOf: unknown[];
  discriminator: unknown;
} {
  const reference = (name: string): string => `#/components/schemas/${name}`;
  const all = Object.entries({ card: 'Card', iban: 'Iban', ...names });
  return {
    oneOf: ['Card', 'Iban'].map((name) => ({ $ref: reference(name) })),
    discriminator: { propertyName, mapping: Object.fromEntries(all.map(([value, name]) => [value, reference(name)])) },
  };
}

/** A document whose one operation wants a token with the scope `read`, which these OAuth flows give. */
export function tokensFrom(flows: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return {
    security: [{ o: ['read'] }],
    paths: { '/a': { get: { responses: {} } } },
    components: { securitySchemes: { o: { type: 'oauth2', flows } } },
  };
}

/** The flow by which a program gets a token for itself. */
export function clientFlow(scopes: readonly string[] = ['read'], tokenUrl = 'https://a.example'): unknown {
  return { tokenUrl, scopes: Object.fromEntries(scopes.map((scope) => [scope, ''])) };
}

/** The flow by which a page gets a token for its reader. */
export const pageFlow = { authorizationUrl: 'https://a.example', scopes: { read: '' } };

/** Facts of how webhooks are sent, but for what an example is about. */
export function webhooksSent(changes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}): unknown {
  const usual: Record<string, Record<string, unknown>> = {
    method: { value: 'POST' },
    contentType: { value: 'application/json' },
    authorization: { header: 'Authorization' },
    acknowledgement: { status: 200 },
    retries: { attempts: 5, delaysSeconds: [8, 16] },
  };
  const entries = Object.entries(usual).map(([name, fact]) => [
    name,
    { ...fact, ...changes[name], evidence: documented },
  ]);
  return { webhookDelivery: Object.fromEntries(entries) };
}

/** Facts of the states of a card, and of its ways from one to another. */
export function cardStates(names: readonly string[], ways: readonly (readonly [string, string])[] = []): unknown {
  const states = names.map((name) => ({
    name,
    literal: true,
    initial: false,
    terminal: false,
    evidence: documented,
  }));
  const transitions = ways.map(([from, to]) => ({ from, to, evidence: documented }));
  return { stateMachines: [{ id: 'card', entity: 'card', states, transitions }] };
}

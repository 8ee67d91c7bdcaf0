import { valueAt } from '../../contracts/model/pointer.js';
import type { Contract, Facts, OpenApiDocument, Schema } from '../../contracts/model/types.js';

/** What a contract says, to be changed. */
export interface Said {
  document: OpenApiDocument;
  facts: Facts;
}

/** A change of the contract that the sandbox does not make. */
export interface ContractChange {
  id: string;
  about: string;
  /** Subject of the rows that tell of it. */
  subject: string;
  edit(said: Said, contract: Contract): void;
}

/** The schema that a place of another one leads to, `*` for items. */
function schemaAt(document: OpenApiDocument, schema: Schema, place: string): Schema {
  const resolved = schema.$ref === undefined ? schema : (valueAt(document, schema.$ref.slice(1)) as Schema);
  const [, step, ...rest] = place.split('/');
  if (step === undefined) return resolved;
  const next = step === '*' ? resolved.items : resolved.properties?.[step];
  if (!next) throw new Error(`the contract has no ${step} there`);
  return schemaAt(document, next, rest.length === 0 ? '' : `/${rest.join('/')}`);
}

type Edit = (schema: Schema) => void;
type Part = (said: Said, contract: Contract) => Schema;

const bodyOf =
  (operationId: string, part: 'requestBody' | `responses/${string}`): Part =>
  ({ document }, { operations }) => {
    const { pointer = '' } = operations.get(operationId) ?? {};
    const found = valueAt(document, `${pointer}/${part}/content/application~1json/schema`);
    if (!found) throw new Error(`${operationId} has no ${part}`);
    return found as Schema;
  };
const payloadOf =
  (webhookId: string): Part =>
  ({ document }, { webhooks }) =>
    valueAt(document, webhooks.get(webhookId)?.schemaPointer ?? '') as Schema;
const at =
  (part: Part, place: string, edit: Edit): ContractChange['edit'] =>
  (said, contract) =>
    edit(schemaAt(said.document, part(said, contract), place));

const without =
  (name: string): Edit =>
  (schema) => {
    Reflect.deleteProperty(schema.properties ?? {}, name);
    if (schema.required) schema.required = schema.required.filter((one) => one !== name);
  };
const withRequired =
  (name: string): Edit =>
  (schema) => {
    schema.properties = { ...schema.properties, [name]: { type: 'string' } };
    schema.required = [...(schema.required ?? []), name];
  };
const renamed =
  (name: string, other: string): Edit =>
  (schema) => {
    const { [name]: moved, ...rest } = schema.properties ?? {};
    schema.properties = { ...rest, ...(moved && { [other]: moved }) };
    if (schema.required) schema.required = schema.required.map((one) => (one === name ? other : one));
  };
const typed =
  (type: string): Edit =>
  (schema) => {
    for (const keyword of ['format', 'pattern', 'enum']) Reflect.deleteProperty(schema, keyword);
    schema.type = type;
  };
const withoutWord =
  (word: string): Edit =>
  (schema) => {
    if (schema.enum) schema.enum = schema.enum.filter((one) => one !== word);
  };
const withoutWebhook =
  (id: string): ContractChange['edit'] =>
  ({ document }) =>
    void Reflect.deleteProperty(document.webhooks ?? {}, id);
const withoutOperation =
  (id: string): ContractChange['edit'] =>
  ({ document }, { operations }) => {
    const { path = '', method = '' } = operations.get(id) ?? {};
    Reflect.deleteProperty(document.paths[path] ?? {}, method.toLowerCase());
  };
const withoutState =
  (machine: string, state: string): ContractChange['edit'] =>
  ({ facts }) => {
    for (const one of facts.stateMachines)
      if (one.id === machine) {
        one.states = one.states.filter(({ name }) => name !== state);
        one.transitions = one.transitions.filter(({ from, to }) => from !== state && to !== state);
      }
  };

const ok = 'responses/200';

// prettier-ignore
export const contractChanges: readonly ContractChange[] = [
  { id: 'balance-status-removed', about: 'Balances have no status.', subject: 'getUserBalances', edit: at(bodyOf('getUserBalances', ok), '/fiatBalances/*', without('status')) },
  { id: 'balance-type-required', about: 'Balances have a type.', subject: 'getUserBalances', edit: at(bodyOf('getUserBalances', ok), '/cryptoBalances/*', withRequired('type')) },
  { id: 'balance-amount-number', about: 'Amounts of balances are numbers.', subject: 'getUserBalances', edit: at(bodyOf('getUserBalances', ok), '/cryptoBalances/*/amount', typed('number')) },
  { id: 'balance-active-removed', about: 'No balance is active.', subject: 'getUserBalances', edit: at(bodyOf('getUserBalances', ok), '/fiatBalances/*/status', withoutWord('ACTIVE')) },
  { id: 'kyc-approved-not-told', about: 'No check is told as approved.', subject: 'kycVerificationStatus', edit: at(payloadOf('kycVerificationStatus'), '/status', withoutWord('APPROVED')) },
  { id: 'history-total-removed', about: 'Pages have no total.', subject: 'getUserTransactionHistory', edit: at(bodyOf('getUserTransactionHistory', ok), '', without('total')) },
  { id: 'lock-fee-renamed', about: 'The fee of a lock is called otherwise.', subject: 'createExchangeLock', edit: at(bodyOf('createExchangeLock', ok), '', renamed('feePercentage', 'feePercent')) },
  { id: 'lock-fee-text', about: 'The fee of a lock is a text.', subject: 'createExchangeLock', edit: at(bodyOf('createExchangeLock', ok), '/feePercentage', typed('string')) },
  { id: 'exchange-rate-removed', about: 'The rate of an exchange is not told.', subject: 'getExchangeDetails', edit: at(bodyOf('getExchangeDetails', ok), '', without('rate')) },
  { id: 'exchange-settled-required', about: 'An exchange tells when it was settled.', subject: 'getExchangeDetails', edit: at(bodyOf('getExchangeDetails', ok), '', withRequired('settledAt')) },
  { id: 'limits-removed', about: 'A limit of cards is not told.', subject: 'getCardLimits', edit: at(bodyOf('getCardLimits', ok), '', without('dailyTrxAtm')) },
  { id: 'limits-text', about: 'A limit of cards is a text.', subject: 'getCardLimits', edit: at(bodyOf('getCardLimits', ok), '/dailyTrxAll', typed('string')) },
  { id: 'card-label-removed', about: 'Cards have no label.', subject: 'getUserCards', edit: at(bodyOf('getUserCards', ok), '/cards/*', without('label')) },
  { id: 'user-reference-required', about: 'A reference is asked for when a user is created.', subject: 'createUser', edit: at(bodyOf('createUser', 'requestBody'), '', withRequired('reference')) },
  { id: 'user-email-number', about: 'An e-mail address is a number when a user is created.', subject: 'createUser', edit: at(bodyOf('createUser', 'requestBody'), '/email', typed('number')) },
  { id: 'kyc-told-at', about: 'Deliveries of a check tell when.', subject: 'kycVerificationStatus', edit: at(payloadOf('kycVerificationStatus'), '', withRequired('toldAt')) },
  { id: 'exchange-told-amount-text', about: 'The amount of an exchange is told as a text.', subject: 'exchange', edit: at(payloadOf('exchange'), '/amount', typed('string')) },
  { id: 'exchange-not-told', about: 'Exchanges are not told.', subject: 'exchange', edit: withoutWebhook('exchange') },
  { id: 'balances-not-told', about: 'Balances are not told.', subject: 'userBalanceGenerated', edit: withoutWebhook('userBalanceGenerated') },
  { id: 'history-gone', about: 'There is no history of a user.', subject: 'getUserTransactionHistory', edit: withoutOperation('getUserTransactionHistory') },
  { id: 'limits-gone', about: 'There are no limits of cards to be read.', subject: 'getCardLimits', edit: withoutOperation('getCardLimits') },
  { id: 'exchange-never-completed', about: 'No exchange is ever completed.', subject: 'state', edit: withoutState('exchange', 'completed') },
];

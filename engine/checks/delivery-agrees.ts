import { evidenceAt } from '../../contracts/model/evidence-at.js';
import { weakestEvidence } from '../../contracts/model/evidence.js';
import { evidenceGround } from '../../contracts/model/ground.js';
import { isObject } from '../../contracts/model/json-value.js';
import { valueAt } from '../../contracts/model/pointer.js';
import { shown } from '../../contracts/model/shown.js';
import { isHidden } from '../deliveries/hidden.js';
import { losslessBody } from '../json-body.js';
import { compareCommonFields, type Disagreement } from '../judging/agreement.js';
import { agreements, type LineOfList } from '../judging/agreements.js';
import { decimalOf } from '../judging/amounts.js';
import { errorCodeOf } from '../judging/answer.js';
import type { DeliveryCheck } from './check.js';

/** Whether an answer refuses to show an object; a key that is refused or too many calls say nothing of the object. */
function saysUnknown(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 429].includes(status);
}

/** The line of a list about a payload's object, with the members that can be compared; `undefined` where none has its id. */
function lineAbout(payload: unknown, list: unknown, { id, members }: LineOfList): Record<string, unknown> | undefined {
  const wanted = valueAt(payload, id);
  const lines = Array.isArray(list) ? list.filter(isObject) : [];
  const line = wanted === undefined ? undefined : lines.find((candidate) => candidate['id'] === wanted);
  return (
    line &&
    Object.fromEntries(
      members.flatMap((name) => {
        if (!Object.hasOwn(line, name)) return [];
        const amount = name === 'amount' ? decimalOf(line[name]) : undefined;
        return [[name, amount ? amount.abs().toFixed() : line[name]]];
      }),
    )
  );
}

/** Members that other events change before an object is read again: they are compared only with what is read at once. */
const passingMembers: readonly string[] = [
  ...['status', 'confirmations', 'receivedAmount', 'expiresAt', 'transactionHash', 'transactions'],
  ...['reason', 'reasons', 'error', 'networkConfig', 'poaRequired'],
];

/** Members that an object is given once: another event may have given them meanwhile, and none changes them afterwards. */
const givenOnce = /\/(?:wallet|walletAddress|iban)$/;

/** Whether a difference is what other events may have brought about before the object was read again. */
function mayHavePassed({ pointer, here, there }: Disagreement): boolean {
  return isHidden(here) || isHidden(there) || (givenOnce.test(pointer) && (here === null || there === null));
}

export const deliveryAgrees: DeliveryCheck = {
  id: 'delivery-agrees',
  title: 'The payload agrees with what the API answers',
  about:
    'A webhook and a read of the same object tell different things. Compared are the fields that both carry, amounts as decimals; types are the business of the schema checks. An object that cannot be read yet when it is told is one of these: the webhook is ahead of the API. Until it is settled which is right, read before you book.',
  restsOn: 'The schemas of the payload and of the answer that shows the same object; the weaker decides.',
  judge({ contract, webhook, deliveries, witness, standing }) {
    const agreement = agreements.find(
      (row) => row.webhookId === webhook.id && row.operationId === witness?.operation.id,
    );
    const response = witness?.exchange.response;
    const delivery = deliveries.at(-1);
    if (!agreement || !witness || !delivery || !response) return [];
    const call = `${witness.operation.method} ${witness.operation.path}`;
    const subject = { kind: 'delivery' as const, id: delivery.id };
    // What is read long after may have been deleted.
    if (saysUnknown(response.status) && !standing)
      return [
        {
          check: 'delivery-agrees',
          holds: false,
          ground: evidenceGround(
            weakestEvidence([webhook.evidence, evidenceAt(contract.document, witness.operation.pointer)]),
          ),
          message: `the webhook is ahead of the API: ${call} answered ${response.status} after the delivery`,
          expected: 'the object that the webhook tells of',
          actual: `${response.status} ${errorCodeOf(response) ?? ''}`.trim(),
          subject,
        },
      ];
    if (response.status !== 200) return [];
    const payload = valueAt(losslessBody(delivery.body), agreement.payload);
    const answer = losslessBody(response.body);
    const found = agreement.answer.map((pointer) => valueAt(answer, pointer)).find((value) => value !== undefined);
    const common = agreement.line ? lineAbout(payload, found, agreement.line) : found;
    if (payload === undefined || common === undefined) return [];
    const ground = evidenceGround(
      weakestEvidence([
        evidenceAt(contract.document, webhook.schemaPointer),
        evidenceAt(contract.document, `${witness.operation.pointer}/responses/200/content/application~1json/schema`),
      ]),
    );
    const { compared, disagreements: all } = compareCommonFields(payload, common, [
      ...agreement.volatile,
      ...(standing ? [...passingMembers, ...(agreement.passing ?? [])] : []),
    ]);
    const disagreements = standing ? all.filter((one) => !mayHavePassed(one)) : all;
    if (compared === 0) return [];
    if (disagreements.length === 0)
      return [
        {
          check: 'delivery-agrees',
          holds: true,
          ground,
          message: `agrees with ${call} on ${compared} fields`,
          subject,
        },
      ];
    return disagreements.map((difference) => ({
      check: 'delivery-agrees',
      holds: false,
      ground,
      message: `${agreement.payload}${difference.pointer} differs from what ${call} answers`,
      pointer: `${agreement.payload}${difference.pointer}`,
      expected: shown(difference.there),
      actual: shown(difference.here),
      subject,
    }));
  },
};

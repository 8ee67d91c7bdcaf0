import type { Evidence } from '../../model/evidence.js';
import type { Contract, Facts } from '../../model/types.js';
import type { Defect, LintRule } from '../defect.js';
import { documentedExamples, type DocumentedExample } from '../documented-examples.js';

/** A statement of a page that an example does not keep. */
interface Conflict {
  subject: string;
  /** What the page states, and where it does. */
  stated: string;
  evidence: Evidence;
  shown: string;
}

type Members = Record<string, unknown>;

function lockValidity(facts: Facts, { place }: DocumentedExample, value: Members): Conflict[] {
  if (!/exchangeLock$/i.test(place.id)) return [];
  const { validitySeconds, evidence } = facts.rateLocks.exchange;
  const seconds = (Date.parse(String(value['validUntil'])) - Date.parse(String(value['createdAt']))) / 1000;
  return Number.isNaN(seconds) || Math.abs(seconds - validitySeconds) <= 1
    ? []
    : [
        {
          subject: 'validity of the lock',
          stated: `${validitySeconds} seconds`,
          evidence,
          shown: `createdAt and validUntil are ${seconds} seconds apart`,
        },
      ];
}

function leastFee(facts: Facts, { place }: DocumentedExample, value: Members): Conflict[] {
  const terms = facts.fees.sepaTransfer;
  const fee = value['fee'] === null || value['fee'] === undefined ? Number.NaN : Number(value['fee']);
  if (!terms || !/sepaTransfer/i.test(place.id) || Number.isNaN(fee) || fee >= terms.minimum) return [];
  return [
    {
      subject: 'fee of a SEPA transfer',
      stated: `at least ${terms.minimum} ${terms.currency}`,
      evidence: terms.evidence,
      shown: `fee is ${fee}`,
    },
  ];
}

function errorCatalogue(facts: Facts, { status }: DocumentedExample, value: Members): Conflict[] {
  const row = facts.errorCodes.find(({ code }) => code === value['errorCode']);
  if (!row || status === undefined) return [];
  const { code, evidence } = row;
  const name = value['errorName'];
  const conflicts: Conflict[] = [];
  if (row.status !== status)
    conflicts.push({
      subject: `status of ${code}`,
      stated: `status ${row.status}`,
      evidence,
      shown: `status ${status}`,
    });
  if (name !== undefined && row.name !== undefined && name !== row.name)
    conflicts.push({
      subject: `name of ${code}`,
      stated: row.name === null ? 'no errorName' : `errorName ${row.name}`,
      evidence,
      shown: `errorName ${String(name)}`,
    });
  return conflicts;
}

const statements = [lockValidity, leastFee, errorCatalogue];

function conflictsOf(contract: Contract, example: DocumentedExample): Defect[] {
  const { value, place, part, evidence } = example;
  if (typeof value !== 'object' || value === null) return [];
  return statements
    .flatMap((find) => find(contract.facts, example, value as Members))
    .filter((conflict) => conflict.evidence.edition === evidence.edition)
    .map(({ subject, stated, evidence: statedBy, shown }) => {
      const edition = evidence.edition ?? contract.version;
      return {
        id: `prose-against-example:${place.id}:${part}:${subject.replaceAll(' ', '-')}`,
        rule: 'prose-against-example',
        apiVersion: contract.version,
        edition,
        topic: subject,
        places: [place],
        readings: [
          { text: stated, edition, source: statedBy.source ?? 'statement of the facts' },
          { text: shown, edition, source: `${evidence.source ?? place.title}, example of the ${part}` },
        ],
        contract: 'The facts keep what is stated; the example stays as it is documented.',
      };
    });
}

/** An example does not keep what the same edition states in prose or in a table of its own. */
export const proseAgainstExample: LintRule = {
  id: 'prose-against-example',
  describes: 'A documented example breaks what the same edition states elsewhere: lock validity, fees, error codes.',
  find: ({ contract }) => documentedExamples(contract).flatMap((example) => conflictsOf(contract, example)),
};

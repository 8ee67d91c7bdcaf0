import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { weakestEvidence } from '../../../contracts/model/evidence.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import { requestOf } from '../base.js';
import { defaultIsNoValue, refused, refusedAsInvalid } from '../expectations.js';
import { namesCurrency } from '../names.js';
import { templateOf, type CaseRule, type CaseTemplate, type PhaseInput } from '../phase.js';
import { queryParameters, type QueryParameter } from '../query.js';

/** A text that stands for no value of a parameter, or its absence. */
interface WrongValue {
  rule: string;
  about: string;
  keyword: string;
  told(name: string): string;
  /** `null` is absence; nothing where the parameter cannot be wrong in this way. */
  of(parameter: QueryParameter): string | null | undefined;
}

const hasType = ({ schema }: QueryParameter, ...types: string[]): boolean =>
  [schema.type ?? []].flat().some((type) => types.includes(type)) && !schema.enum;

const wrongValues: readonly WrongValue[] = [
  {
    rule: 'query-missing',
    about: 'a demanded parameter of the query is missing',
    keyword: 'required',
    told: (name) => `asked without ${name}`,
    of: ({ required }) => (required ? null : undefined),
  },
  {
    rule: 'query-wrong-type',
    about: 'a word as a parameter that is a number or a flag',
    keyword: 'type',
    told: (name) => `asked with a word as ${name}`,
    of: (parameter) => (hasType(parameter, 'integer', 'number', 'boolean') ? 'many' : undefined),
  },
  {
    rule: 'query-fraction',
    about: 'a fraction as a parameter that is a whole number',
    keyword: 'type',
    told: (name) => `asked with a fraction as ${name}`,
    of: (parameter) => (hasType(parameter, 'integer') ? '1.5' : undefined),
  },
  {
    rule: 'query-unknown-value',
    about: 'a parameter outside its closed set',
    keyword: 'enum',
    told: (name) => `asked with an unknown value of ${name}`,
    of: ({ schema }) => (schema.enum && schema['x-open'] !== true ? 'UNKNOWN_VALUE' : undefined),
  },
  {
    rule: 'query-too-small',
    about: 'a parameter below its least value',
    keyword: 'minimum',
    told: (name) => `asked with ${name} too small`,
    of: ({ schema }) => (schema.minimum === undefined ? undefined : String(schema.minimum - 1)),
  },
  {
    rule: 'query-too-large',
    about: 'a parameter beyond its greatest value',
    keyword: 'maximum',
    told: (name) => `asked with ${name} too large`,
    of: ({ schema }) => (schema.maximum === undefined ? undefined : String(schema.maximum + 1)),
  },
];

function templatesOf({ contract, operation }: PhaseInput, wrong: WrongValue): CaseTemplate[] {
  return queryParameters(operation).flatMap((parameter) => {
    const value = wrong.of(parameter);
    if (value === undefined) return [];
    const { name, pointer } = parameter;
    const stated = evidenceAt(contract.document, pointer, wrong.keyword);
    const isFilledIn = value === null && parameter.schema.default !== undefined;
    const ground = evidenceGround(isFilledIn ? weakestEvidence([stated, defaultIsNoValue]) : stated);
    return [
      templateOf(operation, {
        phase: 'negative',
        rule: wrong.rule,
        pointer: toPointer([name]),
        name: wrong.told(name),
        // A currency that does not exist may be refused for its form or for its meaning.
        expect: namesCurrency(name) ? refused('validation', ground) : refusedAsInvalid(contract, operation, ground),
        request(given) {
          const { [name]: left, ...rest } = given.query;
          const { [name]: written, ...others } = given.written ?? {};
          const query = value === null ? rest : { ...rest, [name]: value };
          return requestOf(operation, { ...given, query, written: others });
        },
      }),
    ];
  });
}

/** Queries that break what is said of one parameter. */
export const queryRules: readonly CaseRule[] = wrongValues.map((wrong) => ({
  id: wrong.rule,
  about: wrong.about,
  templates: (input) => templatesOf(input, wrong),
}));

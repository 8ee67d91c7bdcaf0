import { evidenceAt } from '../../../contracts/model/evidence-at.js';
import { evidenceGround } from '../../../contracts/model/ground.js';
import { toPointer } from '../../../contracts/model/pointer.js';
import type { Schema } from '../../../contracts/model/types.js';
import { requestOf, type FormFile } from '../base.js';
import { codes, listedCode } from '../codes.js';
import { refused, refusedAsInvalid } from '../expectations.js';
import { templateOf, type CaseRule, type CaseTemplate, type PhaseInput } from '../phase.js';

const form = 'multipart/form-data';

/** A wrong set of files in place of a right one. */
interface WrongFiles {
  rule: string;
  about: string;
  told: string;
  /** The keyword of the part that says what is right. */
  keyword: string;
  code?: keyof typeof codes;
  /** Nothing where the part cannot be wrong in this way. */
  of(files: readonly FormFile[], part: Schema, required: boolean): readonly FormFile[] | undefined;
}

const wrongFiles: readonly WrongFiles[] = [
  {
    rule: 'no-files',
    about: 'a form without a file',
    told: 'without a file',
    keyword: 'required',
    of: (_files, _part, required) => (required ? [] : undefined),
  },
  {
    rule: 'too-many-files',
    about: 'more files than are taken',
    told: 'with too many files',
    keyword: 'maxItems',
    of: ([first], { maxItems }) =>
      first && maxItems !== undefined ? Array.from({ length: maxItems + 1 }, () => first) : undefined,
  },
  {
    rule: 'wrong-file-type',
    about: 'a file of a type that is not taken',
    told: 'with a file of a type that is not taken',
    keyword: 'x-media-types',
    code: 'wrongFileType',
    of: ([first, ...rest], part) =>
      first && part['x-media-types'] ? [{ ...first, name: 'note.txt', type: 'text/plain' }, ...rest] : undefined,
  },
];

function templatesOf({ contract, operation, base }: PhaseInput, wrong: WrongFiles): CaseTemplate[] {
  const schema = operation.object.requestBody?.content[form]?.schema;
  const [name] = base.files?.map(({ part }) => part) ?? [];
  const part = name === undefined ? undefined : schema?.properties?.[name];
  const files = part && wrong.of(base.files ?? [], part, schema?.required?.includes(name ?? '') ?? false);
  if (name === undefined || !files) return [];
  const pointer = `${operation.pointer}/requestBody${toPointer(['content', form, 'schema', 'properties', name])}`;
  const ground = evidenceGround(evidenceAt(contract.document, pointer, wrong.keyword));
  const code = wrong.code && listedCode(contract, operation, codes[wrong.code]);
  return [
    templateOf(operation, {
      phase: 'negative',
      rule: wrong.rule,
      pointer: toPointer([name]),
      name: wrong.told,
      expect: code ? refused('validation', ground, code) : refusedAsInvalid(contract, operation, ground),
      request: (given) => requestOf(operation, { ...given, files }),
    }),
  ];
}

/** Forms whose files break what is said of them. */
export const fileRules: readonly CaseRule[] = wrongFiles.map((wrong) => ({
  id: wrong.rule,
  about: wrong.about,
  templates: (input) => templatesOf(input, wrong),
}));

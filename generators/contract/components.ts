import { weakestEvidence, type Evidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import { evidenceIn } from './evidence.js';
import type { ContractSource } from './source.js';

export function errorSchemas(source: ContractSource): Record<string, Schema> {
  const shapes = source.dossier.platform.errors.shapes;
  const evidenceOf = (id: string): Evidence | undefined => {
    const shape = shapes.find((entry) => entry.id === id);
    return shape ? evidenceIn(shape, source.edition, 'Error Handling') : undefined;
  };
  const threeKeys = evidenceOf('business');
  const businessEvidence = threeKeys ?? evidenceOf('businessTwoKeys') ?? { grade: 'assumed' };
  const validationEvidence = evidenceOf('validation') ?? { grade: 'assumed' };
  return {
    Error: {
      oneOf: [{ $ref: '#/components/schemas/BusinessError' }, { $ref: '#/components/schemas/ValidationError' }],
      'x-evidence': weakestEvidence([businessEvidence, validationEvidence]),
    },
    BusinessError: {
      type: 'object',
      required: threeKeys ? ['errorCode', 'errorName', 'errorMessage'] : ['errorCode', 'errorName'],
      properties: {
        errorCode: { type: 'string', pattern: '^P(?!403)\\d{3}$' },
        errorName: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
        errorMessage: { type: 'string' },
      },
      'x-evidence': businessEvidence,
    },
    ValidationError: {
      type: 'object',
      required: ['errorCode', 'errorMessage'],
      properties: {
        errorCode: { type: 'string', const: 'P403' },
        errorMessage: { type: 'string' },
      },
      'x-evidence': validationEvidence,
    },
  };
}

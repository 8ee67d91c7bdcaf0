import { weakestEvidence } from '../../contracts/model/evidence.js';
import type { Schema } from '../../contracts/model/types.js';
import { mustKnow } from './carry.js';
import { evidenceIn } from './evidence.js';
import type { ContractSource } from './source.js';

const page = 'Error Handling';

/** The two error bodies of one edition: business errors by code and name, and the joined validation failures of P403. */
export function errorSchemas({ dossier, edition }: ContractSource): Record<string, Schema> {
  const shapeOf = (id: string) => dossier.platform.errors.shapes.find((entry) => entry.id === id) ?? {};
  const threeKeys = evidenceIn(shapeOf('business'), edition, page);
  const businessEvidence = threeKeys ?? mustKnow(shapeOf('businessTwoKeys'), edition, page);
  const validationEvidence = mustKnow(shapeOf('validation'), edition, page);
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

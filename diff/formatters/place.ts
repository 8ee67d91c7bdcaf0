/** Where a change is written. */
import { escapeToken } from '../../contracts/model/pointer.js';
import type { ShownChange } from '../result.js';
import type { FormatContext, WrittenPlace } from './formatter.js';

/** The member of a node that says what a change is about, where it is not called as the change's keyword is. */
const members: Readonly<Record<string, string>> = {
  nullable: 'type',
  retyped: 'type',
  'enum-value': 'enum',
  'property-added': 'properties',
  'property-removed': 'properties',
  'required-property-added': 'properties',
  'required-property-removed': 'properties',
  'parameter-required': 'required',
  'parameter-deprecated': 'deprecated',
  'header-required': 'required',
  'header-deprecated': 'deprecated',
  'header-style': 'style',
  'body-required': 'required',
  'required-body': 'required',
  'deprecated-operation': 'deprecated',
  'operation-id': 'operationId',
  'discriminator-mapping': 'discriminator',
  'discriminator-presence': 'discriminator',
  'media-type': 'content',
  'success-status': 'responses',
  'error-status': 'responses',
  server: 'servers',
  'security-alternative': 'security',
  'security-scope': 'security',
};

/**
 * Where a change is in the later document, else in the earlier one: at the member that says it, else at the node that has it.
 * @returns nothing where it was not read from a text
 */
export function placeOf(change: ShownChange, { locate }: FormatContext): WrittenPlace | undefined {
  const { old, new: revised, keyword } = change;
  const member = escapeToken(Object.hasOwn(members, keyword) ? (members[keyword] ?? '') : keyword);
  const found = revised && locate?.(`${revised.pointer}/${member}`, 'new');
  return found ?? (old && locate?.(`${old.pointer}/${member}`, 'old'));
}

import type { Identification } from '../contracts/model/identification.js';
import { readSecret, UsageError, type RemoteTarget, type Secret } from '../engine/config.js';
import type { FixedHeader } from '../engine/run-context.js';
import type { TargetOptions } from './options.js';

/** A name that HTTP takes for a header (RFC 9110, 5.1). */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function optionalHeader(text: string): [string, Secret] {
  const [, name = '', sign, rest = ''] = /^([^:=]*)([:=])(.*)$/s.exec(text) ?? [];
  if (sign === undefined || !headerName.test(name) || rest.trim() === '')
    throw new UsageError(
      '--header: should be "Name: value", or Name=VARIABLE with the environment variable that holds what is secret',
    );
  return [name, sign === ':' ? rest.trim() : { env: rest }];
}

/**
 * Headers of every request, those of the command line over those of the configuration.
 * @throws UsageError when one is no header, its variable is not set, or it is where the key goes
 */
export function fixedHeaders(
  name: string,
  { headers = {} }: Pick<RemoteTarget, 'headers'>,
  options: Pick<TargetOptions, 'header'>,
  identification: Identification | undefined,
): Record<string, FixedHeader> {
  const asked = [...Object.entries(headers), ...(options.header ?? []).map(optionalHeader)];
  const read = asked.map(([header, secret]): [string, FixedHeader] => {
    const value = readSecret(secret, `targets.${name}.headers.${header}, or --header ${header}`);
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
      throw new UsageError(`--header ${header}: its value has characters that HTTP does not carry`);
    const lower = header.toLowerCase();
    if (identification?.schemes !== undefined && identification.place === 'header' && identification.name === lower)
      throw new UsageError(`--header ${header}: that is where the key goes; name its variable with --api-key`);
    return [lower, { value, secret: typeof secret !== 'string' }];
  });
  return Object.fromEntries(read);
}

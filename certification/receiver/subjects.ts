import { CertificationInputError } from '../bad-input.js';
import { writtenReader } from '../written-file.js';

const readSubjects = writtenReader<{ users: string[] }>({
  type: 'object',
  additionalProperties: false,
  required: ['users'],
  properties: {
    users: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: 200 } },
  },
});

/**
 * The users that the partner knows, of a file `users: […]`.
 * @throws CertificationInputError with `file:line` and what is allowed there
 */
export function parseSubjects(text: string, file: string): string[] {
  const { users } = readSubjects(text, file);
  const odd = users.find((user) => /\p{Cc}/u.test(user));
  if (odd !== undefined) throw new CertificationInputError(`${file}: a user has control characters in its id`);
  return users;
}

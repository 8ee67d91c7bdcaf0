import type { ErrorObject } from 'ajv';

/** What is wrong with a value by one of several branches. */
export type BranchErrors = readonly ErrorObject[];

/** Whether an error says that a value takes none, or too many, of several branches. */
export function isChoice({ keyword }: Pick<ErrorObject, 'keyword'>): boolean {
  return keyword === 'oneOf' || keyword === 'anyOf';
}

/** Whether several exclusive branches take the value: what others say of it is no matter then. */
export function takesSeveral({ params }: Pick<ErrorObject, 'params'>): boolean {
  return Array.isArray((params as { passingSchemas?: unknown }).passingSchemas);
}

/** Those that a test leaves; all where it leaves none. */
function leaving(branches: readonly BranchErrors[], keeps: (errors: BranchErrors) => boolean): readonly BranchErrors[] {
  const left = branches.filter(keeps);
  return left.length > 0 ? left : branches;
}

const telling = new Set(['const', 'enum']);

/**
 * The branches that a value was meant for, as far as what is wrong by each tells: not one of another type, then not one that a
 * constant rules out, then those by which least is wrong.
 * @param at place of the value that has the branches
 */
export function meantBranches(branches: readonly BranchErrors[], at: string): readonly BranchErrors[] {
  const ofType = leaving(
    branches,
    (errors) => !errors.some((one) => one.keyword === 'type' && one.instancePath === at),
  );
  const isMember = ({ instancePath }: ErrorObject): boolean => !instancePath.slice(at.length + 1).includes('/');
  const told = leaving(ofType, (errors) => !errors.some((one) => telling.has(one.keyword) && isMember(one)));
  const least = Math.min(...told.map((errors) => errors.length));
  return told.filter((errors) => errors.length === least);
}

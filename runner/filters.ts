/** Chooses operations by id, path, method or tag; an operation that is excluded is never called. */
import type { Contract, Operation } from '../contracts/model/types.js';
import { UsageError } from '../engine/config.js';
import { matcher, selectOperations, type Selection } from '../engine/selection.js';
import type { RunOptions } from './options.js';

/** What an operation can be chosen by: how the options are called, and the names that it has. */
const kinds = [
  {
    name: 'operation-id',
    include: 'includeOperationId',
    exclude: 'excludeOperationId',
    of: ({ id }: Operation) => [id],
  },
  { name: 'path', include: 'includePath', exclude: 'excludePath', of: ({ path }: Operation) => [path] },
  { name: 'method', include: 'includeMethod', exclude: 'excludeMethod', of: ({ method }: Operation) => [method] },
  { name: 'tag', include: 'includeTag', exclude: 'excludeTag', of: ({ object }: Operation) => object.tags ?? [] },
] as const;

type FilterOptions = Pick<RunOptions, (typeof kinds)[number]['include' | 'exclude']>;

interface Filter {
  /** As it was given. */
  option: string;
  fitting: ReadonlySet<string>;
}

/** @throws UsageError where a pattern fits no operation */
function filtersOf(
  options: FilterOptions,
  side: 'include' | 'exclude',
  { version }: Contract,
  all: readonly Operation[],
): Filter[] {
  return kinds.flatMap((kind) => {
    const patterns = options[kind[side]];
    if (patterns === undefined) return [];
    const fitting = new Set<string>();
    for (const pattern of patterns) {
      const test = matcher(pattern, kind.name === 'method' ? 'i' : '');
      const ids = all.filter((operation) => kind.of(operation).some((name) => test.test(name))).map(({ id }) => id);
      if (ids.length === 0)
        throw new UsageError(
          `--${side}-${kind.name} ${pattern}: fits no operation of version ${version}; \`conformance list operations\` shows them`,
        );
      for (const id of ids) fitting.add(id);
    }
    return [{ option: `--${side}-${kind.name} ${patterns.join(',')}`, fitting }];
  });
}

/**
 * The operations that options choose: of each kind of inclusion one pattern has to fit, and none of an exclusion may.
 * @throws UsageError where a pattern fits no operation, or nothing is left
 */
export function filtered(
  options: FilterOptions,
  contract: Contract,
): Pick<Selection, 'operations' | 'excluded' | 'filters'> {
  const all = selectOperations(contract, {});
  const includes = filtersOf(options, 'include', contract, all);
  const excludes = filtersOf(options, 'exclude', contract, all);
  const byIdAlone =
    excludes.length === 0 && includes.every(({ option }) => option.startsWith('--include-operation-id'));
  const { includeOperationId } = options;
  if (byIdAlone) return includeOperationId ? { operations: includeOperationId } : {};
  const excluded = all.map(({ id }) => id).filter((id) => excludes.some(({ fitting }) => fitting.has(id)));
  const operations = all
    .map(({ id }) => id)
    .filter((id) => !excluded.includes(id) && includes.every(({ fitting }) => fitting.has(id)));
  const filters = [...includes, ...excludes].map(({ option }) => option);
  if (operations.length === 0) throw new UsageError(`${filters.join(' ')}: together they leave no operation`);
  return { filters, ...(includes.length > 0 && { operations }), ...(excluded.length > 0 && { excluded }) };
}

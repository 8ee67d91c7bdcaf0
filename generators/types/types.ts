import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { OpenApiDocument } from '../../contracts/model/types.js';

const head = '// Derived by `npm run derive` from the OpenAPI document beside it.\n\n';

/** An open set: the known values complete in an editor, and any other text is allowed. */
function openEnum(values: readonly unknown[]): ts.TypeNode {
  const { factory } = ts;
  const known = values.map((value) =>
    factory.createLiteralTypeNode(value === null ? factory.createNull() : factory.createStringLiteral(String(value))),
  );
  const anyText = factory.createIntersectionTypeNode([
    factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    factory.createTypeLiteralNode([]),
  ]);
  return factory.createUnionTypeNode([...known, factory.createParenthesizedType(anyText)]);
}

/**
 * The TypeScript types of a contract's document, as openapi-typescript makes them: `operations` by operationId, those of
 * webhooks included. Open sets stay open; members that a contract doesn't know are no part of a type.
 */
export async function typesOf(document: OpenApiDocument): Promise<string> {
  // The library changes what it is given.
  const copy = structuredClone(document) as unknown as OpenAPI3;
  const nodes = await openapiTS(copy, {
    transform(schema) {
      if (!('x-open' in schema) || !('enum' in schema) || !Array.isArray(schema.enum)) return undefined;
      return openEnum(schema.enum);
    },
  });
  return head + astToString(nodes);
}

/** The module that names the types of every version: each is a folder beside it. */
export function typedVersions(versions: readonly string[]): string {
  const alias = (index: number): string => `Version${index + 1}`;
  return [
    '// Derived by `npm run derive` from the folders of the contracts.',
    ...versions.map((version, index) => `import type { operations as ${alias(index)} } from '../${version}/types.js';`),
    '',
    '/** Operations and webhooks of each API version, by id, as openapi-typescript describes them. */',
    'export interface Versions {',
    ...versions.map((version, index) => `  ${isIdentifier(version) ? version : `'${version}'`}: ${alias(index)};`),
    '}',
    '',
  ].join('\n');
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

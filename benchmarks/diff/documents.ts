import { createData, type Data } from '../../generators/data/data.js';

type Node = Record<string, unknown>;

/** Components that refer to each other, and operations that use them: documents grow by as many of these as it takes. */
const componentsOfGroup = 10;
const operationsOfGroup = 4;
const membersOfComponent = 16;

const nameOf = (group: number, index: number): string => `Group${group}Part${index}`;
const reference = (group: number, index: number): Node => ({ $ref: `#/components/schemas/${nameOf(group, index)}` });

function leaf(index: number, data: Data): Node {
  const description = data.lorem.sentence({ min: 4, max: 10 });
  const kinds: Node[] = [
    { type: 'string', maxLength: 80 },
    { type: 'string', format: 'date-time' },
    { type: 'integer', minimum: 0, maximum: 10_000 },
    { type: 'number', minimum: 0 },
    { type: 'string', enum: ['NEW', 'OPEN', 'CLOSED', 'FAILED'] },
    { type: ['string', 'null'], pattern: '^[A-Z]{2}\\d{4,10}$' },
    { type: 'boolean' },
    { type: 'array', maxItems: 50, items: { type: 'string', format: 'uuid' } },
  ];
  return { ...(kinds[index % kinds.length] as Node), description };
}

/** A component with leaves, one reference to the next of its group, and one to itself in a list: groups are cycles. */
function component(group: number, index: number, data: Data): Node {
  const members = Array.from({ length: membersOfComponent }, (_, member): [string, Node] => [
    `member${member}`,
    leaf(member + index, data),
  ]);
  const next = reference(group, (index + 1) % componentsOfGroup);
  const same = { type: 'array', items: reference(group, index) };
  return {
    type: 'object',
    description: data.lorem.sentences(2),
    required: ['member0', 'member1', 'member2'],
    properties: Object.fromEntries([...members, ['next', next], ['same', same]]),
  };
}

function operation(group: number, index: number, data: Data): Node {
  const content = (part: number): Node => ({ 'application/json': { schema: reference(group, part) } });
  return {
    operationId: `group${group}call${index}`,
    summary: data.lorem.sentence(),
    requestBody: { required: true, content: content(index) },
    responses: { 200: { description: data.lorem.sentence(), content: content(index + operationsOfGroup) } },
  };
}

function group(number: number): { paths: Node; schemas: Node } {
  const data = createData('diff benchmark', number);
  const indices = (length: number): number[] => Array.from({ length }, (_, index) => index);
  return {
    schemas: Object.fromEntries(
      indices(componentsOfGroup).map((index) => [nameOf(number, index), component(number, index, data)]),
    ),
    paths: Object.fromEntries(
      indices(operationsOfGroup).map((index) => [
        `/group${number}/call${index}`,
        { post: operation(number, index, data) },
      ]),
    ),
  };
}

/** A document of OpenAPI 3.1 of about so many bytes as JSON. */
export function documentOf(bytes: number): Node {
  const ofOne = JSON.stringify(group(0)).length;
  const groups = Array.from({ length: Math.max(1, Math.round(bytes / ofOne)) }, (_, number) => group(number));
  return {
    openapi: '3.1.0',
    info: { title: 'Generated', version: '1' },
    paths: Object.assign({}, ...groups.map(({ paths }) => paths)) as Node,
    components: { schemas: Object.assign({}, ...groups.map(({ schemas }) => schemas)) as Node },
  };
}

/** What is made of a leaf; some of them narrow it, some widen it. */
const edits: readonly ((leaf: Node) => Node)[] = [
  (leaf) =>
    leaf['type'] === 'string' && leaf['maxLength'] ? { ...leaf, maxLength: 79 } : { ...leaf, deprecated: true },
  (leaf) => (leaf['enum'] ? { ...leaf, enum: ['NEW', 'OPEN', 'CLOSED'] } : { ...leaf, default: null }),
  (leaf) => (leaf['maximum'] ? { ...leaf, maximum: 20_000 } : { ...leaf, title: 'Edited' }),
  (leaf) => (leaf['type'] === 'boolean' ? { ...leaf, type: 'string' } : { ...leaf, description: 'Edited.' }),
  (leaf) => (leaf['pattern'] ? { ...leaf, pattern: '^[A-Z]{2}\\d{4,9}$' } : leaf),
  (leaf) => (leaf['type'] === 'array' ? { ...leaf, minItems: 1 } : { ...leaf, examples: [] }),
];

/** The document with so many leaves edited, spread over all of it; equal arguments give equal documents. */
export function edited(document: Node, count: number): Node {
  const next = structuredClone(document);
  const { schemas } = next['components'] as { schemas: Record<string, { properties: Record<string, Node> }> };
  const names = Object.keys(schemas);
  const data = createData('diff benchmark', 'edits', count);
  for (let index = 0; index < count; index += 1) {
    const name = names[Math.floor((index * names.length) / count)] ?? '';
    const member = `member${data.number.int({ min: 0, max: membersOfComponent - 1 })}`;
    const properties = schemas[name]?.properties;
    const edit = edits[index % edits.length];
    if (properties?.[member] && edit) properties[member] = edit(properties[member]);
  }
  return next;
}

/** What a refusal says about a member of the request. */
export interface Complaint {
  /** Path of the member; empty where it is not told apart from the text. */
  path: readonly string[];
  text: string;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members by which frameworks tell the place of what is wrong, and the text about it. */
const placing = ['path', 'loc', 'field', 'property', 'param', 'pointer', 'instancePath', 'name'];
const telling = ['message', 'msg', 'defaultMessage', 'detail', 'reason', 'constraint', 'error'];

/** Parts of a place that name no member but where it was looked for. */
const around = new Set(['', 'body', 'query', 'params', 'data', 'attributes', '#']);

function pathOf(value: unknown): string[] | undefined {
  const parts = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? value.split(/[./[\]]+/)
      : undefined;
  return parts?.filter((part) => !around.has(part));
}

function textOf(node: Node): string | undefined {
  for (const name of telling) {
    const text = node[name];
    if (typeof text === 'string' && text !== '') return text;
  }
  return undefined;
}

/** Several complaints in one text: this API and class-validator join them. */
function divided(text: string): string[] {
  return text
    .split(/(?:[.;]\s+|\n|,\s+(?=[\w.]+ (?:must|should|is|has)\b))/)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '');
}

/** A place and its texts: Laravel and Rails list texts by member, class-validator by the name of a constraint. */
function byMember(node: Node): Complaint[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const texts = [value].flat().filter((one): one is string => typeof one === 'string');
    return texts.length === 0 || telling.includes(name)
      ? []
      : texts.map((text) => ({ path: pathOf(name) ?? [], text }));
  });
}

/** What one entry of a list of complaints says, with the values that it lists beside its text. */
function ownComplaints(value: Node): Complaint[] {
  const path = placing.map((name) => pathOf(value[name])).find((found) => found !== undefined && found.length > 0);
  const listed = value['options'] ?? value['values'];
  const text = textOf(value);
  const told = Array.isArray(listed) && text !== undefined ? `${text}: one of ${listed.map(String).join(', ')}` : text;
  const { constraints } = value;
  const named = isNode(constraints) ? Object.values(constraints) : [];
  return [
    ...(path && told !== undefined ? [{ path, text: told }] : []),
    ...named.filter((one) => typeof one === 'string').map((one) => ({ path: path ?? [], text: one })),
  ];
}

function collect(value: unknown, depth: number): Complaint[] {
  if (depth > 5) return [];
  if (typeof value === 'string') return divided(value).map((text) => ({ path: [], text }));
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, depth + 1));
  if (!isNode(value)) return [];
  const own = ownComplaints(value);
  const inner = Object.entries(value).flatMap(([name, member]) => {
    if (name === 'ctx' || name === 'constraints') return [];
    if (own.length > 0 && (telling.includes(name) || placing.includes(name))) return [];
    const isByMember = /^(errors|fieldErrors|violations|messages?)$/i.test(name) && isNode(member);
    if (isByMember) return [...byMember(member), ...collect(member, depth + 1)];
    const isText = typeof member === 'string' && !/message|msg|detail|error|reason/i.test(name);
    return isText ? [] : collect(member, depth + 1);
  });
  return [...own, ...inner];
}

/** Everything that the body of a refusal says about members: of a JSON body by its places, of any other by its sentences. */
export function complaintsIn(body: string): Complaint[] {
  const texts = (value: unknown): Complaint[] => collect(value, 0);
  try {
    return texts(JSON.parse(body));
  } catch {
    return texts(body.slice(0, 5000));
  }
}

import { loadProfile, profileNames, type Requirement } from '../profiles/profile.js';
import { clientVariants, variants, type Variant } from './variants.js';

type Row = Pick<Variant, 'id' | 'title' | 'fails'>;

const demanded = profileNames.map(loadProfile).flatMap((profile) => profile.requirements);

function table(side: Requirement['side'], rows: readonly Row[]): string {
  const lines = rows.map(({ id, title, fails }) => {
    const ids = fails.map((one) => `\`${one}\``).join('<br>');
    return `| \`${id}\` | ${title} | ${ids} | ${demanded.find((one) => one.id === fails[0])?.text ?? ''} |`;
  });
  return `| ${side} | what is broken | fails | which demands |\n|---|---|---|---|\n${lines.join('\n')}`;
}

/** Scenarios of receivers that no variant is broken in just the way of. */
function otherScenarios(): string[] {
  const own = demanded.filter(({ side }) => side === 'receiver');
  const found = new Set(variants.flatMap(({ fails }) => own.filter(({ id }) => fails.includes(id))).map(scenarioOf));
  return [...new Set(own.map(scenarioOf))].filter((scenario) => !found.has(scenario));
}

const scenarioOf = ({ scenario }: Requirement): string => scenario;
const failingOne = (rows: readonly Row[]): number => rows.filter(({ fails }) => fails.length === 1).length;

/** The page of all broken receivers and clients, and of the requirements that none of them is meant for. */
export function matrixPage(): string {
  return `# Broken receivers and clients, and what finds them

Written by \`npm run certification-matrix\` from \`examples/receiver/variants.yaml\` and \`examples/client/variants.yaml\`. \`npm run proof\`
certifies every one of them and holds that precisely the listed requirements fail; \`npm test\` does so with a sample.

## Receivers

Each receiver is the reference receiver with one thing broken ([\`broken.mjs\`](../examples/receiver/broken.mjs)): ${variants.length} receivers,
${failingOne(variants)} of them failing one requirement alone.

${table('receiver', variants)}

No receiver is broken in just the way of these scenarios, because what breaks them breaks others as well, or nothing then works:
${otherScenarios()
  .map((id) => `\`${id}\``)
  .join(', ')}.

## Clients

Each client is the reference client with one thing broken ([\`broken.mjs\`](../examples/client/broken.mjs)): ${clientVariants.length} clients,
${failingOne(clientVariants)} of them failing one requirement alone. Every requirement of clients has at least one.

${table('client', clientVariants)}
`;
}

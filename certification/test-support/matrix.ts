import { loadProfile, profileNames } from '../profiles/profile.js';
import { variants } from './variants.js';

/** The page of all broken receivers, and of the requirements that none of them is meant for. */
export function matrixPage(): string {
  const requirements = profileNames.map(loadProfile).flatMap((profile) => profile.requirements);
  const textOf = (id: string): string => requirements.find((one) => one.id === id)?.text ?? '';
  const rows = variants.map(
    ({ id, title, fails }) =>
      `| \`${id}\` | ${title} | ${fails.map((one) => `\`${one}\``).join('<br>')} | ${textOf(fails[0] ?? '')} |`,
  );
  const found = new Set(variants.flatMap(({ fails }) => fails.map((id) => scenarioOf(id))));
  const others = [...new Set(requirements.map(({ scenario }) => scenario))].filter((scenario) => !found.has(scenario));
  function scenarioOf(id: string): string | undefined {
    return requirements.find((one) => one.id === id)?.scenario;
  }
  return `# Broken receivers and what finds them

Written by \`npm run certification-matrix\` from \`examples/receiver/variants.yaml\`. Each receiver is the reference receiver with one thing
broken ([\`broken.mjs\`](../examples/receiver/broken.mjs)). The tests certify every one of them and hold that precisely the listed
requirements fail: ${variants.length} receivers, ${variants.filter(({ fails }) => fails.length === 1).length} of them failing one requirement alone.

| receiver | what is broken | fails | which demands |
|---|---|---|---|
${rows.join('\n')}

No receiver is broken in just the way of these scenarios, because what breaks them breaks others as well, or nothing then works:
${others.map((id) => `\`${id}\``).join(', ')}.
`;
}

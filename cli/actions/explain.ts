import pc from 'picocolors';
import { UsageError } from '../../engine/config.js';
import { similarTo } from '../../engine/similar.js';
import { explain, explanations, type Explanation } from '../explanations.js';

function rendered({ id, kind, title, about, restsOn, docs }: Explanation): string {
  const rows: [string, string][] = [
    ['about', about],
    ...(restsOn === undefined ? [] : ([['rests on', restsOn]] as [string, string][])),
    ['docs', docs],
  ];
  return [
    `${pc.bold(id)}  ${pc.dim(kind)}`,
    title,
    ...rows.map(([name, text]) => `${pc.dim(name.padEnd(9))} ${text}`),
  ].join('\n');
}

/** Tells what an id means; of none, lists all. */
export function explainId(id: string | undefined): void {
  if (id === undefined) {
    const widest = Math.max(...explanations.map((one) => one.id.length));
    for (const one of explanations) console.log(`${one.id.padEnd(widest)}  ${pc.dim(one.kind)}`);
    return;
  }
  const found = explain(id);
  if (found.length === 0) {
    const similar = similarTo(
      id,
      explanations.map((one) => one.id),
    );
    const hint = similar.length > 0 ? `; similar: ${similar.join(', ')}` : '';
    throw new UsageError(`explain ${id}: no check, phase, rule or flow has that id${hint}; \`explain\` lists all`);
  }
  console.log(found.map(rendered).join('\n\n'));
}

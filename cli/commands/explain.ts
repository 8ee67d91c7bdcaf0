import { Command } from 'commander';

export const explainCommand = new Command('explain')
  .argument('[id]', 'as reports name it; default: list all ids')
  .action(async (id: string | undefined) => {
    const { explainId } = await import('../actions/explain.js');
    explainId(id);
  });

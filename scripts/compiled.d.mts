export function compiledFolder(root: string, further?: readonly string[]): Promise<string | undefined>;

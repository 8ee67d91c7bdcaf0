export function compiledFolder(root: string, further?: readonly string[] | 'all'): Promise<string | undefined>;
export function cacheOf(root: string): string;
export function isOfCommandLine(name: string): boolean;

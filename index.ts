export { defineConfig } from './engine/config.js';
export type { ConformanceConfig, RemoteTarget, SandboxTarget, Secret, Target } from './engine/config.js';

export { defineConfig } from './engine/config.js';
export type { ConformanceConfig, RemoteTarget, SandboxTarget, Secret, Target } from './engine/config.js';
export type { ApiVersion, JsonBodyId, OperationId, PayloadOf, RequestOf, ResponseOf } from './contracts/model/typed.js';

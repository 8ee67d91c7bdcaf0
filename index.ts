export { defineConfig } from './engine/config.js';
export type { ConformanceConfig, RemoteTarget, SandboxTarget, Secret, Target } from './engine/config.js';
export type { ApiVersion, JsonBodyId, OperationId, PayloadOf, RequestOf, ResponseOf } from './contracts/model/typed.js';
export { ContractError } from './contracts/model/load.js';
export type { Contract, Operation, Webhook } from './contracts/model/types.js';
export { loadContract, loadContractFile } from './library/contract.js';
export { runConformance, type RunConformanceOptions } from './library/run.js';
export type { CarriedOut, NotBegun, RunResult } from './runner/carry-out.js';
export type { RunEvent } from './runner/events.js';

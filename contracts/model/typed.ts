import type { Versions } from './typed-versions.js';

/** API versions that have a contract in the package. */
export type ApiVersion = keyof Versions;

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;

/** Ids of the operations and webhooks of a version. */
export type OperationId<V extends ApiVersion> = keyof Versions[V];

/** Ids of the operations and webhooks of a version that have a JSON body. */
export type JsonBodyId<V extends ApiVersion> = {
  [Id in OperationId<V>]: Versions[V][Id] extends { requestBody: { content: { 'application/json': unknown } } }
    ? Id
    : never;
}[OperationId<V>];

/** JSON body of an operation's request, or payload of a webhook. */
export type RequestOf<V extends ApiVersion, Id extends OperationId<V>> = Versions[V][Id] extends {
  requestBody: infer Body;
}
  ? Json<Body>
  : never;

/** JSON body of an operation's answer with one status, 200 where none is named. */
export type ResponseOf<
  V extends ApiVersion,
  Id extends OperationId<V>,
  Status extends number = 200,
> = Versions[V][Id] extends {
  responses: infer Responses;
}
  ? Status extends keyof Responses
    ? Json<Responses[Status]>
    : never
  : never;

/** Payload of a webhook. */
export type PayloadOf<V extends ApiVersion, Id extends OperationId<V>> = RequestOf<V, Id>;

export type { PlanParsers } from './decode/context.js';
export { decodePlan, decodeRelation } from './decode/plan.js';
export { encodeDataType, encodeSchema } from './encode/type.js';
export * as proto from './messages.js';
export * from './service.js';

export * from './check.js';
export * from './database.js';
export * from './driver.js';
export { addressOf } from './reachable.js';
export * from './session.js';
export * from './types.js';

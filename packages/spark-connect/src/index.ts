export * as proto from './messages.js';
export * from './service.js';

export { BindingError, isLoopback } from './binding.js';
export { CallRefused, type Identify } from './caller.js';
export { LOG_LEVELS, type LogLevel, type LogOptions, serverLog } from './log.js';
export type { PlanReader } from './plans.js';
export { type RunningServer, type ServerOptions, startServer } from './server.js';

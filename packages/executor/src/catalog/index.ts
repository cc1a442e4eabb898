export * from './database.js';
export * from './names.js';
export * from './server-catalog.js';
export * from './session-catalog.js';
export * from './views.js';

export * from './find-connection.js';
export * from './secret.js';
export * from './settings.js';

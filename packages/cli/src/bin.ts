import * as nodeModule from 'node:module';

// Node 22.1 and newer keep compiled code on disk between runs; on Node 20 the command works the same without.
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();

// Imported only now, so that the cache above covers it.
const { main } = await import('./main.js');
process.exitCode = await main(process.argv.slice(2));

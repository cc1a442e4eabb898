#!/usr/bin/env node
// A file of its own, so that the command can be linked before the first build. CommonJS, since Node counts the threads that statements
// of the embedded database run on when it first uses one, which it does when it loads an ES module: four, unless this comes before.
process.env.UV_THREADPOOL_SIZE ??= '64';
import('../dist/spark-sql-to-snowflake.js');

// From a clean clone: install, build, then the main job on the sample: translate it, and run it on the embedded DuckDB.
import { build, install, node } from './step.mjs';

const command = 'packages/cli/bin/spark-sql-to-snowflake.js';
const sample = 'samples/sales';

install();
build();
node(
  `Snowflake SQL for ${sample}/report.sql`,
  command,
  `${sample}/report.sql`,
  '--schema',
  `${sample}/schema.sql`,
  '--pretty',
);
node(
  'its answer, from the embedded DuckDB',
  command,
  'run',
  `${sample}/report.sql`,
  '--schema',
  `${sample}/schema.sql`,
  '--data',
  `${sample}/data`,
);

import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  byHelper,
  type Lowering,
  leftOpen,
  type SqlPiece,
  STRENGTH,
  template,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper, viaHelper } from '../helper-call.js';
import { fn, text } from './pieces.js';
import { readStored, storedType, writeStored } from './stored.js';

const NO_FILES = 'a table there knows no files behind a row';

const assertTrue = build((args, site) => {
  const [condition, message] = args as [SqlPiece, SqlPiece?];
  return fn(
    'IFF',
    condition,
    atom('NULL'),
    callHelper(site.ctx, 'raise_error', [message ?? text('the condition is not true!')]),
  );
});

export const miscLowerings = {
  current_user: leftOpen(template('CURRENT_USER()'), 'it is the user of Snowflake'),
  current_catalog: leftOpen(template('CURRENT_DATABASE()'), 'it is the database of Snowflake'),
  current_database: leftOpen(template('CURRENT_SCHEMA()'), 'it is the schema of Snowflake'),
  uuid: template('UUID_STRING()'),
  assert_true: byHelper(assertTrue),
  raise_error: viaHelper('raise_error'),
  equal_null: template('EQUAL_NULL({left}, {right})'),
  read_stored: build(([value], site) => readStored(value as SqlPiece, storedType(site.exprs[1]))),
  write_stored: build(([value], site) => writeStored(value as SqlPiece, storedType(site.exprs[1]))),
  monotonically_increasing_id: leftOpen(
    template('ROW_NUMBER() OVER (ORDER BY NULL) - 1', STRENGTH.add),
    'rows are numbered from 0 without gaps, as if there were one partition',
  ),
  spark_partition_id: leftOpen(template('0'), 'there is one partition'),
  element_of: template('(({value} - {start}) / {step})::NUMBER(19, 0)', STRENGTH.postfix),
  // a quotient of six digits could round up to the next number
  partition_of: template(
    'TRUNC((({element} + 1) * {partitions} - 1)::NUMBER(38, 19) / {count})::NUMBER(19, 0)',
    STRENGTH.postfix,
  ),
  partition_row: template(
    '{element} - TRUNC(({partition} * {count})::NUMBER(38, 19) / {partitions})::NUMBER(19, 0) + 1',
    STRENGTH.add,
  ),
  partition_number: template('{partition}::NUMBER(10, 0)', STRENGTH.postfix),
  partition_seed: template('{partition} + {seed}', STRENGTH.add),
  partition_id: template('{partition} * 8589934592 + {row} - 1', STRENGTH.add),
  input_file_name: unsupported(NO_FILES, 'read the files as a stage and use METADATA$FILENAME'),
  input_file_block_start: unsupported(NO_FILES),
  input_file_block_length: unsupported(NO_FILES),
  java_static: viaHelper('java_method'),
  java_method: unsupported('what this static method answers is not known without Java', 'create a Java UDF'),
} satisfies Record<NeedsLowering<(typeof families)['misc']>, Lowering>;

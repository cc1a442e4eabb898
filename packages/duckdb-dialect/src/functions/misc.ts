import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  type Lowering,
  leftOpen,
  type SqlPiece,
  STRENGTH,
  template,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { viaHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { caseWhen, fn } from './pieces.js';

const NO_FILES = 'it knows no files behind a row';
const NO_JAVA = 'there is no Java, and what this static method answers is not known without it';

/** NULL, or an error: the ELSE branch runs only where the condition does not hold. */
const assertTrue = build((args) => {
  const [condition, message] = args as [SqlPiece, SqlPiece?];
  return caseWhen([[condition.text, atom('NULL')]], fn('ERROR', message ?? stringText('the condition is not true!')));
});

export const miscLowerings = {
  current_user: leftOpen(template('CURRENT_USER'), 'it is the user of DuckDB'),
  current_catalog: leftOpen(template('CURRENT_CATALOG()'), 'it is the catalog of DuckDB'),
  current_database: leftOpen(template('CURRENT_SCHEMA()'), 'it is the schema of DuckDB'),
  uuid: template('UUID()::VARCHAR', STRENGTH.postfix),
  assert_true: assertTrue,
  raise_error: template('ERROR({message})'),
  equal_null: template('{left} IS NOT DISTINCT FROM {right}', STRENGTH.compare),
  // no column of DuckDB is stored as anything else
  read_stored: build(([value]) => value as SqlPiece),
  write_stored: build(([value]) => value as SqlPiece),
  monotonically_increasing_id: leftOpen(
    template('ROW_NUMBER() OVER () - 1', STRENGTH.add),
    'rows are numbered from 0 without gaps, as if there were one partition',
  ),
  spark_partition_id: leftOpen(template('0'), 'there is one partition'),
  element_of: template('({value} - {start}) // {step}', STRENGTH.multiply),
  partition_of: template('(({element} + 1) * {partitions} - 1) // {count}', STRENGTH.multiply),
  partition_row: template('{element} - {partition} * {count} // {partitions} + 1', STRENGTH.add),
  partition_number: template('CAST({partition} AS INTEGER)'),
  partition_seed: template('{partition} + {seed}', STRENGTH.add),
  partition_id: template('{partition} * 8589934592 + {row} - 1', STRENGTH.add),
  input_file_name: unsupported(NO_FILES),
  input_file_block_start: unsupported(NO_FILES),
  input_file_block_length: unsupported(NO_FILES),
  java_static: viaHelper('java_method'),
  java_method: unsupported(NO_JAVA),
} satisfies Record<NeedsLowering<(typeof families)['misc']>, Lowering>;

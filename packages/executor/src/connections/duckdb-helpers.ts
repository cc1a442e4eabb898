import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBScalarFunction,
  type DuckDBType,
  FLOAT,
  INTEGER,
  LIST,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { type Helper, type HelperType, helperSqlName } from '@spark-sql-to-snowflake/spark-functions';
import { READERS } from './helper-columns/read.js';
import { rowsOf } from './helper-columns/rows.js';
import { WRITERS } from './helper-columns/write.js';

/** How a helper's values travel. A decimal is its text. */
const TYPES: Readonly<Record<HelperType, DuckDBType>> = {
  boolean: BOOLEAN,
  int: INTEGER,
  long: BIGINT,
  float: FLOAT,
  double: DOUBLE,
  decimal: VARCHAR,
  string: VARCHAR,
  binary: BLOB,
  strings: LIST(VARCHAR),
  doubles: LIST(DOUBLE),
};

/** Register a helper as a scalar function of the connection's database. NULLs are handled as the helper says. */
export function registerHelper(connection: DuckDBConnection, helper: Helper): void {
  const params = Object.values(helper.params);
  const write = WRITERS[helper.returns];
  const answers = rowsOf(helper);
  const fn = new DuckDBScalarFunction();
  fn.setName(helperSqlName(helper.name));
  for (const type of params) fn.addParameter(TYPES[type]);
  fn.setReturnType(TYPES[helper.returns]);
  // DuckDB shall not skip NULLs: `called` helpers see them
  fn.setSpecialHandling();
  duckdb.scalar_function_set_function(fn.scalar_function, (_info, input, output) => {
    const rows = duckdb.data_chunk_get_size(input);
    const columns = params.map((type, i) => READERS[type](duckdb.data_chunk_get_vector(input, i), rows));
    write(output, answers(columns, rows));
  });
  connection.registerScalarFunction(fn);
}

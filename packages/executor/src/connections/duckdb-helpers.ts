import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DOUBLE,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBListValue,
  DuckDBScalarFunction,
  type DuckDBType,
  type DuckDBValue,
  FLOAT,
  INTEGER,
  LIST,
  VARCHAR,
} from '@duckdb/node-api';
import { type Helper, type HelperType, type HelperValue, helperSqlName } from '@spark-sql-to-snowflake/spark-functions';

/** How a helper's values travel: its type in DuckDB, and the way in and out. A decimal is its text. */
interface Passage {
  readonly type: DuckDBType;
  into(value: DuckDBValue): HelperValue;
  out(value: HelperValue): DuckDBValue;
}
const asItIs = (type: DuckDBType): Passage => ({
  type,
  into: (v) => v as HelperValue,
  out: (v) => v as DuckDBValue,
});
const listOf = (element: DuckDBType): Passage => ({
  type: LIST(element),
  into: (v) => (v as DuckDBListValue).items as HelperValue,
  out: (v) => new DuckDBListValue(v as readonly DuckDBValue[]),
});
const PASSAGES: Readonly<Record<HelperType, Passage>> = {
  boolean: asItIs(BOOLEAN),
  int: asItIs(INTEGER),
  long: asItIs(BIGINT),
  float: asItIs(FLOAT),
  double: asItIs(DOUBLE),
  decimal: asItIs(VARCHAR),
  string: asItIs(VARCHAR),
  binary: {
    type: BLOB,
    into: (v) => (v as DuckDBBlobValue).bytes,
    out: (v) => new DuckDBBlobValue(v as Uint8Array),
  },
  strings: listOf(VARCHAR),
  doubles: listOf(DOUBLE),
};

/** Register a helper as a scalar function of the connection's database. NULLs are handled as the helper says. */
export function registerHelper(connection: DuckDBConnection, helper: Helper): void {
  const params = Object.values(helper.params).map((t) => PASSAGES[t]);
  const returns = PASSAGES[helper.returns];
  const strict = helper.nulls === 'strict';
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: helperSqlName(helper.name),
      parameterTypes: params.map((p) => p.type),
      returnType: returns.type,
      // DuckDB shall not skip NULLs: `called` helpers see them
      specialHandling: true,
      mainFunction: (_info, input, output) => {
        const columns = params.map((_, i) => input.getColumnValues(i));
        for (let row = 0; row < input.rowCount; row++) {
          const args = columns.map((c, i) => {
            const value = c[row] ?? null;
            return value === null ? null : (params[i] as Passage).into(value);
          });
          const result = strict && args.includes(null) ? null : helper.body(...args);
          output.setItem(row, result === null ? null : returns.out(result));
        }
        output.flush();
      },
    }),
  );
}

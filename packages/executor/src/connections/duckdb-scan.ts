import { type DuckDBConnection, DuckDBTableFunction, TINYINT, VARCHAR } from '@duckdb/node-api';
import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import { scanRows } from '../files/scan.js';
import type { SourceSpec } from '../files/spec.js';
import type { SparkValue } from '../value.js';
import { duckdbType } from './duckdb-upload.js';
import { type ToDuckDB, toDuckDB } from './duckdb-write-values.js';

/** The table function that reads text files; its argument is a `SourceSpec` as JSON. */
export const SCAN_FUNCTION = 'spark_scan';

/** Rows that a vector of DuckDB has room for. */
const CHUNK = 2048;

interface Scan {
  readonly format: SourceSpec['format'];
  readonly rows: Iterator<readonly SparkValue[]>;
  /** For each column of the output; absent: the count of rows is all that is asked for. */
  readonly columns: readonly (ToDuckDB | undefined)[];
}

const columnsOf = (spec: SourceSpec): readonly Field[] => [...spec.columns, ...spec.partitions];

/** Files are read in the tasks of a job: on Spark, what is wrong with a row ends the job. */
function nextOf({ rows, format }: Scan): ReturnType<Scan['rows']['next']> {
  try {
    return rows.next();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // of a malformed record of CSV the job's error does not name the class
    const malformed = format !== 'csv' ? undefined : /^\[MALFORMED_RECORD[A-Z_.]*\] (.*)$/s.exec(message)?.[1];
    const told = malformed === undefined ? message : `Encountered error while reading file. Details: ${malformed}`;
    throw new Error(`Job aborted due to stage failure: ${told}`);
  }
}

/**
 * Make the function known to a DuckDB instance, for all its connections. Its first column stands for none: a query that only counts
 * rows asks for it. The others have the names c0, c1, … since those of files may be equal but for case.
 */
export function registerScan(connection: DuckDBConnection): void {
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: SCAN_FUNCTION,
      parameterTypes: [VARCHAR],
      supportsProjectionPushdown: true,
      bindFunction(info) {
        const spec = JSON.parse(String(info.getParameter(0))) as SourceSpec;
        info.addResultColumn('_', TINYINT);
        for (const [i, c] of columnsOf(spec).entries()) info.addResultColumn(`c${i}`, duckdbType(c.type));
        info.setBindData(spec);
      },
      initFunction(info) {
        const spec = info.getBindData() as SourceSpec;
        const all = columnsOf(spec);
        const asked = info.getColumnIndexes();
        const wanted = asked.filter((i) => i >= 1 && i <= all.length).map((i) => i - 1);
        const scan: Scan = {
          format: spec.format,
          rows: scanRows(spec, wanted)[Symbol.iterator](),
          columns: asked.map((i) => {
            const column = all[i - 1];
            return column && toDuckDB(column.type);
          }),
        };
        info.setInitData(scan);
        info.setMaxThreads(1);
      },
      mainFunction(info, output) {
        const scan = info.getInitData() as Scan;
        const { columns } = scan;
        const values: SparkValue[][] = columns.map(() => []);
        let count = 0;
        while (count < CHUNK) {
          const next = nextOf(scan);
          if (next.done) break;
          let at = 0;
          for (let i = 0; i < columns.length; i++) {
            const convert = columns[i];
            (values[i] as unknown[]).push(convert ? convert(next.value[at++] ?? null) : null);
          }
          count++;
        }
        output.rowCount = count;
        if (count === 0) return;
        for (const [i, v] of values.entries())
          output.setColumnValues(i, v as Parameters<typeof output.setColumnValues>[1]);
      },
    }),
  );
}

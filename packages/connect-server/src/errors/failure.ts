import { ExecutionError, PythonError } from '@spark-sql-to-snowflake/executor';
import {
  Bug,
  CompileError,
  type Diagnostic,
  diagnostic,
  isSyntaxCode,
  isTextSpan,
  positionOf,
} from '@spark-sql-to-snowflake/plan-ir';
import { rewordedDuckDB } from './duckdb-failure.js';
import { exceptionOfDiagnostic, exceptionOfFailure, sparkClassOf } from './exception-of.js';
import type { JavaClass } from './java-classes.js';
import { RequestError } from './request-error.js';
import { tooLargeToStore } from './reworded.js';
import { rewordedSnowflake } from './snowflake-failure.js';
import { sqlStateOf } from './sql-states.js';

/** What a client is told of an error. */
export interface Failure {
  readonly message: string;
  readonly javaClass: JavaClass;
  readonly sparkClass?: string;
  readonly sqlState?: string;
  /** It is a mistake of ours, and belongs into the log with its stack. */
  readonly bug: boolean;
}

/** An error that is worded already. */
export class FailedRequest extends Error {
  override readonly name = 'FailedRequest';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** An error as Spark words it. `sql`: the text that positions in the error point into. */
export function failureOf(error: unknown, sql?: string): Failure {
  if (error instanceof FailedRequest) return error.failure;
  if (error instanceof CompileError) return ofDiagnostic(error.diagnostic, error.text ?? sql);
  if (error instanceof RequestError) {
    return { message: error.message, javaClass: error.javaClass, ...classOf(error.message), bug: false };
  }
  // the client puts Spark's own words before the traceback
  if (error instanceof PythonError)
    return { message: error.message, javaClass: 'org.apache.spark.api.python.PythonException', bug: false };
  if (error instanceof ExecutionError) {
    const reworded = error.code ? rewordedSnowflake(error.message, error.code) : rewordedDuckDB(error.message);
    const found = reworded && error.storing ? tooLargeToStore(reworded) : reworded;
    if (found) return { ...found, ...classOf(found.message), bug: false };
    const message = error.message.replace(/^(?:Invalid Input|Conversion|Out of Range|Binder) Error: (?=\[[A-Z])/, '');
    return { message, javaClass: exceptionOfFailure(message), ...classOf(message), bug: false };
  }
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return ofDiagnostic(diagnostic('too-complex', {}), undefined);
  }
  const detail = error instanceof Error ? error.message : String(error);
  return {
    message: `[INTERNAL_ERROR] ${error instanceof Bug ? 'A bug of the server' : 'An unexpected error of the server'}: ${detail}`,
    javaClass: 'org.apache.spark.SparkException',
    sparkClass: 'INTERNAL_ERROR',
    sqlState: 'XX000',
    bug: true,
  };
}

function classOf(message: string): Pick<Failure, 'sparkClass' | 'sqlState'> {
  const sparkClass = sparkClassOf(message);
  if (sparkClass === undefined) return {};
  const sqlState = sqlStateOf(sparkClass);
  return { sparkClass, ...(sqlState !== undefined && { sqlState }) };
}

function ofDiagnostic(d: Diagnostic, sql: string | undefined): Failure {
  const head = d.sparkClass === undefined ? d.message : `[${d.sparkClass}] ${d.message}`;
  const syntax = isSyntaxCode(d.code);
  const place = sql !== undefined && isTextSpan(d.origin) ? positionOf(sql, d.origin.start) : undefined;
  const hint = d.severity === 'unsupported' && d.hint !== undefined ? ` ${d.hint}` : '';
  const body = `${head}${hint}`;
  return {
    message: !place || sql === undefined ? body : syntax ? inText(body, sql, place) : `${body}; ${words(place)}`,
    javaClass: syntax
      ? 'org.apache.spark.sql.catalyst.parser.ParseException'
      : d.severity === 'unsupported'
        ? 'org.apache.spark.SparkUnsupportedOperationException'
        : exceptionOfDiagnostic(d.code, d.sparkClass),
    ...(d.sparkClass !== undefined && { sparkClass: d.sparkClass }),
    ...(d.sqlState !== undefined && { sqlState: d.sqlState }),
    bug: d.code === 'bug',
  };
}

/** Spark counts lines from 1 and columns from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}
const words = ({ line, column }: Place): string => `line ${line} pos ${column - 1}`;

/** A mistake in the text, with the text and a mark under the place. */
function inText(message: string, sql: string, { line, column }: Place): string {
  const lines = sql.split(/\r\n|\r|\n/);
  const shown = [...lines.slice(0, line), `${'-'.repeat(column - 1)}^^^`, ...lines.slice(line)];
  return `\n${message}(line ${line}, pos ${column - 1})\n\n== SQL ==\n${shown.join('\n')}\n`;
}

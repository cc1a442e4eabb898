import type { PythonEvalType, PythonFunction } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { refuse, required, UDF } from './refuse.js';
import { decodeType } from './type.js';

/** PySpark's numbers (`pyspark.util.PythonEvalType`) of what is called on columns. */
const EVAL_TYPES: ReadonlyMap<number, PythonEvalType> = new Map([
  [100, 'batched'],
  [101, 'arrow-batched'],
  [200, 'scalar-pandas'],
  [202, 'grouped-agg-pandas'],
  [201, 'grouped-map-pandas'],
  [204, 'scalar-pandas-iter'],
  [205, 'map-pandas'],
  [206, 'cogrouped-map-pandas'],
  [207, 'map-arrow'],
]);
const LANGUAGES = { pythonUdf: 'Python', scalarScalaUdf: 'Scala', javaUdf: 'Java' } as const;

/** The function that a client sends with a call, or to be registered. Throws CompileError where it is not Python's. */
export function pythonFunctionOf(
  { functionName: name, deterministic, function: f }: proto.CommonInlineUserDefinedFunction,
  parsers: PlanParsers,
): PythonFunction {
  if (f?.$case !== 'pythonUdf') return refuse(`The ${f ? LANGUAGES[f.$case] : 'unknown'} UDF ${name}`, UDF);
  const { outputType, evalType: number, command, pythonVer: version } = f.value;
  const evalType = EVAL_TYPES.get(number);
  if (!evalType) return refuse(`The Python UDF ${name} of the kind ${number}`);
  const type = decodeType(required(outputType, 'The type of a UDF'), parsers);
  return { name, evalType, command, version, type, deterministic };
}

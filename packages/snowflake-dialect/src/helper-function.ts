import { Bug } from '@spark-sql-to-snowflake/plan-ir';
import { type Helper, type HelperType, helperBodies, helpers } from '@spark-sql-to-snowflake/spark-functions';
import { names } from './names.js';

/**
 * JavaScript UDFs know no integers and no decimals (Introduction to JavaScript UDFs, "numeric types"): a 64-bit integer and a
 * decimal travel as text, the others as FLOAT.
 */
const SQL_TYPE: Readonly<Record<HelperType, string>> = {
  boolean: 'BOOLEAN',
  int: 'FLOAT',
  long: 'VARCHAR',
  float: 'FLOAT',
  double: 'FLOAT',
  decimal: 'VARCHAR',
  string: 'VARCHAR',
  binary: 'BINARY',
  strings: 'ARRAY',
  doubles: 'ARRAY',
};

/** Parameters of a JavaScript UDF are named in upper case; one called JSON would hide JavaScript's own, which bodies use. */
function parameter(name: string): string {
  const upper = name.toUpperCase();
  return upper === 'JSON' ? 'JSON_TEXT' : upper;
}

/** An argument as the helper's body wants it. A NULL in an ARRAY may be an undefined place. */
function argument(name: string, type: HelperType): string {
  const value = parameter(name);
  if (type === 'strings' || type === 'doubles') return `${value}&&Array.from(${value},v=>v??null)`;
  return type === 'long' ? `${value}==null?null:BigInt(${value})` : value;
}

/**
 * `CREATE TEMPORARY FUNCTION` of a helper: what a statement that calls it needs first, once a session. The code of a UDF is
 * evaluated for every row, so the helper is made by the first one and kept in a global variable, which may be there for the next
 * (docs.snowflake.com/en/developer-guide/udf/javascript/udf-javascript-limitations, "Global State").
 */
export function createHelperFunction(name: string): string {
  const helper: Helper | undefined = helpers.get(name);
  const body = helperBodies.get(name);
  if (!helper || body === undefined) throw new Bug(`no helper ${name}: run pnpm helpers`);
  if (body.includes('$$')) throw new Bug(`the body of helper ${name} has $$ in it`);
  const params = Object.entries(helper.params);
  // quoted: a parameter may be called what is a reserved word, such as FROM
  const declared = params.map(([param, type]) => `"${parameter(param)}" ${SQL_TYPE[type]}`).join(', ');
  const kept = `spark_${name}`;
  const made = `if(typeof ${kept}==='undefined')${kept}=(function(){${body}return helper;})();`;
  const call = `${kept}.body(${params.map(([param, type]) => argument(param, type)).join(',')})`;
  const result = helper.returns === 'long' ? `var r=${call};return r==null?null:String(r);` : `return ${call};`;
  return [
    `CREATE OR REPLACE TEMPORARY FUNCTION ${names.helper(name)} (${declared})`,
    `RETURNS ${SQL_TYPE[helper.returns]}`,
    `LANGUAGE JAVASCRIPT ${helper.nulls === 'strict' ? 'STRICT ' : ''}IMMUTABLE`,
    `AS $$${made}${result}$$`,
  ].join('\n');
}

import { assertNever, type DataType } from '@spark-sql-to-snowflake/plan-ir';
import { quoted } from './names.js';
import { RESERVED } from './reserved.js';
import { typeName } from './types.js';

/**
 * The structured type that a table's column of a nested type has, so that what is in it keeps its types: `ARRAY(NUMBER(10, 0))`,
 * `OBJECT(a VARCHAR)`, `MAP(VARCHAR, FLOAT)`. Undefined for types that are not nested, and for those that have none: structs without
 * fields or with two of one name, and maps whose keys are no texts, since expressions take a map for an OBJECT, whose keys are.
 * Parts have no lengths and digits of seconds, of which the database tells nothing when it describes the column.
 * Source: docs.snowflake.com/en/sql-reference/data-types-structured, …/info-schema/element_types, …/info-schema/fields
 */
export function structuredType(type: DataType): string | undefined {
  switch (type.kind) {
    case 'array': {
      const element = partType(type.element);
      return element && `ARRAY(${element})`;
    }
    case 'map': {
      const value = isText(type.key) ? partType(type.value) : undefined;
      return value && `MAP(VARCHAR, ${value})`;
    }
    case 'struct': {
      const parts = type.fields.flatMap((f) => {
        const part = partType(f.type);
        return part === undefined ? [] : [`${fieldName(f.name)} ${part}`];
      });
      const different = new Set(type.fields.map((f) => f.name)).size;
      const whole = parts.length > 0 && parts.length === type.fields.length && different === parts.length;
      return whole ? `OBJECT(${parts.join(', ')})` : undefined;
    }
    default:
      return undefined;
  }
}

const isText = ({ kind }: DataType): boolean => kind === 'string' || kind === 'char' || kind === 'varchar';

function partType(type: DataType): string | undefined {
  switch (type.kind) {
    case 'array':
    case 'map':
    case 'struct':
      return structuredType(type);
    case 'unknown':
    case 'calendar_interval':
      return undefined;
    case 'char':
    case 'varchar':
      return 'VARCHAR';
    case 'timestamp':
      return 'TIMESTAMP_LTZ';
    case 'timestamp_ntz':
      return 'TIMESTAMP_NTZ';
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'float':
    case 'double':
    case 'decimal':
    case 'string':
    case 'binary':
    case 'date':
    case 'null':
    case 'year_month_interval':
    case 'day_time_interval':
      return typeName(type);
    default:
      return assertNever(type, 'partType');
  }
}

/** The key of an OBJECT keeps its spelling, in quotes or without. */
const fieldName = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) && !RESERVED.has(name.toUpperCase()) ? name : quoted(name);

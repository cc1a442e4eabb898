import { type DataType, type Field, fail, types } from '@spark-sql-to-snowflake/plan-ir';
import type { FileEnvironment } from '../env.js';
import { Type_Kind } from './gen/orc.js';
import type { OrcType } from './types.js';

const ATOMS: Readonly<Record<number, DataType>> = {
  [Type_Kind.BOOLEAN]: types.boolean,
  [Type_Kind.BYTE]: types.byte,
  [Type_Kind.SHORT]: types.short,
  [Type_Kind.INT]: types.int,
  [Type_Kind.LONG]: types.long,
  [Type_Kind.FLOAT]: types.float,
  [Type_Kind.DOUBLE]: types.double,
  [Type_Kind.STRING]: types.string,
  [Type_Kind.CHAR]: types.string,
  [Type_Kind.VARCHAR]: types.string,
  [Type_Kind.BINARY]: types.binary,
  [Type_Kind.DATE]: types.date,
  [Type_Kind.TIMESTAMP]: types.timestamp,
};

/** Types of Spark that are numbers in a file, with their names noted beside them. */
const NOTED: Readonly<Record<number, readonly DataType['kind'][]>> = {
  [Type_Kind.INT]: ['int', 'year_month_interval'],
  [Type_Kind.LONG]: ['long', 'day_time_interval', 'timestamp_ntz'],
};

/** The columns that Spark has of a file. Throws CompileError for columns of types that Spark has not. */
export function sparkFields(struct: OrcType, env: Pick<FileEnvironment, 'schemaOf'>): readonly Field[] {
  return struct.children.map((c, i) => types.field(struct.names[i] as string, sparkType(c, env)));
}

function sparkType(type: OrcType, env: Pick<FileEnvironment, 'schemaOf'>): DataType {
  const [first, second] = type.children;
  switch (type.kind) {
    case Type_Kind.DECIMAL:
      return types.decimal(type.precision, type.scale);
    case Type_Kind.LIST:
      return types.array(sparkType(first as OrcType, env));
    case Type_Kind.MAP:
      return types.map(sparkType(first as OrcType, env), sparkType(second as OrcType, env));
    case Type_Kind.STRUCT:
      return types.struct(sparkFields(type, env));
    default: {
      const own = ATOMS[type.kind];
      if (!own)
        return fail('unsupported', {
          what: `An ORC column of the type ${orcTypeName(type)}`,
          why: 'Spark has no such type',
        });
      const kinds = NOTED[type.kind];
      if (!kinds || type.catalyst === undefined) return own;
      const noted = env.schemaOf(`c ${type.catalyst}`).fields[0]?.type;
      if (noted && kinds.includes(noted.kind)) return noted;
      return fail('unsupported', { what: `An ORC column of the type ${orcTypeName(type)}, noted as ${type.catalyst}` });
    }
  }
}

const NAMES: Readonly<Record<number, string>> = {
  [Type_Kind.BOOLEAN]: 'boolean',
  [Type_Kind.BYTE]: 'tinyint',
  [Type_Kind.SHORT]: 'smallint',
  [Type_Kind.INT]: 'int',
  [Type_Kind.LONG]: 'bigint',
  [Type_Kind.FLOAT]: 'float',
  [Type_Kind.DOUBLE]: 'double',
  [Type_Kind.STRING]: 'string',
  [Type_Kind.BINARY]: 'binary',
  [Type_Kind.TIMESTAMP]: 'timestamp',
  [Type_Kind.LIST]: 'array',
  [Type_Kind.MAP]: 'map',
  [Type_Kind.STRUCT]: 'struct',
  [Type_Kind.UNION]: 'uniontype',
  [Type_Kind.DATE]: 'date',
  [Type_Kind.VARCHAR]: 'varchar',
  [Type_Kind.CHAR]: 'char',
  [Type_Kind.TIMESTAMP_INSTANT]: 'timestamp with local time zone',
};

/** What ORC calls a type, for messages. */
export const orcTypeName = (type: OrcType): string =>
  type.kind === Type_Kind.DECIMAL ? `decimal(${type.precision},${type.scale})` : (NAMES[type.kind] ?? `${type.kind}`);

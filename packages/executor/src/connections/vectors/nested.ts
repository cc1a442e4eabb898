import type { DuckDBArrayType, DuckDBListType, DuckDBMapType, DuckDBStructType, DuckDBType } from '@duckdb/node-api';
import { DuckDBTypeId as Id, STRUCT } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { type ArrowColumn, int32Tail } from '../../arrow/column.js';
import { isValid, type Open, type Source, validityOf } from './source.js';

type MakeOpen = (from: DuckDBType, column: ArrowColumn) => Open;

/** Vectors that have children; undefined where DuckDB's type or the column's has none, or they are of different shapes. */
export function childrenOpener(from: DuckDBType, column: ArrowColumn, opener: MakeOpen): Open | undefined {
  const { kind } = column.field.type;
  const [child] = column.children;
  if (kind === 'array' && child && from.typeId === Id.LIST) {
    return lists(column, child, opener((from as DuckDBListType).valueType, child));
  }
  if (kind === 'array' && child && from.typeId === Id.ARRAY) {
    const { valueType, length } = from as DuckDBArrayType;
    return arrays(column, child, opener(valueType, child), length);
  }
  if (kind === 'map' && child && from.typeId === Id.MAP) {
    const { keyType, valueType } = from as DuckDBMapType;
    return lists(column, child, opener(STRUCT({ key: keyType, value: valueType }), child));
  }
  if (kind === 'struct' && from.typeId === Id.STRUCT) {
    const { entryTypes } = from as DuckDBStructType;
    if (entryTypes.length !== column.children.length) return undefined;
    return structs(
      column,
      column.children.map((c, i) => opener(entryTypes[i] as DuckDBType, c)),
    );
  }
  return undefined;
}

/** A list's row is an offset and a length, 8 bytes each, which are not set where the row is NULL. */
function lists(column: ArrowColumn, child: ArrowColumn, open: Open): Open {
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    const data = duckdb.vector_get_data(vector, rows * 16);
    // the upper halves are 0: a vector has fewer than 2^32 elements
    const entries = new Uint32Array(data.buffer, data.byteOffset, rows * 4);
    const elements = open(duckdb.list_vector_get_child(vector), duckdb.list_vector_get_size(vector));
    /** The runs of elements that the rows are, as long as they follow one another. */
    const eachRun = (from: number, count: number, run: (start: number, length: number) => void): void => {
      let start = 0;
      let end = 0;
      for (let i = from; i < from + count; i++) {
        if (!isValid(valid, i)) continue;
        const offset = entries[i * 4] as number;
        const length = entries[i * 4 + 2] as number;
        if (length === 0) continue;
        if (offset !== end) {
          if (end > start) run(start, end - start);
          start = offset;
        }
        end = offset + length;
      }
      if (end > start) run(start, end - start);
    };
    return {
      size(from, count) {
        let n = count * 4;
        eachRun(from, count, (start, length) => {
          n += elements.size(start, length);
        });
        return n;
      },
      append(from, count) {
        let end = child.rows;
        const ends = int32Tail(column.ends, count);
        for (let i = 0; i < count; i++) {
          if (isValid(valid, from + i)) end += entries[(from + i) * 4 + 2] as number;
          ends[i] = end;
        }
        eachRun(from, count, elements.append);
        column.addRows(valid, from, count);
      },
    };
  };
}

/** An ARRAY has a fixed length; the elements of a NULL are there, and without meaning. */
function arrays(column: ArrowColumn, child: ArrowColumn, open: Open, length: number): Open {
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    const elements = open(duckdb.array_vector_get_child(vector), rows * length);
    return {
      size: (from, count) => count * 4 + elements.size(from * length, count * length),
      append(from, count) {
        let end = child.rows;
        const ends = int32Tail(column.ends, count);
        for (let i = 0; i < count; i++) {
          if (isValid(valid, from + i)) {
            elements.append((from + i) * length, length);
            end += length;
          }
          ends[i] = end;
        }
        column.addRows(valid, from, count);
      },
    };
  };
}

function structs(column: ArrowColumn, opens: readonly Open[]): Open {
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    const fields: readonly Source[] = opens.map((open, i) => open(duckdb.struct_vector_get_child(vector, i), rows));
    return {
      size: (from, count) => fields.reduce((n, f) => n + f.size(from, count), 0),
      append(from, count) {
        if (valid) appendStructs(column, fields, valid, from, count);
        else for (const f of fields) f.append(from, count);
        column.addRows(valid, from, count);
      },
    };
  };
}

/** What is in the fields of a NULL has no meaning, and must not be read as if it had. */
function appendStructs(
  column: ArrowColumn,
  fields: readonly Source[],
  valid: Uint8Array,
  from: number,
  count: number,
): void {
  const end = from + count;
  for (let start = from; start < end; ) {
    const there = isValid(valid, start);
    let next = start + 1;
    while (next < end && isValid(valid, next) === there) next++;
    if (there) for (const f of fields) f.append(start, next - start);
    else for (const c of column.children) c.addNulls(next - start);
    start = next;
  }
}

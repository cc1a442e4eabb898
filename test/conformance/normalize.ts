/** Values as normalize.py writes them, so that compare.py can judge them. */
import type { SparkType } from '../fixtures/spark-type.js';
import { type Cell, type CellMap, formatDate } from '../fixtures/value.js';

const DAY = 86_400_000_000n;

/** A row as one line of JSON text; integers keep all their digits. */
export function rowJson(row: readonly Cell[], types: readonly SparkType[]): string {
  return `[${row.map((cell, i) => cellJson(cell, types[i]!)).join(',')}]`;
}

function cellJson(cell: Cell, type: SparkType): string {
  if (cell === null) return 'null';
  switch (type.kind) {
    case 'integer':
    case 'boolean':
      return String(cell);
    case 'float':
    case 'double':
      return floatJson(cell as number);
    case 'binary':
      return JSON.stringify(
        `0x${Buffer.from(cell as Uint8Array)
          .toString('hex')
          .toUpperCase()}`,
      );
    case 'date':
      return JSON.stringify(formatDate(BigInt(cell as number)));
    case 'timestamp':
      return JSON.stringify(`${isoMicros(cell as bigint)}Z`);
    case 'timestamp_ntz':
      return JSON.stringify(isoMicros(cell as bigint));
    case 'decimal':
    case 'string':
    case 'interval':
    case 'void':
      return JSON.stringify(cell);
    case 'array':
      return `[${(cell as readonly Cell[]).map((c) => cellJson(c, type.element)).join(',')}]`;
    case 'struct': {
      const fields = type.fields.map((f, i) => cellJson((cell as readonly Cell[])[i]!, f.type));
      return `{"$struct":[${fields.join(',')}]}`;
    }
    case 'map': {
      const pairs = (cell as CellMap).map.map(([k, v]) => [cellJson(k, type.key), cellJson(v, type.value)] as const);
      pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      return `{"$map":[${pairs.map(([k, v]) => `[${k},${v}]`).join(',')}]}`;
    }
  }
}

function floatJson(value: number): string {
  if (Number.isNaN(value)) return '"NaN"';
  if (!Number.isFinite(value)) return value > 0 ? '"Infinity"' : '"-Infinity"';
  const rounded = Number(value.toExponential(11));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e16 ? rounded.toFixed(1) : String(rounded);
}

function isoMicros(micros: bigint): string {
  const days = micros >= 0n ? micros / DAY : -((-micros + DAY - 1n) / DAY);
  const rest = micros - days * DAY;
  const two = (n: bigint): string => String(n).padStart(2, '0');
  const seconds = rest / 1_000_000n;
  const fraction = String(rest % 1_000_000n).padStart(6, '0');
  return `${formatDate(days)}T${two(seconds / 3_600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}.${fraction}`;
}

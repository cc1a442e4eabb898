import { type Type, Type_Kind } from './gen/orc.js';
import { malformed } from './malformed.js';

/** A column of a file, or a part of one. */
export interface OrcType {
  /** Its number among the file's columns, by which its streams go. */
  readonly id: number;
  readonly kind: Type_Kind;
  /** The fields of a struct, the element of a list, the key and the value of a map. */
  readonly children: readonly OrcType[];
  /** The names of a struct's fields. */
  readonly names: readonly string[];
  readonly precision: number;
  readonly scale: number;
  /** The name of Spark's type, where the kind alone does not tell it. */
  readonly catalyst?: string;
}

/** The attribute in which Spark notes its own types. */
export const CATALYST_TYPE = 'spark.sql.catalyst.type';

/** Types within types; more is no table. */
const DEEPEST = 200;

/** The tree that a file's list of types is: each before its parts. Throws MalformedOrc. */
export function orcTypes(list: readonly Type[]): OrcType {
  let next = 0;
  const read = (depth: number): OrcType => {
    const id = next++;
    const type = list[id] ?? malformed('a type of it is missing');
    if (depth > DEEPEST) malformed('its types are too deep');
    const kind = type.kind ?? Type_Kind.BOOLEAN;
    const parts = partsOf(kind);
    if (parts !== undefined && type.subtypes.length !== parts) malformed('a type has not the parts that it needs');
    if (kind === Type_Kind.STRUCT && type.fieldNames.length !== type.subtypes.length)
      malformed('a struct has fields without names');
    const children = type.subtypes.map((part) =>
      part === next ? read(depth + 1) : malformed('its types are no tree'),
    );
    // files of the first versions do not say it
    const precision = type.precision || 38;
    const scale = type.precision ? (type.scale ?? 0) : 10;
    if (kind === Type_Kind.DECIMAL && !(precision >= 1 && precision <= 38 && scale <= precision))
      malformed(`a decimal of ${precision} digits, ${scale} of them behind the point`);
    const catalyst = type.attributes.find((a) => a.key === CATALYST_TYPE)?.value;
    return {
      id,
      kind,
      children,
      names: type.fieldNames,
      precision,
      scale,
      ...(catalyst !== undefined && { catalyst }),
    };
  };
  const root = read(0);
  if (next !== list.length) malformed('its types are no tree');
  return root;
}

/** How many parts a type has; undefined: any number. */
function partsOf(kind: Type_Kind): number | undefined {
  if (kind === Type_Kind.STRUCT || kind === Type_Kind.UNION) return undefined;
  return kind === Type_Kind.LIST ? 1 : kind === Type_Kind.MAP ? 2 : 0;
}

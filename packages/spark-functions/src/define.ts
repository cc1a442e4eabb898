/**
 * Types at a helper's border, and what its body sees of them:
 * boolean → boolean; int → number (32 bits); double and float → number; long → bigint (text on its way through Snowflake, whose
 * JavaScript has no such integer); decimal → string in plain notation (`-12.340`); string → string; binary → Uint8Array;
 * strings and doubles → an array of them and NULLs.
 */
export type HelperType =
  | 'boolean'
  | 'int'
  | 'long'
  | 'float'
  | 'double'
  | 'decimal'
  | 'string'
  | 'binary'
  | 'strings'
  | 'doubles';

interface Values {
  readonly boolean: boolean;
  readonly int: number;
  readonly long: bigint;
  readonly float: number;
  readonly double: number;
  readonly decimal: string;
  readonly string: string;
  readonly binary: Uint8Array;
  readonly strings: readonly (string | null)[];
  readonly doubles: readonly (number | null)[];
}
export type HelperValue = Values[HelperType];

type Arguments<P extends Readonly<Record<string, HelperType>>, N> = (
  args: { readonly [K in keyof P]: Values[P[K]] | N },
) => unknown;

/**
 * A Spark function that no SQL expression gives, as plain TypeScript: registered with DuckDB as a scalar function, created in
 * Snowflake as a JavaScript UDF, under the name `spark_<name>`.
 */
export interface Helper {
  readonly name: string;
  /** Ordered; all are always given. */
  readonly params: Readonly<Record<string, HelperType>>;
  readonly returns: HelperType;
  /** 'strict' (default): NULL for a NULL argument, the body sees none. 'called': the body gets null and decides. */
  readonly nulls: 'strict' | 'called';
  /** Takes the arguments in the order of `params`. Throws an Error, with Spark's message, where Spark raises one. */
  readonly body: (...args: readonly (HelperValue | null)[]) => HelperValue | null;
  /** The same body, which takes the arguments by the names of `params`. */
  readonly named: NamedBody;
}
export type NamedBody = (args: Readonly<Record<string, HelperValue | null>>) => HelperValue | null;

type Named<P extends Readonly<Record<string, HelperType>>, N> = Parameters<Arguments<P, N>>[0];

/** A helper whose body never sees NULL. Its body takes the arguments by name. */
export function defineHelper<const P extends Readonly<Record<string, HelperType>>, const R extends HelperType>(spec: {
  readonly name: string;
  readonly params: P;
  readonly returns: R;
  readonly body: (args: Named<P, never>) => Values[R] | null;
}): Helper {
  return withNames(spec, 'strict', spec.body as NamedBody);
}

/** A helper whose body is called with NULLs too. */
export function defineNullableHelper<
  const P extends Readonly<Record<string, HelperType>>,
  const R extends HelperType,
>(spec: {
  readonly name: string;
  readonly params: P;
  readonly returns: R;
  readonly body: (args: Named<P, null>) => Values[R] | null;
}): Helper {
  return withNames(spec, 'called', spec.body as NamedBody);
}

function withNames(
  { name, params, returns }: Pick<Helper, 'name' | 'params' | 'returns'>,
  nulls: Helper['nulls'],
  named: NamedBody,
): Helper {
  const names = Object.keys(params);
  const body: Helper['body'] = (...args) => {
    const given: Record<string, HelperValue | null> = {};
    for (let i = 0; i < names.length; i++) given[names[i] as string] = args[i] ?? null;
    return named(given);
  };
  return { name, params, returns, nulls, body, named };
}

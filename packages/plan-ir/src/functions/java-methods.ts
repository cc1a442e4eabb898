const BOTH_WHOLE = ['int', 'bigint'];
const NUMBERS = [...BOTH_WHOLE, 'float', 'double'];
const each = (types: readonly string[], ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => types.map((type) => `${name}(${type})`));
const pairs = (types: readonly string[], ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => types.map((type) => `${name}(${type},${type})`));

/**
 * The static methods of the JDK that `java_method` is known to call, with Spark's types of their arguments. What they answer is in
 * spark-functions (java-method.ts).
 */
export const JAVA_METHODS: ReadonlySet<string> = new Set([
  'java.util.UUID.fromString(string)',
  ...each(NUMBERS, 'java.lang.Math.abs'),
  ...pairs(NUMBERS, 'java.lang.Math.max', 'java.lang.Math.min'),
  ...pairs(BOTH_WHOLE, 'java.lang.Math.floorMod', 'java.lang.Math.floorDiv'),
  ...each(['double'], ...['ceil', 'floor', 'rint', 'sqrt', 'signum'].map((name) => `java.lang.Math.${name}`)),
  ...each(
    ['int'],
    ...['toHexString', 'toBinaryString', 'toOctalString', 'toString', 'bitCount'].map(
      (name) => `java.lang.Integer.${name}`,
    ),
  ),
  ...each(
    ['bigint'],
    ...['toHexString', 'toBinaryString', 'toOctalString', 'toString', 'bitCount'].map(
      (name) => `java.lang.Long.${name}`,
    ),
  ),
  'java.lang.Integer.parseInt(string)',
  'java.lang.Long.parseLong(string)',
  'java.lang.Boolean.parseBoolean(string)',
  ...each(['boolean', ...NUMBERS], 'java.lang.String.valueOf'),
  'java.net.URLEncoder.encode(string,string)',
  'java.net.URLDecoder.decode(string,string)',
]);

/**
 * WELL19937c: a generator of 624 words (Panneton, L'Ecuyer and Matsumoto, "Improved long-period generators based on linear recurrences
 * modulo 2", 2006, table II), with the tempering of Matsumoto and Kurita.
 */
export interface Well {
  readonly words: Int32Array;
  /** Where the newest word stands; the words before it are the older ones. */
  index: number;
  /** The second of two normally distributed numbers that were made at once. */
  gaussian: number | undefined;
}

const SIZE = 624;
const [M1, M2, M3] = [70, 179, 449];

/** The generator of a seed, as commons-math fills its words: the seed's halves, and then each word made of the one two before. */
export function wellOf(seed: bigint): Well {
  const words = new Int32Array(SIZE);
  words[0] = Number(BigInt.asIntN(32, seed >> 32n));
  words[1] = Number(BigInt.asIntN(32, seed));
  for (let i = 2; i < SIZE; i++) words[i] = afterWord(words[i - 2] as number) + i;
  return { words, index: 0, gaussian: undefined };
}

/** The linear congruence of Knuth's generator; the word is widened with its sign before the shift. */
const afterWord = (word: number): number => Math.imul(word ^ (word >> 30), 1812433253);

export const copyOfWell = (well: Well): Well => ({ ...well, words: well.words.slice() });

/** The next word. */
function nextWord(well: Well): number {
  const { words, index: i } = well;
  const before = (i + SIZE - 1) % SIZE;
  const beforeThat = (i + SIZE - 2) % SIZE;
  const [v0, v1] = [words[i] as number, words[(i + M1) % SIZE] as number];
  const [v2, v3] = [words[(i + M2) % SIZE] as number, words[(i + M3) % SIZE] as number];
  const z0 = ((words[before] as number) & 0x80000000) ^ ((words[beforeThat] as number) & 0x7fffffff);
  const z1 = v0 ^ (v0 << 25) ^ v1 ^ (v1 >>> 27);
  const z2 = (v2 >>> 9) ^ v3 ^ (v3 >>> 1);
  const z3 = z1 ^ z2;
  const z4 = z0 ^ z1 ^ (z1 << 9) ^ z2 ^ (z2 << 21) ^ z3 ^ (z3 >>> 21);
  words[i] = z3;
  words[before] = z4;
  well.index = before;
  return tempered(z4);
}

function tempered(word: number): number {
  const first = word ^ ((word << 7) & 0xe46e1700);
  return first ^ ((first << 15) & 0x9b868000);
}

/** A number of [0, 1) of 52 bits, of two words. */
export function wellDouble(well: Well): number {
  const high = nextWord(well) >>> 6;
  return (high * 2 ** 26 + (nextWord(well) >>> 6)) / 2 ** 52;
}

/** A normally distributed number by the method of Box and Muller, which makes two at once. */
export function wellGaussian(well: Well): number {
  const kept = well.gaussian;
  well.gaussian = undefined;
  if (kept !== undefined) return kept;
  const angle = 2 * Math.PI * wellDouble(well);
  const radius = Math.sqrt(-2 * Math.log(wellDouble(well)));
  well.gaussian = radius * Math.sin(angle);
  return radius * Math.cos(angle);
}

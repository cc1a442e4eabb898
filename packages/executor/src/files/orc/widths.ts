/** Bits of a packed integer, by the five bits that stand for them. */
export const WIDTHS: readonly number[] = [
  ...Array.from({ length: 24 }, (_, i) => i + 1),
  ...[26, 28, 30, 32, 40, 48, 56, 64],
];

/** The narrowest width that has room for so many bits. */
export const roomFor = (bits: number): number => WIDTHS.find((w) => w >= bits) ?? 64;

/** A decimal as Java's BigDecimal prints it: with an exponent where more than six zeros would follow the point. */
export function javaDecimal(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  const adjusted = digits.length - 1 - scale;
  if (adjusted < -6) {
    const rest = digits.slice(1);
    return `${sign}${digits[0]}${rest ? `.${rest}` : ''}E${adjusted}`;
  }
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  return `${sign}${whole}${scale > 0 ? `.${padded.slice(-scale)}` : ''}`;
}

/** May the character stand in a Java identifier? */
export const isIdentifierPart = (c: string): boolean => {
  const code = c.charCodeAt(0);
  if (code < 0x80) return /[\w$\0-\x08\x0e-\x1b\x7f]/.test(c);
  return /[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}\p{Cf}\x80-\x9f]/u.test(c);
};

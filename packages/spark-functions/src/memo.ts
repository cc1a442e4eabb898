/** A function of text that keeps its answers: for what a helper makes of its constant arguments. */
export function memo<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      if (known.size > 1000) known.clear();
      value = make(text);
      known.set(text, value);
    }
    return value;
  };
}

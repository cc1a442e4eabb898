/** How often a state of the sequence is kept, so that rows asked for out of order need no walk from the start. */
const KEPT_EVERY = 4096;
const SEEDS_KEPT = 16;

/** A sequence of values that a seed decides. */
export interface Generator<Seed, State, T> {
  startOf(seed: Seed): State;
  /** The state after a value, and the value. The state that was given may be used up. */
  next(state: State): readonly [state: State, value: T];
  /** A state that lasts, where `next` uses them up. */
  copyOf?(state: State): State;
}

interface Sequence<State, T> {
  /** States before places 1, 1 + KEPT_EVERY, … */
  readonly kept: State[];
  /** The last place asked for, what it gave, and the state behind it. */
  place: number;
  value: T | undefined;
  state: State;
}

/** What a seed's sequence gives at a place, from 1. */
export function sequences<Seed, State, T>(generator: Generator<Seed, State, T>): (seed: Seed, place: number) => T {
  const copyOf = generator.copyOf ?? ((state: State) => state);
  const known = new Map<Seed, Sequence<State, T>>();
  const sequenceOf = (seed: Seed): Sequence<State, T> => {
    const found = known.get(seed);
    if (found) return found;
    const start = generator.startOf(seed);
    const made: Sequence<State, T> = { kept: [copyOf(start)], place: 0, value: undefined, state: start };
    if (known.size >= SEEDS_KEPT) known.delete(known.keys().next().value as Seed);
    known.set(seed, made);
    return made;
  };
  return (seed, place) => {
    const sequence = sequenceOf(seed);
    if (place < sequence.place) {
      const block = Math.floor((place - 1) / KEPT_EVERY);
      sequence.place = block * KEPT_EVERY;
      sequence.state = copyOf(sequence.kept[block] as State);
    }
    while (sequence.place < place) {
      [sequence.state, sequence.value] = generator.next(sequence.state);
      sequence.place++;
      if (sequence.place % KEPT_EVERY === 0) sequence.kept[sequence.place / KEPT_EVERY] ??= copyOf(sequence.state);
    }
    return sequence.value as T;
  };
}

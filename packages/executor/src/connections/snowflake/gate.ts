/** Statements side by side, and some alone. Who waits comes in order. */
export interface Gate {
  /** Give a place beside others, or, `alone`, when nobody else has one. Gives what gives it back. */
  enter(alone: boolean): Promise<() => void>;
}

export function makeGate(): Gate {
  const waiting: { readonly alone: boolean; readonly go: () => void }[] = [];
  let inside = 0;
  let closed = false;
  const admit = (): void => {
    for (let next = waiting[0]; next; next = waiting[0]) {
      if (closed || (next.alone && inside > 0)) return;
      waiting.shift();
      inside++;
      closed = next.alone;
      next.go();
    }
  };
  return {
    async enter(alone) {
      await new Promise<void>((go) => {
        waiting.push({ alone, go });
        admit();
      });
      let left = false;
      return () => {
        if (left) return;
        left = true;
        inside--;
        closed = false;
        admit();
      };
    },
  };
}

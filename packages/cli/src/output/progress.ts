/** How far a run over many files is. */
export interface Progress {
  step(name: string): void;
  stop(): void;
}

/** A progress bar on stderr where that is a terminal and there is more than a screenful to do; else nothing. */
export async function progress(total: number): Promise<Progress> {
  if (!process.stderr.isTTY || total < 10) return { step: () => undefined, stop: () => undefined };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: '{bar} {value}/{total} {name}',
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  bar.start(total, 0, { name: '' });
  return {
    step: (name) => bar.increment({ name }),
    stop: () => bar.stop(),
  };
}

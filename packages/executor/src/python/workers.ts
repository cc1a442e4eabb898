import { type PythonRequest, type PythonWorker, startWorker } from './worker.js';

/** The Python processes of a server. Each runs the functions of one query at a time, and then those of the next. */
export interface PythonWorkers {
  /** Throws PythonError, ExecutionError, and the signal's reason. */
  run: PythonWorker['run'];
  close(): void;
}

/** So many stay when nobody needs them: a start takes a second. */
const IDLE = 4;

/** @param command the Python to start: a name or a path */
export function pythonWorkers(command: string): PythonWorkers {
  const idle: PythonWorker[] = [];
  const all = new Set<PythonWorker>();
  const leave = (worker: PythonWorker): void => {
    if (worker.usable && idle.length < IDLE) idle.push(worker);
    else {
      all.delete(worker);
      worker.close();
    }
  };
  const take = (): PythonWorker => {
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      if (worker.usable) return worker;
      all.delete(worker);
    }
    const made = startWorker(command);
    all.add(made);
    return made;
  };
  return {
    async run(request: PythonRequest, commands, inputs, signal) {
      signal.throwIfAborted();
      const worker = take();
      try {
        return await worker.run(request, commands, inputs, signal);
      } finally {
        leave(worker);
      }
    },
    close() {
      for (const worker of all) worker.close();
      all.clear();
      idle.length = 0;
    },
  };
}

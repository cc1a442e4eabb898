import type { Artifacts } from './session.js';

/** Uploads of one session, in memory. */
export function makeArtifacts(): Artifacts {
  const kept = new Map<string, Uint8Array>();
  return {
    has: (name) => kept.has(name),
    get: (name) => kept.get(name),
    names: () => [...kept.keys()],
    put: (name, data) => void kept.set(name, data),
  };
}

import type { StorageLevel } from '@spark-sql-to-snowflake/plan-ir';

/** What `df.persist()` asked to keep, by the plan's canonical text. Nothing is kept: each use reads the data there are. */
export interface Persisted {
  level(plan: string): StorageLevel;
  persist(plan: string, level: StorageLevel | undefined): void;
  unpersist(plan: string): void;
}

const NONE: StorageLevel = {
  useDisk: false,
  useMemory: false,
  useOffHeap: false,
  deserialized: false,
  replication: 1,
};
/** What `persist()` means without a level. */
const MEMORY_AND_DISK: StorageLevel = { ...NONE, useDisk: true, useMemory: true, deserialized: true };

export function persistedPlans(): Persisted {
  const levels = new Map<string, StorageLevel>();
  return {
    level: (plan) => levels.get(plan) ?? NONE,
    persist: (plan, level) => {
      // as on Spark, what is kept already keeps its level
      if (!levels.has(plan)) levels.set(plan, level ?? MEMORY_AND_DISK);
    },
    unpersist: (plan) => void levels.delete(plan),
  };
}

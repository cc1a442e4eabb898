import type { Helper } from './define.js';
import { doubleTextHelper, floatTextHelper } from './double-text.js';

const list = [doubleTextHelper, floatTextHelper] as const;

/** Every helper by name. */
export const helpers: ReadonlyMap<string, Helper> = new Map(list.map((h) => [h.name, h]));

/** The SQL name of a helper. */
export const helperSqlName = (name: string): string => `spark_${name}`;

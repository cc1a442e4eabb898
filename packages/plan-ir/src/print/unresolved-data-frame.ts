import type { PythonFunction } from '../expr/python-udf.js';
import { typeText } from '../types/text.js';
import type { UnresolvedDataFrame } from '../unresolved/data-frame.js';
import type { UnresolvedExpr } from '../unresolved/expr.js';
import { literalText } from './literal.js';

/** Spark's words for the operators; what is not listed is spelled from the kind. */
const WORDS: Partial<Record<UnresolvedDataFrame['kind'], string>> = {
  'local-relation': 'LocalRelation',
  read: 'UnresolvedDataSource',
  range: 'Range',
  'with-parameters': 'ParameterizedQuery',
  'to-schema': 'Project',
  deduplicate: 'Deduplicate',
  'collect-metrics': 'CollectMetrics',
  watermark: 'EventTimeWatermark',
};
const spelled = (kind: string): string => kind.replace(/(?:^|-)(.)/g, (_, c: string) => c.toUpperCase());

/** The line of an operator that only DataFrames have: its name, then its settings in order. */
export function dataFrameHead(plan: UnresolvedDataFrame, expr: (e: UnresolvedExpr) => string): string {
  const show = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
    if (value instanceof Uint8Array) return `${value.length} bytes`;
    if (typeof value !== 'object' || value === null) return String(value);
    // a function shows its name; its type is no expression
    if ('evalType' in value) return String((value as PythonFunction).name);
    if ('kind' in value) {
      const e = value as UnresolvedExpr;
      return e.kind === 'literal' ? literalText(e) : expr(e);
    }
    // the plan beside an operator's own stands among its children
    const settings = Object.entries(value).filter(([key]) => key !== 'child');
    return `{${settings.map(([, v]) => show(v)).join(', ')}}`;
  };
  const { kind, planId: _id, origin: _origin, ...rest } = plan;
  if (plan.kind === 'to-schema') return `'${WORDS[plan.kind]} ${typeText({ kind: 'struct', fields: plan.schema })}`;
  const settings = Object.entries(rest).filter(([key, value]) => key !== 'child' && value !== undefined);
  const word = WORDS[kind] ?? spelled(kind);
  return `'${word}${settings.length > 0 ? ` ${settings.map(([, value]) => show(value)).join(', ')}` : ''}`;
}

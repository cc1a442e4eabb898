export * from './assert-never.js';
export { attributeName } from './attribute-name.js';
export * from './brand.js';
export * from './catalog.js';
export * from './codec/codec.js';
export { CodecError } from './codec/shape.js';
export type { Json } from './codec/value.js';
export * from './conf.js';
export {
  daysOf,
  instantOf,
  normalizeZone,
  type ParsedTimestamp,
  parseDate,
  parseTimestamp,
} from './datetime-text.js';
export * from './diagnostics/define.js';
export * from './diagnostics/render.js';
export * from './diagnostics/report.js';
export { type DiagnosticCode, diagnostics, isSyntaxCode } from './diagnostics/table.js';
export * from './expr/ascending.js';
export * from './expr/children.js';
export * from './expr/draws.js';
export * from './expr/expr.js';
export * from './expr/literal.js';
export * from './expr/of-groups.js';
export * from './expr/python-udf.js';
export * from './expr/same.js';
export * from './functions/define.js';
export { JAVA_METHODS } from './functions/java-methods.js';
export { digitsOf } from './functions/math.js';
export * from './functions/operands.js';
export { betweenType } from './functions/operator.js';
export * from './functions/registry.js';
export { isConstant } from './functions/strict.js';
export { LEGACY_WITHOUT_MEANING, OLD_NAMES, ONE_MEANING } from './one-meaning.js';
export * from './origin.js';
export * from './placed/numbers.js';
export * from './placed/placed.js';
export * from './plan/children.js';
export * from './plan/constant-rows.js';
export * from './plan/max-rows.js';
export * from './plan/ordered.js';
export * from './plan/output.js';
export * from './plan/partition.js';
export * from './plan/pass-through.js';
export * from './plan/plan.js';
export * from './plan/statement.js';
export * from './plan/streaming.js';
export { printExpr } from './print/expr.js';
export { decimalText, literalText } from './print/literal.js';
export { type Renumbering, renumbering } from './print/names.js';
export { oneLine } from './print/one-line.js';
export { explainPlan } from './print/plan.js';
export { schemaTree } from './print/schema-tree.js';
export { querySql } from './print/spark-sql/query.js';
export { explainStatement, explainUnresolvedStatement } from './print/statement.js';
export { explainUnresolved } from './print/unresolved-plan.js';
export * from './settings.js';
export * from './spark-version.js';
export * from './time-zone.js';
export * from './types/castable.js';
export * from './types/ddl.js';
export * from './types/decimal.js';
export * from './types/implicit-cast.js';
export * from './types/json.js';
export * from './types/nullable.js';
export * from './types/same.js';
export * from './types/text.js';
export type * from './types/type.js';
export * as types from './types/type.js';
export * from './types/widen.js';
export * from './unresolved/children.js';
export * from './unresolved/data-frame.js';
export * from './unresolved/expr.js';
export * from './unresolved/plan.js';
export * from './unresolved/request.js';
export * from './unresolved/statement.js';

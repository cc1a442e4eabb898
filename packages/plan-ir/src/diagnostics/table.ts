import { openDiagnostics, typeDiagnostics, writeDiagnostics } from './analysis.js';
import { arrowDiagnostics } from './arrow.js';
import { catalogDiagnostics, definitionDiagnostics } from './catalog.js';
import { confDiagnostics } from './conf.js';
import { connectDiagnostics } from './connect.js';
import { dataFrameDiagnostics } from './data-frame.js';
import { spec } from './define.js';
import { fileDiagnostics } from './files.js';
import { queryDiagnostics } from './query.js';
import { sessionDiagnostics } from './session.js';
import { syntaxDiagnostics } from './syntax.js';

/** Names close to one that was not found, closest first. */
interface Near {
  readonly near: readonly string[];
}
const list = (near: readonly string[]): string => near.map((n) => `\`${n}\``).join(', ');

/** Every message the compiler can give: one row each. Messages follow Spark's error classes where Spark has one. */
export const diagnostics = {
  // ---- syntax
  ...syntaxDiagnostics,
  'nesting-too-deep': spec<{ limit: number }>({
    severity: 'unsupported',
    spark: 'FAILED_TO_PARSE_TOO_COMPLEX',
    sqlState: '54001',
    message: (p) => `The statement is nested deeper than ${p.limit} levels.`,
    hint: () => 'Split it into common table expressions or temporary views.',
  }),
  // ---- names
  'unknown-column': spec<{ name: string } & Near>({
    severity: 'error',
    spark: 'UNRESOLVED_COLUMN.WITH_SUGGESTION',
    sqlState: '42703',
    message: (p) =>
      `A column or function parameter with name ${p.name} cannot be resolved. Did you mean one of the following? [${list(p.near)}].`,
  }),
  'unknown-column-alone': spec<{ name: string }>({
    severity: 'error',
    spark: 'UNRESOLVED_COLUMN.WITHOUT_SUGGESTION',
    sqlState: '42703',
    message: (p) => `A column or function parameter with name ${p.name} cannot be resolved.`,
  }),
  'ambiguous-reference': spec<{ name: string; candidates: readonly string[] }>({
    severity: 'error',
    spark: 'AMBIGUOUS_REFERENCE',
    sqlState: '42704',
    message: (p) => `Reference ${p.name} is ambiguous, could be: [${p.candidates.join(', ')}].`,
  }),
  'unknown-table': spec<{ name: string }>({
    severity: 'error',
    spark: 'TABLE_OR_VIEW_NOT_FOUND',
    sqlState: '42P01',
    message: (p) => `The table or view ${p.name} cannot be found. Check its spelling, its schema and its catalog.`,
    hint: () => 'Give its schema with --schema, or create it earlier in the script.',
  }),
  'unknown-function': spec<{ name: string } & Near>({
    severity: 'error',
    spark: 'UNRESOLVED_ROUTINE',
    sqlState: '42883',
    message: (p) =>
      `Cannot resolve function ${p.name} on search path [\`system\`.\`builtin\`, \`system\`.\`session\`, \`spark_catalog\`.\`default\`].`,
    hint: (p) => (p.near[0] ? `Did you mean \`${p.near[0]}\`?` : undefined),
  }),
  ...typeDiagnostics,
  ...queryDiagnostics,
  ...writeDiagnostics,
  ...sessionDiagnostics,
  ...fileDiagnostics,
  ...confDiagnostics,
  ...openDiagnostics,
  ...arrowDiagnostics,
  ...catalogDiagnostics,
  ...definitionDiagnostics,
  ...dataFrameDiagnostics,
  ...connectDiagnostics,
  // ---- limits
  'not-lowered': spec<{ what: string; dialect: string; why: string; instead?: string }>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `${p.what} has no ${p.dialect} form: ${p.why}.`,
    hint: (p) => p.instead,
  }),
  'python-in-sql': spec<{ name: string }>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `The Python function ${p.name} is not supported here: no SQL has it.`,
    hint: () =>
      'Call it in a query that the server runs, outside of subqueries that use columns of the enclosing query.',
  }),
  'python-off': spec<{ name: string }>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `The Python function ${p.name} is not supported: this server starts no Python.`,
    hint: () => 'Start it with --python.',
  }),
  unsupported: spec<{ what: string; why?: string; instead?: string }>({
    severity: 'unsupported',
    spark: 'UNSUPPORTED_FEATURE',
    sqlState: '0A000',
    message: (p) => `${p.what} is not supported${p.why ? `: ${p.why}` : ''}.`,
    hint: (p) => p.instead,
  }),
  // ---- compiles, with a difference
  approximate: spec<{ what: string; differs: string }>({
    severity: 'approximate',
    message: (p) => `${p.what}: ${p.differs}.`,
  }),
  'overflow-unchecked': spec<{ type: string; dialect: string }>({
    severity: 'approximate',
    message: (p) =>
      `Results of + - * that leave the range of ${p.type} go on growing in ${p.dialect}; Spark wraps them around, or raises in ANSI mode.`,
    hint: () => 'Nothing differs for results within the range.',
  }),
  'variable-kept': spec<{ reference: string }>({
    severity: 'approximate',
    message: (p) =>
      `${p.reference} stays as it is; Spark puts the variable's value there before it reads the statement.`,
    hint: () => 'Put the value in before translating, or set spark.sql.variable.substitute to false.',
  }),
  'char-as-stored': spec<{ columns: readonly string[]; table: string }>({
    severity: 'approximate',
    message: (p) =>
      `CHAR columns of ${p.table} (${p.columns.join(', ')}) are read and compared as they are stored; Spark fills them up with blanks to their length, and what they are compared with.`,
    hint: () => 'Nothing differs where the stored values, and those they are compared with, have the full length.',
  }),
  'open-schema': spec<{ column: string; assumed: string }>({
    severity: 'approximate',
    message: (p) => `The type of ${p.column} is not known; the translation assumes ${p.assumed}.`,
    hint: () => 'Give the table’s schema with --schema, or create the table earlier in the script.',
  }),
  // ---- compiles exactly
  'left-out': spec<{ what: string; why: string }>({
    severity: 'warning',
    message: (p) => `${p.what} is left out: ${p.why}.`,
  }),
  'bad-schema-file': spec<{ what: string }>({
    severity: 'error',
    message: (p) => `The schema file can't be read: ${p.what}.`,
    hint: () =>
      'Give CREATE TABLE statements, or {"tables": [{"name": "t", "columns": [{"name": "a", "type": "int"}]}]}.',
  }),
  'too-complex': spec<Record<string, never>>({
    severity: 'unsupported',
    spark: 'FAILED_TO_PARSE_TOO_COMPLEX',
    sqlState: '54001',
    message: () => 'The statement is nested too deeply to be compiled.',
    hint: () => 'Split it into common table expressions or temporary views.',
  }),
  bug: spec<{ detail: string }>({
    severity: 'error',
    spark: 'INTERNAL_ERROR',
    sqlState: 'XX000',
    message: (p) => `A bug of the compiler, not of the statement: ${p.detail}.`,
    hint: () => 'Please report it with the statement.',
  }),
} as const;

export type DiagnosticCode = keyof typeof diagnostics;

/** Is it about how the text is written, not about what it means? */
export const isSyntaxCode = (code: DiagnosticCode): boolean => Object.hasOwn(syntaxDiagnostics, code);

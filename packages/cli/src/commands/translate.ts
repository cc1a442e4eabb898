import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CompiledStatement, type CompileResult, compile } from '@spark-sql-to-snowflake/compiler';
import { explainStatement, explainUnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { exitCode } from '../exit-code.js';
import { loadCatalog } from '../input/catalog.js';
import { findSources, type SourceText } from '../input/sources.js';
import { type ConfOptions, confOf, DIALECTS, type DialectName } from '../options.js';
import { summary, writeDiagnostics } from '../output/diagnostics.js';
import { jsonOf } from '../output/json.js';
import { progress } from '../output/progress.js';
import { prettyPrinter, statementText } from '../output/sql.js';

export interface TranslateOptions extends ConfOptions {
  readonly schema: readonly string[];
  readonly out?: string;
  readonly pretty?: boolean;
  readonly compact?: boolean;
  readonly dialect: DialectName;
  readonly explain?: 'parsed' | 'analyzed' | 'optimized';
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly withHelpers?: boolean;
}

/** `spark-sql-to-snowflake [files]`: translate to SQL on stdout, or into a folder. Returns the exit code. */
export async function translate(args: readonly string[], options: TranslateOptions): Promise<number> {
  const sources = await findSources(args);
  const catalog = loadCatalog(options.schema);
  const conf = confOf(options);
  const pretty = options.pretty ?? (process.stdout.isTTY === true && !options.compact && options.out === undefined);
  const print = pretty ? await prettyPrinter(options.dialect) : (sql: string) => sql;
  const all: CompiledStatement[] = [];
  const json: unknown[] = [];
  const bar = await progress(sources.length);
  for (const source of sources) {
    const result = compile(source.text, {
      dialect: DIALECTS[options.dialect],
      catalog,
      conf,
      layout: options.compact ? 'line' : 'lines',
    });
    all.push(...result.statements);
    if (options.json) json.push(jsonOf(source, result));
    else {
      for (const s of result.statements) writeDiagnostics(s, source);
      write(render(source, result, options, print), source, options);
    }
    bar.step(source.name);
  }
  bar.stop();
  if (options.json) process.stdout.write(`${JSON.stringify(json.length === 1 ? json[0] : json, null, 2)}\n`);
  else if (sources.length > 1 || options.out !== undefined) process.stderr.write(`${summary(all, sources.length)}\n`);
  return exitCode(all, options.strict === true);
}

function render(
  source: SourceText,
  result: CompileResult,
  options: TranslateOptions,
  print: (sql: string) => string,
): string {
  if (options.explain) return result.statements.map((s) => explained(s, options.explain ?? 'analyzed')).join('\n');
  const parts = result.statements.map((s) => statementText(s, source, print));
  if (options.withHelpers && options.dialect === 'snowflake') {
    const used = [...new Set(result.statements.flatMap((s) => s.helpers))].sort();
    parts.unshift(...used.map((name) => `${createHelperFunction(name)};`));
  }
  return parts.join('\n\n');
}

function explained(statement: CompiledStatement, stage: 'parsed' | 'analyzed' | 'optimized'): string {
  if (stage === 'parsed') return statement.parsed ? explainUnresolvedStatement(statement.parsed) : '';
  const typed = stage === 'analyzed' ? statement.analyzed : statement.optimized;
  return typed ? explainStatement(typed) : '';
}

function write(text: string, source: SourceText, options: TranslateOptions): void {
  if (options.out === undefined) {
    if (text) process.stdout.write(`${text}\n`);
    return;
  }
  const file = join(options.out, source.path.replace(/\.(hql|ddl)$/, '.sql'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}

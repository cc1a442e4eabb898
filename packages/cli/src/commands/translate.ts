import { resolve } from 'node:path';
import { type CompiledStatement, type CompileResult, compile } from '@spark-sql-to-snowflake/compiler';
import { explainStatement, explainUnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { exitCode } from '../exit-code.js';
import { loadCatalog } from '../input/catalog.js';
import { findSources, type SourceText } from '../input/sources.js';
import { type ConfOptions, confOf, DIALECTS, type DialectName } from '../options.js';
import { diagnosticSource, summary, writeDiagnostics } from '../output/diagnostics.js';
import { outFolder } from '../output/folder.js';
import { jsonOf } from '../output/json.js';
import { prettyPrinter } from '../output/pretty.js';
import { progress } from '../output/progress.js';
import { statementText } from '../output/sql.js';
import { strictly } from '../strict.js';

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
  const { out } = options;
  const sources = await findSources(args, out);
  const catalog = loadCatalog(options.schema, DIALECTS[options.dialect]);
  const conf = confOf(options);
  const extension = options.json ? 'json' : options.explain ? 'txt' : 'sql';
  const writeFile =
    out === undefined
      ? undefined
      : outFolder(
          out,
          extension,
          sources,
          options.schema.map((f) => resolve(f)),
        );
  const pretty = options.pretty ?? (process.stdout.isTTY === true && !options.compact && out === undefined);
  const print = pretty ? await prettyPrinter(options.dialect) : (sql: string) => sql;
  const all: CompiledStatement[] = [];
  const json: unknown[] = [];
  let written = false;
  const bar = await progress(sources.length);
  for (const source of sources) {
    const result = compileSource(source, options, { catalog, conf });
    all.push(...result.statements);
    if (!options.json) {
      const place = diagnosticSource(source);
      for (const s of result.statements) writeDiagnostics(s, place);
    }
    if (result.statements.length === 0) process.stderr.write(`${source.name}: there is no statement in it\n`);
    if (options.json) {
      const outcome = jsonOf(source, result, helperSql(options));
      if (writeFile) writeFile(source, jsonText({ files: [outcome] }));
      else json.push(outcome);
    } else {
      const text = render(source, result, options, print);
      if (writeFile) writeFile(source, text && `${text}\n`);
      else if (text) process.stdout.write(`${written ? '\n' : ''}${text}\n`);
      written ||= text !== '';
    }
    bar.step(source.name);
  }
  bar.stop();
  if (options.json && !writeFile) process.stdout.write(jsonText({ files: json }));
  if (sources.length > 1 || writeFile) process.stderr.write(`${summary(all, sources.length)}\n`);
  return exitCode(all);
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function compileSource(
  source: SourceText,
  options: TranslateOptions,
  session: Pick<Parameters<typeof compile>[1], 'catalog' | 'conf'>,
): CompileResult {
  const result = compile(source.text, {
    dialect: DIALECTS[options.dialect],
    ...session,
    layout: options.compact ? 'line' : 'lines',
  });
  return options.strict ? { ...result, statements: result.statements.map(strictly) } : result;
}

/** The statement that makes a helper function; DuckDB gets its helpers from the process that runs it. */
const helperSql =
  (options: TranslateOptions) =>
  (name: string): string | undefined =>
    options.withHelpers && options.dialect === 'snowflake' ? createHelperFunction(name) : undefined;

function render(
  source: SourceText,
  result: CompileResult,
  options: TranslateOptions,
  print: (sql: string) => string,
): string {
  const { explain } = options;
  if (explain) return result.statements.flatMap((s) => explained(s, explain)).join('\n\n');
  const sayHelpers = options.dialect === 'snowflake' && options.withHelpers !== true;
  const parts = result.statements
    .map((s) => statementText(s, source, { pretty: print, sayHelpers }))
    .filter((text) => text !== '');
  const used = [...new Set(result.statements.flatMap((s) => s.helpers))].sort();
  const helpers = used.map(helperSql(options)).flatMap((sql) => (sql === undefined ? [] : `${sql};`));
  return [...helpers, ...parts].join('\n\n');
}

/** The plan of a statement at a stage; none where the statement failed before it. */
function explained(statement: CompiledStatement, stage: 'parsed' | 'analyzed' | 'optimized'): string[] {
  if (stage === 'parsed') return statement.parsed ? [explainUnresolvedStatement(statement.parsed).trimEnd()] : [];
  const typed = statement[stage];
  return typed ? [explainStatement(typed).trimEnd()] : [];
}

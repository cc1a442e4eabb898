import { Command, CommanderError, Option } from 'commander';
import type { ConnectionTestOptions } from './commands/connection.js';
import type { FunctionsOptions } from './commands/functions.js';
import type { RunOptions } from './commands/run.js';
import type { ServeOptions } from './commands/serve.js';
import type { TranslateOptions } from './commands/translate.js';
import { EXIT } from './exit-code.js';
import { watchStreams } from './output/streams.js';
import { UserError } from './user-error.js';
import { version } from './version.js';

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const schemaOption = (): Option =>
  new Option('-s, --schema <file>', 'table schemas: CREATE TABLE statements (.sql) or JSON; may be given often')
    .argParser(collect)
    .default([], 'none');
const targetOptions = (command: Command): Command =>
  command
    .option('--connection <name>', 'run on Snowflake by this connection of connections.toml')
    .addOption(
      new Option(
        '--target <database>',
        'where statements run; snowflake without --connection: by the connection spark-connect',
      ).choices(['duckdb', 'snowflake']),
    );
const confOptions = (command: Command): Command =>
  command
    .option('--ansi', "Spark's ANSI mode (spark.sql.ansi.enabled)")
    .option('--timezone <zone>', 'session time zone (spark.sql.session.timeZone); default UTC')
    .addOption(
      new Option('--conf <key=value>', 'a Spark setting; may be given often').argParser(collect).default([], 'none'),
    );

/** The command line: its options, its help, its subcommands. `done` gets the exit code of the command that ran. */
function commandLine(done: (code: number) => void): Command {
  const program = new Command('spark-sql-to-snowflake')
    .description('Translate Spark SQL to Snowflake SQL that means exactly the same, or run it on the embedded DuckDB.')
    .version(version())
    .showSuggestionAfterError()
    .exitOverride()
    .enablePositionalOptions();

  confOptions(
    program
      .command('translate', { isDefault: true })
      .description('translate files, folders, globs or standard input (the default command)')
      .argument('[files...]', 'SQL files, folders or globs; - or nothing for standard input')
      .addOption(schemaOption())
      .option('-o, --out <folder>', 'write one file each into this folder, which mirrors the folders of the input')
      .addOption(new Option('--pretty', 'format the SQL (default on a terminal)').conflicts('compact'))
      .option('--compact', 'a line a statement')
      .addOption(
        new Option('-d, --dialect <name>', 'the database to write for')
          .choices(['snowflake', 'duckdb'])
          .default('snowflake'),
      )
      .addOption(
        new Option('--explain <stage>', 'show the plan instead of SQL').choices(['parsed', 'analyzed', 'optimized']),
      )
      .option('--strict', 'what is only approximate counts as unsupported')
      .option('--with-helpers', 'print CREATE FUNCTION for the helper functions that the SQL calls')
      .addOption(
        new Option('--json', 'SQL, diagnostics with positions and result schemas as JSON').conflicts('explain'),
      ),
  ).action(async (files: readonly string[], options: TranslateOptions) => {
    const { translate } = await import('./commands/translate.js');
    done(await translate(files, options));
  });

  confOptions(
    targetOptions(program.command('run'))
      .description('run Spark SQL on the embedded DuckDB, or on Snowflake, and print the answers')
      .argument('[files...]', 'SQL files, folders or globs; - or nothing for standard input')
      .addOption(schemaOption())
      .addOption(
        new Option(
          '--data <path>',
          'a Parquet, CSV or JSON file, or a folder of them: each is a table; may be given often',
        )
          .argParser(collect)
          .default([], 'none'),
      )
      .option('--database <file>', 'a DuckDB database file; default: in memory')
      .option('--show-sql', 'print the SQL that is run before each answer')
      .option('--limit <rows>', 'print at most so many rows of an answer', '1000'),
  ).action(async (files: readonly string[], options: RunOptions) => {
    const { run } = await import('./commands/run.js');
    done(await run(files, options));
  });

  program
    .command('functions')
    .description('list the functions of Spark and how truly each is translated, or say it of some')
    .argument('[names...]', 'names of functions or operators')
    .option('--json', 'as JSON')
    .action(async (names: readonly string[], options: FunctionsOptions) => {
      const { listFunctions } = await import('./commands/functions.js');
      done(listFunctions(names, options));
    });

  program
    .command('connection')
    .description('look at connections to Snowflake')
    .command('test')
    .description('say what of a connection works and, in words, what does not')
    .argument('[name]', 'a connection of connections.toml; default: spark-connect')
    .option('--json', 'as JSON')
    .action(async (name: string | undefined, options: ConnectionTestOptions) => {
      const { testConnection } = await import('./commands/connection.js');
      done(await testConnection(name, options));
    });

  targetOptions(program.command('serve'))
    .description(
      'serve Spark Connect on the embedded DuckDB, or on Snowflake: PySpark and Scala programs run as they are',
    )
    .option('--port <number>', 'where clients connect; 0: any that is free', '15002')
    .option('--bind <host>', 'the address to listen on; beyond this machine only with --token and TLS', '127.0.0.1')
    .option('--database <file>', 'a DuckDB database file; default: in memory')
    .option('--token <text>', 'what clients must send as sc://…/;token=…; better set in SPARK_CONNECT_TOKEN')
    .option('--tls-cert <file>', 'the certificate (PEM)')
    .option('--tls-key <file>', "the certificate's key (PEM)")
    .addOption(new Option('--log-format <form>', 'of the log on stderr').choices(['pretty', 'json']).default('pretty'))
    .addOption(
      new Option('--log-level <level>', 'the least that is logged')
        .choices(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
        .default('info'),
    )
    .option(
      '--python <command>',
      'the Python that runs functions written in Python, with PySpark; off: none; default: PYSPARK_PYTHON or python3, and beyond this machine none',
    )
    .option('--explain-sql', 'log the SQL of every operation')
    .option('--timezone <zone>', "sessions' time zone where they set none; default: this machine's")
    .option('--statement-timeout <seconds>', 'have Snowflake end statements that take longer')
    .option('--session-timeout <minutes>', 'close sessions that nobody used for so long', '60')
    .option('--exit-with-stdin', 'stop when standard input ends, as it does with the program that started the server')
    .action(async (options: ServeOptions) => {
      const { serve } = await import('./commands/serve.js');
      done(await serve(options));
    });

  program.addHelpText(
    'after',
    '\nExit codes: 0 done, 1 an error in the SQL or the call, 2 unsupported (or approximate with --strict), 3 a bug of ours.',
  );
  return program;
}

/** Runs the command and returns the process's exit code: 0 done, 1 the user's error, 2 unsupported, 3 a bug of ours. */
export async function main(args: readonly string[]): Promise<number> {
  watchStreams();
  let code: number = EXIT.done;
  try {
    await commandLine((c) => {
      code = c;
    }).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // commander has printed its own message already
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.userError;
    if (error instanceof UserError) {
      process.stderr.write(`spark-sql-to-snowflake: ${error.message}\n`);
      return EXIT.userError;
    }
    process.stderr.write(
      `spark-sql-to-snowflake: a bug of ours, please report it: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return EXIT.bug;
  }
}

import { fail, type Options } from '@spark-sql-to-snowflake/plan-ir';

/** The options of a reader or writer. Names are in any case of letters; ones that Spark does not know are ignored, as there. */
export interface FileOptions {
  get(name: string): string | undefined;
  text(name: string, otherwise: string): string;
  /** Throws CompileError for anything but true and false. */
  flag(name: string, otherwise: boolean): boolean;
  /** Throws CompileError for no integer. */
  integer(name: string, otherwise: number): number;
  /** One character, or none (`''`). Throws CompileError for more. */
  character(name: string, otherwise: string): string;
  /** Throws CompileError where one of these options is set: the names of what is not supported. */
  refuse(format: string, names: readonly string[]): void;
}

/** The last value of an option counts. */
export function fileOptions(options: Options): FileOptions {
  const values = new Map(options.map((o) => [o.key.toLowerCase(), o.value]));
  const get = (name: string): string | undefined => values.get(name.toLowerCase());
  return {
    get,
    text: (name, otherwise) => get(name) ?? otherwise,
    flag(name, otherwise) {
      const value = get(name)?.toLowerCase();
      if (value === undefined) return otherwise;
      if (value !== 'true' && value !== 'false') fail('file-option', { what: `${name} flag can be true or false.` });
      return value === 'true';
    },
    integer(name, otherwise) {
      const value = get(name);
      if (value === undefined) return otherwise;
      if (!/^[+-]?\d+$/.test(value)) fail('file-option', { what: `${name} should be an integer. Found ${value}.` });
      return Number(value);
    },
    character(name, otherwise) {
      const value = get(name) ?? otherwise;
      if (value.length > 1) fail('file-option', { what: `${name} cannot be more than one character.` });
      return value;
    },
    refuse(format, names) {
      for (const name of names) {
        if (get(name) !== undefined) fail('unsupported', { what: `The option ${name} of ${format} files` });
      }
    },
  };
}

/** What becomes of a record that is none of the schema. Words that Spark does not know are PERMISSIVE there. */
export type ParseMode = 'PERMISSIVE' | 'DROPMALFORMED' | 'FAILFAST';
export function parseMode(options: FileOptions): ParseMode {
  const mode = options.text('mode', 'PERMISSIVE').toUpperCase();
  return mode === 'DROPMALFORMED' || mode === 'FAILFAST' ? mode : 'PERMISSIVE';
}

import { MAX_PRECISION } from './decimal.js';
import * as T from './type.js';

const SIMPLE: Readonly<Record<string, T.DataType>> = {
  boolean: T.boolean,
  tinyint: T.byte,
  byte: T.byte,
  smallint: T.short,
  short: T.short,
  int: T.int,
  integer: T.int,
  bigint: T.long,
  long: T.long,
  float: T.float,
  real: T.float,
  double: T.double,
  string: T.string,
  binary: T.binary,
  date: T.date,
  timestamp: T.timestamp,
  timestamp_ltz: T.timestamp,
  timestamp_ntz: T.timestampNtz,
  void: T.nullType,
};

const TOKEN = /\s*(`(?:[^`]|``)*`|'(?:[^'\\]|\\.)*'|[A-Za-z0-9_]+|[<>(),:])/y;

/**
 * The type written in a schema string: a data type (`array<int>`) or a list of columns (`a INT, b STRUCT<c: STRING>`), which is
 * a struct. Undefined where it is neither. Fields are nullable, as Spark makes them in schemas given to `from_json`.
 */
export function parseSchema(text: string): T.DataType | undefined {
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  const whole = new Reader(tokens);
  const type = whole.type();
  if (type && whole.atEnd()) return type;
  const columns = new Reader(tokens);
  const fields = columns.fields('');
  return fields && columns.atEnd() ? T.struct(fields) : undefined;
}

function tokenize(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] as string);
  }
  return tokens;
}

/** Reads types off a list of tokens; every method gives undefined where the tokens are no such thing. */
class Reader {
  private at = 0;
  private readonly tokens: readonly string[];

  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  private eat(token: string): boolean {
    if (this.tokens[this.at]?.toLowerCase() !== token) return false;
    this.at++;
    return true;
  }

  private number(): number | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !/^\d+$/.test(token)) return undefined;
    this.at++;
    return Number(token);
  }

  type(): T.DataType | undefined {
    const word = this.tokens[this.at]?.toLowerCase();
    if (word === undefined) return undefined;
    this.at++;
    const simple = SIMPLE[word];
    if (simple) return simple;
    switch (word) {
      case 'decimal':
      case 'dec':
      case 'numeric':
        return this.decimal();
      case 'char':
      case 'character':
      case 'varchar':
        // what Spark reads as a string
        return this.eat('(') && this.number() !== undefined && this.eat(')') ? T.string : undefined;
      case 'array': {
        const element = this.eat('<') ? this.type() : undefined;
        return element && this.eat('>') ? T.array(element) : undefined;
      }
      case 'map': {
        const key = this.eat('<') ? this.type() : undefined;
        const value = key && this.eat(',') ? this.type() : undefined;
        return key && value && this.eat('>') ? T.map(key, value) : undefined;
      }
      case 'struct': {
        if (!this.eat('<')) return undefined;
        const fields = this.fields('>');
        return fields && this.eat('>') ? T.struct(fields) : undefined;
      }
      default:
        return undefined;
    }
  }

  private decimal(): T.DataType | undefined {
    if (!this.eat('(')) return T.decimal(10, 0);
    const precision = this.number();
    const scale = this.eat(',') ? this.number() : 0;
    if (precision === undefined || precision > MAX_PRECISION || scale === undefined || !this.eat(')')) return undefined;
    return T.decimal(precision, scale);
  }

  /** `name [:] type [NOT NULL] [COMMENT '…'], …` up to the closing token or the end; the colon stands in a struct's brackets only. */
  fields(close: string): readonly T.Field[] | undefined {
    const fields: T.Field[] = [];
    if (close !== '' && this.tokens[this.at] === close) return fields;
    do {
      const name = this.tokens[this.at++];
      if (name === undefined || !/^[`\w]/.test(name)) return undefined;
      if (close !== '') this.eat(':');
      const type = this.type();
      if (!type) return undefined;
      if (this.eat('not') && !this.eat('null')) return undefined;
      if (this.eat('comment')) this.at++;
      fields.push(T.field(name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name, type));
    } while (this.eat(','));
    return fields;
  }
}

import * as t from '../gen/tokens.js';
import { TOKEN_NAMES } from '../gen/tokens.js';

/** A set of token types as a table: one load per question, which the keyword pass asks of every token. */
export type Flags = Uint8Array;

export function flags(...types: readonly number[]): Flags {
  const table = new Uint8Array(TOKEN_NAMES.length);
  for (const type of types) table[type] = 1;
  return table;
}

/** The end of the input has a negative type; it belongs to no set but terminators, which ask for it themselves. */
export function has(table: Flags, type: number): boolean {
  return table[type] === 1;
}

/** Behind these an operand (a value, a column, a relation) must come, so most keywords there are names. */
export const OPENS_OPERAND: Flags = flags(
  ...[
    t.LEFT_PAREN,
    t.LAMBDA_PAREN,
    t.COMMA,
    t.VALUES_COMMA,
    t.LEFT_BRACKET,
    t.HINT_START,
    t.HINT_END,
    t.ARROW,
    t.FAT_ARROW,
  ],
  ...[
    t.EQ,
    t.NSEQ,
    t.NEQ,
    t.NEQJ,
    t.LT,
    t.LTE,
    t.GT,
    t.GTE,
    t.PLUS,
    t.HYPHEN,
    t.ASTERISK,
    t.SLASH,
    t.PERCENT_SIGN,
    t.TILDE,
  ],
  ...[t.AMPERSAND, t.PIPE, t.CONCAT_PIPE, t.HAT, t.DIV, t.AND, t.OR, t.NOT, t.BETWEEN, t.BETWEEN_AND, t.LIKE, t.ILIKE],
  ...[t.RLIKE, t.POSITION_IN, t.COLON, t.PLACING, t.BOTH, t.LEADING, t.TRAILING],
  ...[
    t.SELECT,
    t.DISTINCT,
    t.ALL,
    t.WHERE,
    t.HAVING,
    t.ON,
    t.WHEN,
    t.THEN,
    t.ELSE,
    t.CASE,
    t.BY,
    t.LIMIT,
    t.OFFSET,
    t.VALUES,
  ],
  ...[
    t.FROM,
    t.MULTI_FROM,
    t.JOIN,
    t.USING,
    t.INTO,
    t.AS,
    t.WITH,
    t.WINDOW,
    t.OVER,
    t.LATERAL,
    t.QUERY_TABLE,
    t.QUERY_MAP,
  ],
  ...[t.FOR, t.SET, t.OUTER, t.UPDATE, t.ROWS, t.RANGE, t.QUERY_PAREN, t.STAR_EXCEPT],
);

/** Operands end with these, as they do with names, literals and closing brackets. */
export const ENDS_OPERAND: Flags = flags(
  ...[t.WORD, t.STRING_LITERAL, t.INTEGER_VALUE, t.DECIMAL_VALUE, t.EXPONENT_VALUE, t.LONG_LITERAL, t.SHORT_LITERAL],
  ...[t.BYTE_LITERAL, t.FLOAT_LITERAL, t.DOUBLE_LITERAL, t.DECIMAL_LITERAL, t.RIGHT_PAREN, t.RIGHT_BRACKET, t.QUESTION],
  ...[
    t.NULL,
    t.TRUE,
    t.FALSE,
    t.UNKNOWN,
    t.END,
    t.CURRENT_DATE,
    t.CURRENT_TIMESTAMP,
    t.CURRENT_USER,
    t.USER,
    t.SESSION_USER,
  ],
  ...[t.ASC, t.DESC, t.FIRST, t.LAST, t.NULLS, t.ROW, t.PRECEDING, t.FOLLOWING, t.INTERVAL_UNIT, t.PERCENT],
  ...[
    t.DATE,
    t.TIMESTAMP,
    t.TIMESTAMP_NTZ,
    t.TIMESTAMP_LTZ,
    t.INT,
    t.INTEGER,
    t.BIGINT,
    t.SMALLINT,
    t.TINYINT,
    t.LONG,
    t.SHORT,
  ],
  ...[
    t.BYTE,
    t.BOOLEAN,
    t.STRING,
    t.BINARY,
    t.FLOAT,
    t.DOUBLE,
    t.REAL,
    t.DECIMAL,
    t.DEC,
    t.NUMERIC,
    t.VOID,
    t.VARCHAR,
    t.CHAR,
  ],
  ...[t.CHARACTER, t.ROLLUP, t.CUBE, t.STRUCT, t.ARRAY, t.MAP],
);

/** What may stand behind an alias that is written without AS. */
export const FOLLOWS_ALIAS: Flags = flags(
  ...[
    t.COMMA,
    t.RIGHT_PAREN,
    t.SEMICOLON,
    t.FROM,
    t.WHERE,
    t.GROUP,
    t.HAVING,
    t.ORDER,
    t.SORT,
    t.CLUSTER,
    t.DISTRIBUTE,
  ],
  ...[
    t.LIMIT,
    t.OFFSET,
    t.WINDOW,
    t.UNION,
    t.EXCEPT,
    t.MINUS,
    t.INTERSECT,
    t.JOIN,
    t.INNER,
    t.CROSS,
    t.LEFT,
    t.RIGHT,
    t.FULL,
  ],
  ...[
    t.NATURAL,
    t.SEMI,
    t.ANTI,
    t.LATERAL,
    t.ON,
    t.USING,
    t.PIVOT,
    t.UNPIVOT,
    t.WHEN,
    t.SET,
    t.FOR,
    t.LEFT_PAREN,
    t.SELECT,
  ],
  t.INSERT,
);

/** Keywords that mean something right behind an operand, whatever follows them. */
export const ROLE_AFTER_OPERAND: Flags = flags(
  ...[
    t.AND,
    t.OR,
    t.NOT,
    t.IN,
    t.LIKE,
    t.ILIKE,
    t.RLIKE,
    t.BETWEEN,
    t.IS,
    t.DIV,
    t.AS,
    t.FROM,
    t.WHERE,
    t.GROUP,
    t.HAVING,
  ],
  ...[
    t.ORDER,
    t.SORT,
    t.CLUSTER,
    t.DISTRIBUTE,
    t.LIMIT,
    t.OFFSET,
    t.UNION,
    t.EXCEPT,
    t.MINUS,
    t.INTERSECT,
    t.JOIN,
    t.LATERAL,
  ],
  ...[
    t.ON,
    t.USING,
    t.PIVOT,
    t.UNPIVOT,
    t.TABLESAMPLE,
    t.WINDOW,
    t.ASC,
    t.DESC,
    t.PRECEDING,
    t.FOLLOWING,
    t.ROWS,
    t.RANGE,
  ],
  ...[
    t.PERCENT,
    t.SELECT,
    t.INSERT,
    t.SET,
    t.VALUES,
    t.PARTITION,
    t.BY,
    t.WITH,
    t.FOR,
    t.GROUPING,
    t.PLACING,
    t.REPEATABLE,
  ],
);

/** Of those, the ones that also end something: they keep their meaning before a comma or a closing bracket. */
export const ENDS_CLAUSE: Flags = flags(t.ASC, t.DESC, t.PRECEDING, t.FOLLOWING, t.ROWS, t.PERCENT);

export const SET_OPERATORS: Flags = flags(t.UNION, t.EXCEPT, t.MINUS, t.INTERSECT);

/** Where these stand behind a query in parentheses, the query goes on. */
export const CONTINUES_QUERY: Flags = flags(
  ...[t.UNION, t.EXCEPT, t.MINUS, t.INTERSECT, t.ORDER, t.SORT, t.CLUSTER, t.DISTRIBUTE, t.LIMIT, t.OFFSET],
);

/** Keywords with which a query begins. */
export const STARTS_QUERY: Flags = flags(t.SELECT, t.WITH, t.VALUES, t.FROM, t.TABLE, t.MAP, t.REDUCE);

export const JOIN_WORDS: Flags = flags(t.JOIN, t.INNER, t.CROSS, t.LEFT, t.RIGHT, t.FULL, t.SEMI, t.ANTI, t.OUTER);

export function isTerminator(type: number): boolean {
  return (
    type === t.COMMA || type === t.RIGHT_PAREN || type === t.SEMICOLON || type === t.EOF || type === t.RIGHT_BRACKET
  );
}

/** Words that only an operand before them explains: behind a keyword, they say that it was a name. */
export const BINARY: Flags = flags(
  ...[
    t.EQ,
    t.NSEQ,
    t.NEQ,
    t.NEQJ,
    t.LT,
    t.LTE,
    t.GT,
    t.GTE,
    t.SLASH,
    t.PERCENT_SIGN,
    t.AMPERSAND,
    t.PIPE,
    t.CONCAT_PIPE,
  ],
  ...[t.HAT, t.IS, t.IN, t.LIKE, t.ILIKE, t.RLIKE, t.BETWEEN, t.DIV, t.AS, t.LEFT_BRACKET],
);

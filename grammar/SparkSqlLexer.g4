// The words of Spark 3.5's SQL.
//
// This grammar is the specification. The running scanner (packages/spark-sql-parser/src/scan) is written by hand for
// speed and gives the same tokens: a property test compares the two on every kind of input.
//
// A keyword is always given as a keyword here. Whether it stands for a name (nearly every Spark keyword may) is decided
// after the scanner, from its neighbours, by src/keywords; what that pass tells the parser is in `tokens` below.
lexer grammar SparkSqlLexer;

options { caseInsensitive = true; }

// Never scanned: the keyword pass gives these types to tokens whose meaning their surroundings tell.
tokens {
  QUERY_PAREN,    // '(' before a query
  LAMBDA_PAREN,   // '(' before the parameters of a lambda
  FIELD_DOT,      // '.' before a field of a value, as in a[0].b
  STAR_DOT,       // '.' before '*'
  BETWEEN_AND,    // the AND that belongs to a BETWEEN
  PREDICATE_NOT,  // NOT inside a predicate, as in a NOT IN (1)
  POSITION_IN,    // the IN of POSITION(a IN b)
  INTERVAL_UNIT,  // the unit of an interval literal
  UNIT_TO,        // the TO between two of them
  QUERY_TABLE,    // the TABLE of the query TABLE t
  MULTI_FROM,     // the FROM before several INSERTs
  STAR_EXCEPT,    // the EXCEPT of * EXCEPT (a, b)
  FIELD_NAME,     // the name of a field in STRUCT<...>
  TYPE_LT,        // the '<' of ARRAY<...>, MAP<...>, STRUCT<...>
  TYPE_EMPTY,     // the '<>' of STRUCT<>
  LAMBDA_NAME,    // x of x -> x + 1
  ARGUMENT_NAME,  // x of f(x => 1)
  VALUES_COMMA,   // ',' between the rows of VALUES
  INTERVAL_SIGN,  // the sign inside an interval literal
  SERDE_WITH,     // the WITH of WITH SERDEPROPERTIES
  INNER_NULLS,    // the IGNORE of FIRST(a IGNORE NULLS)
  QUERY_MAP       // MAP or REDUCE where a query begins
}

// Keywords (keywords.tsv says which of them are reserved in which mode)

ADD               : 'ADD' ;
AFTER             : 'AFTER' ;
ALL               : 'ALL' ;
ALTER             : 'ALTER' ;
ALWAYS            : 'ALWAYS' ;
ANALYZE           : 'ANALYZE' ;
AND               : 'AND' ;
ANTI              : 'ANTI' ;
ANY               : 'ANY' ;
ANY_VALUE         : 'ANY_VALUE' ;
ARCHIVE           : 'ARCHIVE' ;
ARRAY             : 'ARRAY' ;
AS                : 'AS' ;
ASC               : 'ASC' ;
AT                : 'AT' ;
AUTHORIZATION     : 'AUTHORIZATION' ;
BETWEEN           : 'BETWEEN' ;
BIGINT            : 'BIGINT' ;
BINARY            : 'BINARY' ;
BOOLEAN           : 'BOOLEAN' ;
BOTH              : 'BOTH' ;
BUCKET            : 'BUCKET' ;
BUCKETS           : 'BUCKETS' ;
BY                : 'BY' ;
BYTE              : 'BYTE' ;
CACHE             : 'CACHE' ;
CASCADE           : 'CASCADE' ;
CASE              : 'CASE' ;
CAST              : 'CAST' ;
CATALOG           : 'CATALOG' ;
CATALOGS          : 'CATALOGS' ;
CHANGE            : 'CHANGE' ;
CHAR              : 'CHAR' ;
CHARACTER         : 'CHARACTER' ;
CHECK             : 'CHECK' ;
CLEAR             : 'CLEAR' ;
CLUSTER           : 'CLUSTER' ;
CLUSTERED         : 'CLUSTERED' ;
CODEGEN           : 'CODEGEN' ;
COLLATE           : 'COLLATE' ;
COLLECTION        : 'COLLECTION' ;
COLUMN            : 'COLUMN' ;
COLUMNS           : 'COLUMNS' ;
COMMENT           : 'COMMENT' ;
COMMIT            : 'COMMIT' ;
COMPACT           : 'COMPACT' ;
COMPACTIONS       : 'COMPACTIONS' ;
COMPUTE           : 'COMPUTE' ;
CONCATENATE       : 'CONCATENATE' ;
CONSTRAINT        : 'CONSTRAINT' ;
COST              : 'COST' ;
CREATE            : 'CREATE' ;
CROSS             : 'CROSS' ;
CUBE              : 'CUBE' ;
CURRENT           : 'CURRENT' ;
CURRENT_DATE      : 'CURRENT_DATE' ;
CURRENT_TIME      : 'CURRENT_TIME' ;
CURRENT_TIMESTAMP : 'CURRENT_TIMESTAMP' ;
CURRENT_USER      : 'CURRENT_USER' ;
DATA              : 'DATA' ;
DATABASE          : 'DATABASE' ;
DATABASES         : 'DATABASES' ;
DATE              : 'DATE' ;
DATEADD           : 'DATEADD' ;
DATEDIFF          : 'DATEDIFF' ;
DATE_ADD          : 'DATE_ADD' ;
DATE_DIFF         : 'DATE_DIFF' ;
DAY               : 'DAY' ;
DAYOFYEAR         : 'DAYOFYEAR' ;
DAYS              : 'DAYS' ;
DBPROPERTIES      : 'DBPROPERTIES' ;
DEC               : 'DEC' ;
DECIMAL           : 'DECIMAL' ;
DEFAULT           : 'DEFAULT' ;
DEFINED           : 'DEFINED' ;
DELETE            : 'DELETE' ;
DELIMITED         : 'DELIMITED' ;
DESC              : 'DESC' ;
DESCRIBE          : 'DESCRIBE' ;
DFS               : 'DFS' ;
DIRECTORIES       : 'DIRECTORIES' ;
DIRECTORY         : 'DIRECTORY' ;
DISTINCT          : 'DISTINCT' ;
DISTRIBUTE        : 'DISTRIBUTE' ;
DIV               : 'DIV' ;
DOUBLE            : 'DOUBLE' ;
DROP              : 'DROP' ;
ELSE              : 'ELSE' ;
END               : 'END' ;
ESCAPE            : 'ESCAPE' ;
ESCAPED           : 'ESCAPED' ;
EXCEPT            : 'EXCEPT' ;
EXCHANGE          : 'EXCHANGE' ;
EXCLUDE           : 'EXCLUDE' ;
EXISTS            : 'EXISTS' ;
EXPLAIN           : 'EXPLAIN' ;
EXPORT            : 'EXPORT' ;
EXTENDED          : 'EXTENDED' ;
EXTERNAL          : 'EXTERNAL' ;
EXTRACT           : 'EXTRACT' ;
FALSE             : 'FALSE' ;
FETCH             : 'FETCH' ;
FIELDS            : 'FIELDS' ;
FILEFORMAT        : 'FILEFORMAT' ;
FILTER            : 'FILTER' ;
FIRST             : 'FIRST' ;
FLOAT             : 'FLOAT' ;
FOLLOWING         : 'FOLLOWING' ;
FOR               : 'FOR' ;
FOREIGN           : 'FOREIGN' ;
FORMAT            : 'FORMAT' ;
FORMATTED         : 'FORMATTED' ;
FROM              : 'FROM' ;
FULL              : 'FULL' ;
FUNCTION          : 'FUNCTION' ;
FUNCTIONS         : 'FUNCTIONS' ;
GENERATED         : 'GENERATED' ;
GLOBAL            : 'GLOBAL' ;
GRANT             : 'GRANT' ;
GROUP             : 'GROUP' ;
GROUPING          : 'GROUPING' ;
HAVING            : 'HAVING' ;
HOUR              : 'HOUR' ;
HOURS             : 'HOURS' ;
IDENTIFIER        : 'IDENTIFIER' ;
IF                : 'IF' ;
IGNORE            : 'IGNORE' ;
ILIKE             : 'ILIKE' ;
IMPORT            : 'IMPORT' ;
IN                : 'IN' ;
INCLUDE           : 'INCLUDE' ;
INDEX             : 'INDEX' ;
INDEXES           : 'INDEXES' ;
INNER             : 'INNER' ;
INPATH            : 'INPATH' ;
INPUTFORMAT       : 'INPUTFORMAT' ;
INSERT            : 'INSERT' ;
INT               : 'INT' ;
INTEGER           : 'INTEGER' ;
INTERSECT         : 'INTERSECT' ;
INTERVAL          : 'INTERVAL' ;
INTO              : 'INTO' ;
IS                : 'IS' ;
ITEMS             : 'ITEMS' ;
JOIN              : 'JOIN' ;
KEYS              : 'KEYS' ;
LAST              : 'LAST' ;
LATERAL           : 'LATERAL' ;
LAZY              : 'LAZY' ;
LEADING           : 'LEADING' ;
LEFT              : 'LEFT' ;
LIKE              : 'LIKE' ;
LIMIT             : 'LIMIT' ;
LINES             : 'LINES' ;
LIST              : 'LIST' ;
LOAD              : 'LOAD' ;
LOCAL             : 'LOCAL' ;
LOCATION          : 'LOCATION' ;
LOCK              : 'LOCK' ;
LOCKS             : 'LOCKS' ;
LOGICAL           : 'LOGICAL' ;
LONG              : 'LONG' ;
MACRO             : 'MACRO' ;
MAP               : 'MAP' ;
MATCHED           : 'MATCHED' ;
MERGE             : 'MERGE' ;
MICROSECOND       : 'MICROSECOND' ;
MICROSECONDS      : 'MICROSECONDS' ;
MILLISECOND       : 'MILLISECOND' ;
MILLISECONDS      : 'MILLISECONDS' ;
MINUS             : 'MINUS' ;
MINUTE            : 'MINUTE' ;
MINUTES           : 'MINUTES' ;
MONTH             : 'MONTH' ;
MONTHS            : 'MONTHS' ;
MSCK              : 'MSCK' ;
NAME              : 'NAME' ;
NAMESPACE         : 'NAMESPACE' ;
NAMESPACES        : 'NAMESPACES' ;
NANOSECOND        : 'NANOSECOND' ;
NANOSECONDS       : 'NANOSECONDS' ;
NATURAL           : 'NATURAL' ;
NO                : 'NO' ;
NOT               : 'NOT' | '!' ;
NULL              : 'NULL' ;
NULLS             : 'NULLS' ;
NUMERIC           : 'NUMERIC' ;
OF                : 'OF' ;
OFFSET            : 'OFFSET' ;
ON                : 'ON' ;
ONLY              : 'ONLY' ;
OPTION            : 'OPTION' ;
OPTIONS           : 'OPTIONS' ;
OR                : 'OR' ;
ORDER             : 'ORDER' ;
OUT               : 'OUT' ;
OUTER             : 'OUTER' ;
OUTPUTFORMAT      : 'OUTPUTFORMAT' ;
OVER              : 'OVER' ;
OVERLAPS          : 'OVERLAPS' ;
OVERLAY           : 'OVERLAY' ;
OVERWRITE         : 'OVERWRITE' ;
PARTITION         : 'PARTITION' ;
PARTITIONED       : 'PARTITIONED' ;
PARTITIONS        : 'PARTITIONS' ;
PERCENT           : 'PERCENT' ;
PERCENTILE_CONT   : 'PERCENTILE_CONT' ;
PERCENTILE_DISC   : 'PERCENTILE_DISC' ;
PIVOT             : 'PIVOT' ;
PLACING           : 'PLACING' ;
POSITION          : 'POSITION' ;
PRECEDING         : 'PRECEDING' ;
PRIMARY           : 'PRIMARY' ;
PRINCIPALS        : 'PRINCIPALS' ;
PROPERTIES        : 'PROPERTIES' ;
PURGE             : 'PURGE' ;
QUARTER           : 'QUARTER' ;
QUERY             : 'QUERY' ;
RANGE             : 'RANGE' ;
REAL              : 'REAL' ;
RECORDREADER      : 'RECORDREADER' ;
RECORDWRITER      : 'RECORDWRITER' ;
RECOVER           : 'RECOVER' ;
REDUCE            : 'REDUCE' ;
REFERENCES        : 'REFERENCES' ;
REFRESH           : 'REFRESH' ;
RENAME            : 'RENAME' ;
REPAIR            : 'REPAIR' ;
REPEATABLE        : 'REPEATABLE' ;
REPLACE           : 'REPLACE' ;
RESET             : 'RESET' ;
RESPECT           : 'RESPECT' ;
RESTRICT          : 'RESTRICT' ;
REVOKE            : 'REVOKE' ;
RIGHT             : 'RIGHT' ;
RLIKE             : 'RLIKE' | 'REGEXP' ;
ROLE              : 'ROLE' ;
ROLES             : 'ROLES' ;
ROLLBACK          : 'ROLLBACK' ;
ROLLUP            : 'ROLLUP' ;
ROW               : 'ROW' ;
ROWS              : 'ROWS' ;
SCHEMA            : 'SCHEMA' ;
SCHEMAS           : 'SCHEMAS' ;
SECOND            : 'SECOND' ;
SECONDS           : 'SECONDS' ;
SELECT            : 'SELECT' ;
SEMI              : 'SEMI' ;
SEPARATED         : 'SEPARATED' ;
SERDE             : 'SERDE' ;
SERDEPROPERTIES   : 'SERDEPROPERTIES' ;
SESSION_USER      : 'SESSION_USER' ;
SET               : 'SET' ;
SETS              : 'SETS' ;
SHORT             : 'SHORT' ;
SHOW              : 'SHOW' ;
SKEWED            : 'SKEWED' ;
SMALLINT          : 'SMALLINT' ;
SOME              : 'SOME' ;
SORT              : 'SORT' ;
SORTED            : 'SORTED' ;
SOURCE            : 'SOURCE' ;
START             : 'START' ;
STATISTICS        : 'STATISTICS' ;
STORED            : 'STORED' ;
STRATIFY          : 'STRATIFY' ;
STRING            : 'STRING' ;
STRUCT            : 'STRUCT' ;
SUBSTR            : 'SUBSTR' ;
SUBSTRING         : 'SUBSTRING' ;
SYNC              : 'SYNC' ;
SYSTEM_TIME       : 'SYSTEM_TIME' ;
SYSTEM_VERSION    : 'SYSTEM_VERSION' ;
TABLE             : 'TABLE' ;
TABLES            : 'TABLES' ;
TABLESAMPLE       : 'TABLESAMPLE' ;
TARGET            : 'TARGET' ;
TBLPROPERTIES     : 'TBLPROPERTIES' ;
TEMPORARY         : 'TEMPORARY' | 'TEMP' ;
TERMINATED        : 'TERMINATED' ;
THEN              : 'THEN' ;
TIME              : 'TIME' ;
TIMESTAMP         : 'TIMESTAMP' ;
TIMESTAMPADD      : 'TIMESTAMPADD' ;
TIMESTAMPDIFF     : 'TIMESTAMPDIFF' ;
TIMESTAMP_LTZ     : 'TIMESTAMP_LTZ' ;
TIMESTAMP_NTZ     : 'TIMESTAMP_NTZ' ;
TINYINT           : 'TINYINT' ;
TO                : 'TO' ;
TOUCH             : 'TOUCH' ;
TRAILING          : 'TRAILING' ;
TRANSACTION       : 'TRANSACTION' ;
TRANSACTIONS      : 'TRANSACTIONS' ;
TRANSFORM         : 'TRANSFORM' ;
TRIM              : 'TRIM' ;
TRUE              : 'TRUE' ;
TRUNCATE          : 'TRUNCATE' ;
TRY_CAST          : 'TRY_CAST' ;
TYPE              : 'TYPE' ;
UNARCHIVE         : 'UNARCHIVE' ;
UNBOUNDED         : 'UNBOUNDED' ;
UNCACHE           : 'UNCACHE' ;
UNION             : 'UNION' ;
UNIQUE            : 'UNIQUE' ;
UNKNOWN           : 'UNKNOWN' ;
UNLOCK            : 'UNLOCK' ;
UNPIVOT           : 'UNPIVOT' ;
UNSET             : 'UNSET' ;
UPDATE            : 'UPDATE' ;
USE               : 'USE' ;
USER              : 'USER' ;
USING             : 'USING' ;
VALUES            : 'VALUES' ;
VARCHAR           : 'VARCHAR' ;
VERSION           : 'VERSION' ;
VIEW              : 'VIEW' ;
VIEWS             : 'VIEWS' ;
VOID              : 'VOID' ;
WEEK              : 'WEEK' ;
WEEKS             : 'WEEKS' ;
WHEN              : 'WHEN' ;
WHERE             : 'WHERE' ;
WINDOW            : 'WINDOW' ;
WITH              : 'WITH' ;
WITHIN            : 'WITHIN' ;
YEAR              : 'YEAR' ;
YEARS             : 'YEARS' ;
ZONE              : 'ZONE' ;

// Operators and punctuation

EQ                : '=' | '==' ;
NSEQ              : '<=>' ;
NEQ               : '<>' ;
NEQJ              : '!=' ;
LT                : '<' ;
LTE               : '<=' | '!>' ;
GT                : '>' ;
GTE               : '>=' | '!<' ;
PLUS              : '+' ;
HYPHEN            : '-' ;
ASTERISK          : '*' ;
SLASH             : '/' ;
PERCENT_SIGN      : '%' ;
TILDE             : '~' ;
AMPERSAND         : '&' ;
PIPE              : '|' ;
CONCAT_PIPE       : '||' ;
HAT               : '^' ;
DOUBLE_COLON      : '::' ;
COLON             : ':' ;
ARROW             : '->' ;
FAT_ARROW         : '=>' ;
QUESTION          : '?' ;
SEMICOLON         : ';' ;
LEFT_PAREN        : '(' ;
RIGHT_PAREN       : ')' ;
COMMA             : ',' ;
DOT               : '.' ;
LEFT_BRACKET      : '[' ;
RIGHT_BRACKET     : ']' ;
HINT_START        : '/*+' ;
HINT_END          : '*/' ;

// Literals. A backslash takes the next character with it, whatever it is; '' ends one literal and opens the next.

STRING_LITERAL
  : '\'' ( ~['\\] | '\\' . )* '\''
  | 'R\'' ~[']* '\''
  ;

DOUBLEQUOTED_STRING
  : '"' ( ~["\\] | '\\' . )* '"'
  | 'R"' ~["]* '"'
  ;

LONG_LITERAL      : DIGIT+ 'L' ;
SHORT_LITERAL     : DIGIT+ 'S' ;
BYTE_LITERAL      : DIGIT+ 'Y' ;
INTEGER_VALUE     : DIGIT+ ;
EXPONENT_VALUE    : DIGIT+ EXPONENT | POINTED EXPONENT { this.endsNumber() }? ;
DECIMAL_VALUE     : POINTED { this.endsNumber() }? ;
FLOAT_LITERAL     : DIGIT+ EXPONENT? 'F' | POINTED EXPONENT? 'F' { this.endsNumber() }? ;
DOUBLE_LITERAL    : DIGIT+ EXPONENT? 'D' | POINTED EXPONENT? 'D' { this.endsNumber() }? ;
DECIMAL_LITERAL   : DIGIT+ EXPONENT? 'BD' | POINTED EXPONENT? 'BD' { this.endsNumber() }? ;

WORD              : [A-Z0-9_]+ ;
BACKQUOTED_WORD   : '`' ( ~[`] | '``' )* '`' ;

// Not for the parser

LINE_COMMENT      : '--' ( '\\\n' | ~[\r\n] )* '\r'? '\n'? -> channel(HIDDEN) ;
BLOCK_COMMENT     : '/*' { !this.opensHint() }? ( BLOCK_COMMENT | . )*? ( '*/' | { this.unclosedComment() } EOF ) -> channel(HIDDEN) ;
WHITESPACE        : [ \r\n\t]+ -> channel(HIDDEN) ;

// Anything else is an error that the parser reports where it stands
UNRECOGNIZED      : . ;

fragment DIGIT    : [0-9] ;
fragment EXPONENT : 'E' [+-]? DIGIT+ ;
fragment POINTED  : DIGIT+ '.' DIGIT* | '.' DIGIT+ ;

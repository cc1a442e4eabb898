
import * as antlr from "antlr4ng";
import { LexerBase } from "../lexer-base.js";


export class SparkSqlLexer extends LexerBase {
    public static readonly QUERY_PAREN = 1;
    public static readonly LAMBDA_PAREN = 2;
    public static readonly FIELD_DOT = 3;
    public static readonly STAR_DOT = 4;
    public static readonly BETWEEN_AND = 5;
    public static readonly PREDICATE_NOT = 6;
    public static readonly POSITION_IN = 7;
    public static readonly INTERVAL_UNIT = 8;
    public static readonly UNIT_TO = 9;
    public static readonly QUERY_TABLE = 10;
    public static readonly MULTI_FROM = 11;
    public static readonly STAR_EXCEPT = 12;
    public static readonly FIELD_NAME = 13;
    public static readonly TYPE_LT = 14;
    public static readonly TYPE_EMPTY = 15;
    public static readonly LAMBDA_NAME = 16;
    public static readonly ARGUMENT_NAME = 17;
    public static readonly VALUES_COMMA = 18;
    public static readonly INTERVAL_SIGN = 19;
    public static readonly SERDE_WITH = 20;
    public static readonly INNER_NULLS = 21;
    public static readonly QUERY_MAP = 22;
    public static readonly ADD = 23;
    public static readonly AFTER = 24;
    public static readonly ALL = 25;
    public static readonly ALTER = 26;
    public static readonly ALWAYS = 27;
    public static readonly ANALYZE = 28;
    public static readonly AND = 29;
    public static readonly ANTI = 30;
    public static readonly ANY = 31;
    public static readonly ANY_VALUE = 32;
    public static readonly ARCHIVE = 33;
    public static readonly ARRAY = 34;
    public static readonly AS = 35;
    public static readonly ASC = 36;
    public static readonly AT = 37;
    public static readonly AUTHORIZATION = 38;
    public static readonly BETWEEN = 39;
    public static readonly BIGINT = 40;
    public static readonly BINARY = 41;
    public static readonly BOOLEAN = 42;
    public static readonly BOTH = 43;
    public static readonly BUCKET = 44;
    public static readonly BUCKETS = 45;
    public static readonly BY = 46;
    public static readonly BYTE = 47;
    public static readonly CACHE = 48;
    public static readonly CASCADE = 49;
    public static readonly CASE = 50;
    public static readonly CAST = 51;
    public static readonly CATALOG = 52;
    public static readonly CATALOGS = 53;
    public static readonly CHANGE = 54;
    public static readonly CHAR = 55;
    public static readonly CHARACTER = 56;
    public static readonly CHECK = 57;
    public static readonly CLEAR = 58;
    public static readonly CLUSTER = 59;
    public static readonly CLUSTERED = 60;
    public static readonly CODEGEN = 61;
    public static readonly COLLATE = 62;
    public static readonly COLLECTION = 63;
    public static readonly COLUMN = 64;
    public static readonly COLUMNS = 65;
    public static readonly COMMENT = 66;
    public static readonly COMMIT = 67;
    public static readonly COMPACT = 68;
    public static readonly COMPACTIONS = 69;
    public static readonly COMPUTE = 70;
    public static readonly CONCATENATE = 71;
    public static readonly CONSTRAINT = 72;
    public static readonly COST = 73;
    public static readonly CREATE = 74;
    public static readonly CROSS = 75;
    public static readonly CUBE = 76;
    public static readonly CURRENT = 77;
    public static readonly CURRENT_DATE = 78;
    public static readonly CURRENT_TIME = 79;
    public static readonly CURRENT_TIMESTAMP = 80;
    public static readonly CURRENT_USER = 81;
    public static readonly DATA = 82;
    public static readonly DATABASE = 83;
    public static readonly DATABASES = 84;
    public static readonly DATE = 85;
    public static readonly DATEADD = 86;
    public static readonly DATEDIFF = 87;
    public static readonly DATE_ADD = 88;
    public static readonly DATE_DIFF = 89;
    public static readonly DAY = 90;
    public static readonly DAYOFYEAR = 91;
    public static readonly DAYS = 92;
    public static readonly DBPROPERTIES = 93;
    public static readonly DEC = 94;
    public static readonly DECIMAL = 95;
    public static readonly DEFAULT = 96;
    public static readonly DEFINED = 97;
    public static readonly DELETE = 98;
    public static readonly DELIMITED = 99;
    public static readonly DESC = 100;
    public static readonly DESCRIBE = 101;
    public static readonly DFS = 102;
    public static readonly DIRECTORIES = 103;
    public static readonly DIRECTORY = 104;
    public static readonly DISTINCT = 105;
    public static readonly DISTRIBUTE = 106;
    public static readonly DIV = 107;
    public static readonly DOUBLE = 108;
    public static readonly DROP = 109;
    public static readonly ELSE = 110;
    public static readonly END = 111;
    public static readonly ESCAPE = 112;
    public static readonly ESCAPED = 113;
    public static readonly EXCEPT = 114;
    public static readonly EXCHANGE = 115;
    public static readonly EXCLUDE = 116;
    public static readonly EXISTS = 117;
    public static readonly EXPLAIN = 118;
    public static readonly EXPORT = 119;
    public static readonly EXTENDED = 120;
    public static readonly EXTERNAL = 121;
    public static readonly EXTRACT = 122;
    public static readonly FALSE = 123;
    public static readonly FETCH = 124;
    public static readonly FIELDS = 125;
    public static readonly FILEFORMAT = 126;
    public static readonly FILTER = 127;
    public static readonly FIRST = 128;
    public static readonly FLOAT = 129;
    public static readonly FOLLOWING = 130;
    public static readonly FOR = 131;
    public static readonly FOREIGN = 132;
    public static readonly FORMAT = 133;
    public static readonly FORMATTED = 134;
    public static readonly FROM = 135;
    public static readonly FULL = 136;
    public static readonly FUNCTION = 137;
    public static readonly FUNCTIONS = 138;
    public static readonly GENERATED = 139;
    public static readonly GLOBAL = 140;
    public static readonly GRANT = 141;
    public static readonly GROUP = 142;
    public static readonly GROUPING = 143;
    public static readonly HAVING = 144;
    public static readonly HOUR = 145;
    public static readonly HOURS = 146;
    public static readonly IDENTIFIER = 147;
    public static readonly IF = 148;
    public static readonly IGNORE = 149;
    public static readonly ILIKE = 150;
    public static readonly IMPORT = 151;
    public static readonly IN = 152;
    public static readonly INCLUDE = 153;
    public static readonly INDEX = 154;
    public static readonly INDEXES = 155;
    public static readonly INNER = 156;
    public static readonly INPATH = 157;
    public static readonly INPUTFORMAT = 158;
    public static readonly INSERT = 159;
    public static readonly INT = 160;
    public static readonly INTEGER = 161;
    public static readonly INTERSECT = 162;
    public static readonly INTERVAL = 163;
    public static readonly INTO = 164;
    public static readonly IS = 165;
    public static readonly ITEMS = 166;
    public static readonly JOIN = 167;
    public static readonly KEYS = 168;
    public static readonly LAST = 169;
    public static readonly LATERAL = 170;
    public static readonly LAZY = 171;
    public static readonly LEADING = 172;
    public static readonly LEFT = 173;
    public static readonly LIKE = 174;
    public static readonly LIMIT = 175;
    public static readonly LINES = 176;
    public static readonly LIST = 177;
    public static readonly LOAD = 178;
    public static readonly LOCAL = 179;
    public static readonly LOCATION = 180;
    public static readonly LOCK = 181;
    public static readonly LOCKS = 182;
    public static readonly LOGICAL = 183;
    public static readonly LONG = 184;
    public static readonly MACRO = 185;
    public static readonly MAP = 186;
    public static readonly MATCHED = 187;
    public static readonly MERGE = 188;
    public static readonly MICROSECOND = 189;
    public static readonly MICROSECONDS = 190;
    public static readonly MILLISECOND = 191;
    public static readonly MILLISECONDS = 192;
    public static readonly MINUS = 193;
    public static readonly MINUTE = 194;
    public static readonly MINUTES = 195;
    public static readonly MONTH = 196;
    public static readonly MONTHS = 197;
    public static readonly MSCK = 198;
    public static readonly NAME = 199;
    public static readonly NAMESPACE = 200;
    public static readonly NAMESPACES = 201;
    public static readonly NANOSECOND = 202;
    public static readonly NANOSECONDS = 203;
    public static readonly NATURAL = 204;
    public static readonly NO = 205;
    public static readonly NOT = 206;
    public static readonly NULL = 207;
    public static readonly NULLS = 208;
    public static readonly NUMERIC = 209;
    public static readonly OF = 210;
    public static readonly OFFSET = 211;
    public static readonly ON = 212;
    public static readonly ONLY = 213;
    public static readonly OPTION = 214;
    public static readonly OPTIONS = 215;
    public static readonly OR = 216;
    public static readonly ORDER = 217;
    public static readonly OUT = 218;
    public static readonly OUTER = 219;
    public static readonly OUTPUTFORMAT = 220;
    public static readonly OVER = 221;
    public static readonly OVERLAPS = 222;
    public static readonly OVERLAY = 223;
    public static readonly OVERWRITE = 224;
    public static readonly PARTITION = 225;
    public static readonly PARTITIONED = 226;
    public static readonly PARTITIONS = 227;
    public static readonly PERCENT = 228;
    public static readonly PERCENTILE_CONT = 229;
    public static readonly PERCENTILE_DISC = 230;
    public static readonly PIVOT = 231;
    public static readonly PLACING = 232;
    public static readonly POSITION = 233;
    public static readonly PRECEDING = 234;
    public static readonly PRIMARY = 235;
    public static readonly PRINCIPALS = 236;
    public static readonly PROPERTIES = 237;
    public static readonly PURGE = 238;
    public static readonly QUARTER = 239;
    public static readonly QUERY = 240;
    public static readonly RANGE = 241;
    public static readonly REAL = 242;
    public static readonly RECORDREADER = 243;
    public static readonly RECORDWRITER = 244;
    public static readonly RECOVER = 245;
    public static readonly REDUCE = 246;
    public static readonly REFERENCES = 247;
    public static readonly REFRESH = 248;
    public static readonly RENAME = 249;
    public static readonly REPAIR = 250;
    public static readonly REPEATABLE = 251;
    public static readonly REPLACE = 252;
    public static readonly RESET = 253;
    public static readonly RESPECT = 254;
    public static readonly RESTRICT = 255;
    public static readonly REVOKE = 256;
    public static readonly RIGHT = 257;
    public static readonly RLIKE = 258;
    public static readonly ROLE = 259;
    public static readonly ROLES = 260;
    public static readonly ROLLBACK = 261;
    public static readonly ROLLUP = 262;
    public static readonly ROW = 263;
    public static readonly ROWS = 264;
    public static readonly SCHEMA = 265;
    public static readonly SCHEMAS = 266;
    public static readonly SECOND = 267;
    public static readonly SECONDS = 268;
    public static readonly SELECT = 269;
    public static readonly SEMI = 270;
    public static readonly SEPARATED = 271;
    public static readonly SERDE = 272;
    public static readonly SERDEPROPERTIES = 273;
    public static readonly SESSION_USER = 274;
    public static readonly SET = 275;
    public static readonly SETS = 276;
    public static readonly SHORT = 277;
    public static readonly SHOW = 278;
    public static readonly SKEWED = 279;
    public static readonly SMALLINT = 280;
    public static readonly SOME = 281;
    public static readonly SORT = 282;
    public static readonly SORTED = 283;
    public static readonly SOURCE = 284;
    public static readonly START = 285;
    public static readonly STATISTICS = 286;
    public static readonly STORED = 287;
    public static readonly STRATIFY = 288;
    public static readonly STRING = 289;
    public static readonly STRUCT = 290;
    public static readonly SUBSTR = 291;
    public static readonly SUBSTRING = 292;
    public static readonly SYNC = 293;
    public static readonly SYSTEM_TIME = 294;
    public static readonly SYSTEM_VERSION = 295;
    public static readonly TABLE = 296;
    public static readonly TABLES = 297;
    public static readonly TABLESAMPLE = 298;
    public static readonly TARGET = 299;
    public static readonly TBLPROPERTIES = 300;
    public static readonly TEMPORARY = 301;
    public static readonly TERMINATED = 302;
    public static readonly THEN = 303;
    public static readonly TIME = 304;
    public static readonly TIMESTAMP = 305;
    public static readonly TIMESTAMPADD = 306;
    public static readonly TIMESTAMPDIFF = 307;
    public static readonly TIMESTAMP_LTZ = 308;
    public static readonly TIMESTAMP_NTZ = 309;
    public static readonly TINYINT = 310;
    public static readonly TO = 311;
    public static readonly TOUCH = 312;
    public static readonly TRAILING = 313;
    public static readonly TRANSACTION = 314;
    public static readonly TRANSACTIONS = 315;
    public static readonly TRANSFORM = 316;
    public static readonly TRIM = 317;
    public static readonly TRUE = 318;
    public static readonly TRUNCATE = 319;
    public static readonly TRY_CAST = 320;
    public static readonly TYPE = 321;
    public static readonly UNARCHIVE = 322;
    public static readonly UNBOUNDED = 323;
    public static readonly UNCACHE = 324;
    public static readonly UNION = 325;
    public static readonly UNIQUE = 326;
    public static readonly UNKNOWN = 327;
    public static readonly UNLOCK = 328;
    public static readonly UNPIVOT = 329;
    public static readonly UNSET = 330;
    public static readonly UPDATE = 331;
    public static readonly USE = 332;
    public static readonly USER = 333;
    public static readonly USING = 334;
    public static readonly VALUES = 335;
    public static readonly VARCHAR = 336;
    public static readonly VERSION = 337;
    public static readonly VIEW = 338;
    public static readonly VIEWS = 339;
    public static readonly VOID = 340;
    public static readonly WEEK = 341;
    public static readonly WEEKS = 342;
    public static readonly WHEN = 343;
    public static readonly WHERE = 344;
    public static readonly WINDOW = 345;
    public static readonly WITH = 346;
    public static readonly WITHIN = 347;
    public static readonly YEAR = 348;
    public static readonly YEARS = 349;
    public static readonly ZONE = 350;
    public static readonly EQ = 351;
    public static readonly NSEQ = 352;
    public static readonly NEQ = 353;
    public static readonly NEQJ = 354;
    public static readonly LT = 355;
    public static readonly LTE = 356;
    public static readonly GT = 357;
    public static readonly GTE = 358;
    public static readonly PLUS = 359;
    public static readonly HYPHEN = 360;
    public static readonly ASTERISK = 361;
    public static readonly SLASH = 362;
    public static readonly PERCENT_SIGN = 363;
    public static readonly TILDE = 364;
    public static readonly AMPERSAND = 365;
    public static readonly PIPE = 366;
    public static readonly CONCAT_PIPE = 367;
    public static readonly HAT = 368;
    public static readonly DOUBLE_COLON = 369;
    public static readonly COLON = 370;
    public static readonly ARROW = 371;
    public static readonly FAT_ARROW = 372;
    public static readonly QUESTION = 373;
    public static readonly SEMICOLON = 374;
    public static readonly LEFT_PAREN = 375;
    public static readonly RIGHT_PAREN = 376;
    public static readonly COMMA = 377;
    public static readonly DOT = 378;
    public static readonly LEFT_BRACKET = 379;
    public static readonly RIGHT_BRACKET = 380;
    public static readonly HINT_START = 381;
    public static readonly HINT_END = 382;
    public static readonly STRING_LITERAL = 383;
    public static readonly DOUBLEQUOTED_STRING = 384;
    public static readonly LONG_LITERAL = 385;
    public static readonly SHORT_LITERAL = 386;
    public static readonly BYTE_LITERAL = 387;
    public static readonly INTEGER_VALUE = 388;
    public static readonly EXPONENT_VALUE = 389;
    public static readonly DECIMAL_VALUE = 390;
    public static readonly FLOAT_LITERAL = 391;
    public static readonly DOUBLE_LITERAL = 392;
    public static readonly DECIMAL_LITERAL = 393;
    public static readonly WORD = 394;
    public static readonly BACKQUOTED_WORD = 395;
    public static readonly LINE_COMMENT = 396;
    public static readonly BLOCK_COMMENT = 397;
    public static readonly WHITESPACE = 398;
    public static readonly UNRECOGNIZED = 399;

    public static readonly channelNames = [
        "DEFAULT_TOKEN_CHANNEL", "HIDDEN"
    ];

    public static readonly literalNames = [
        null, null, null, null, null, null, null, null, null, null, null, 
        null, null, null, null, null, null, null, null, null, null, null, 
        null, "'ADD'", "'AFTER'", "'ALL'", "'ALTER'", "'ALWAYS'", "'ANALYZE'", 
        "'AND'", "'ANTI'", "'ANY'", "'ANY_VALUE'", "'ARCHIVE'", "'ARRAY'", 
        "'AS'", "'ASC'", "'AT'", "'AUTHORIZATION'", "'BETWEEN'", "'BIGINT'", 
        "'BINARY'", "'BOOLEAN'", "'BOTH'", "'BUCKET'", "'BUCKETS'", "'BY'", 
        "'BYTE'", "'CACHE'", "'CASCADE'", "'CASE'", "'CAST'", "'CATALOG'", 
        "'CATALOGS'", "'CHANGE'", "'CHAR'", "'CHARACTER'", "'CHECK'", "'CLEAR'", 
        "'CLUSTER'", "'CLUSTERED'", "'CODEGEN'", "'COLLATE'", "'COLLECTION'", 
        "'COLUMN'", "'COLUMNS'", "'COMMENT'", "'COMMIT'", "'COMPACT'", "'COMPACTIONS'", 
        "'COMPUTE'", "'CONCATENATE'", "'CONSTRAINT'", "'COST'", "'CREATE'", 
        "'CROSS'", "'CUBE'", "'CURRENT'", "'CURRENT_DATE'", "'CURRENT_TIME'", 
        "'CURRENT_TIMESTAMP'", "'CURRENT_USER'", "'DATA'", "'DATABASE'", 
        "'DATABASES'", "'DATE'", "'DATEADD'", "'DATEDIFF'", "'DATE_ADD'", 
        "'DATE_DIFF'", "'DAY'", "'DAYOFYEAR'", "'DAYS'", "'DBPROPERTIES'", 
        "'DEC'", "'DECIMAL'", "'DEFAULT'", "'DEFINED'", "'DELETE'", "'DELIMITED'", 
        "'DESC'", "'DESCRIBE'", "'DFS'", "'DIRECTORIES'", "'DIRECTORY'", 
        "'DISTINCT'", "'DISTRIBUTE'", "'DIV'", "'DOUBLE'", "'DROP'", "'ELSE'", 
        "'END'", "'ESCAPE'", "'ESCAPED'", "'EXCEPT'", "'EXCHANGE'", "'EXCLUDE'", 
        "'EXISTS'", "'EXPLAIN'", "'EXPORT'", "'EXTENDED'", "'EXTERNAL'", 
        "'EXTRACT'", "'FALSE'", "'FETCH'", "'FIELDS'", "'FILEFORMAT'", "'FILTER'", 
        "'FIRST'", "'FLOAT'", "'FOLLOWING'", "'FOR'", "'FOREIGN'", "'FORMAT'", 
        "'FORMATTED'", "'FROM'", "'FULL'", "'FUNCTION'", "'FUNCTIONS'", 
        "'GENERATED'", "'GLOBAL'", "'GRANT'", "'GROUP'", "'GROUPING'", "'HAVING'", 
        "'HOUR'", "'HOURS'", "'IDENTIFIER'", "'IF'", "'IGNORE'", "'ILIKE'", 
        "'IMPORT'", "'IN'", "'INCLUDE'", "'INDEX'", "'INDEXES'", "'INNER'", 
        "'INPATH'", "'INPUTFORMAT'", "'INSERT'", "'INT'", "'INTEGER'", "'INTERSECT'", 
        "'INTERVAL'", "'INTO'", "'IS'", "'ITEMS'", "'JOIN'", "'KEYS'", "'LAST'", 
        "'LATERAL'", "'LAZY'", "'LEADING'", "'LEFT'", "'LIKE'", "'LIMIT'", 
        "'LINES'", "'LIST'", "'LOAD'", "'LOCAL'", "'LOCATION'", "'LOCK'", 
        "'LOCKS'", "'LOGICAL'", "'LONG'", "'MACRO'", "'MAP'", "'MATCHED'", 
        "'MERGE'", "'MICROSECOND'", "'MICROSECONDS'", "'MILLISECOND'", "'MILLISECONDS'", 
        "'MINUS'", "'MINUTE'", "'MINUTES'", "'MONTH'", "'MONTHS'", "'MSCK'", 
        "'NAME'", "'NAMESPACE'", "'NAMESPACES'", "'NANOSECOND'", "'NANOSECONDS'", 
        "'NATURAL'", "'NO'", null, "'NULL'", "'NULLS'", "'NUMERIC'", "'OF'", 
        "'OFFSET'", "'ON'", "'ONLY'", "'OPTION'", "'OPTIONS'", "'OR'", "'ORDER'", 
        "'OUT'", "'OUTER'", "'OUTPUTFORMAT'", "'OVER'", "'OVERLAPS'", "'OVERLAY'", 
        "'OVERWRITE'", "'PARTITION'", "'PARTITIONED'", "'PARTITIONS'", "'PERCENT'", 
        "'PERCENTILE_CONT'", "'PERCENTILE_DISC'", "'PIVOT'", "'PLACING'", 
        "'POSITION'", "'PRECEDING'", "'PRIMARY'", "'PRINCIPALS'", "'PROPERTIES'", 
        "'PURGE'", "'QUARTER'", "'QUERY'", "'RANGE'", "'REAL'", "'RECORDREADER'", 
        "'RECORDWRITER'", "'RECOVER'", "'REDUCE'", "'REFERENCES'", "'REFRESH'", 
        "'RENAME'", "'REPAIR'", "'REPEATABLE'", "'REPLACE'", "'RESET'", 
        "'RESPECT'", "'RESTRICT'", "'REVOKE'", "'RIGHT'", null, "'ROLE'", 
        "'ROLES'", "'ROLLBACK'", "'ROLLUP'", "'ROW'", "'ROWS'", "'SCHEMA'", 
        "'SCHEMAS'", "'SECOND'", "'SECONDS'", "'SELECT'", "'SEMI'", "'SEPARATED'", 
        "'SERDE'", "'SERDEPROPERTIES'", "'SESSION_USER'", "'SET'", "'SETS'", 
        "'SHORT'", "'SHOW'", "'SKEWED'", "'SMALLINT'", "'SOME'", "'SORT'", 
        "'SORTED'", "'SOURCE'", "'START'", "'STATISTICS'", "'STORED'", "'STRATIFY'", 
        "'STRING'", "'STRUCT'", "'SUBSTR'", "'SUBSTRING'", "'SYNC'", "'SYSTEM_TIME'", 
        "'SYSTEM_VERSION'", "'TABLE'", "'TABLES'", "'TABLESAMPLE'", "'TARGET'", 
        "'TBLPROPERTIES'", null, "'TERMINATED'", "'THEN'", "'TIME'", "'TIMESTAMP'", 
        "'TIMESTAMPADD'", "'TIMESTAMPDIFF'", "'TIMESTAMP_LTZ'", "'TIMESTAMP_NTZ'", 
        "'TINYINT'", "'TO'", "'TOUCH'", "'TRAILING'", "'TRANSACTION'", "'TRANSACTIONS'", 
        "'TRANSFORM'", "'TRIM'", "'TRUE'", "'TRUNCATE'", "'TRY_CAST'", "'TYPE'", 
        "'UNARCHIVE'", "'UNBOUNDED'", "'UNCACHE'", "'UNION'", "'UNIQUE'", 
        "'UNKNOWN'", "'UNLOCK'", "'UNPIVOT'", "'UNSET'", "'UPDATE'", "'USE'", 
        "'USER'", "'USING'", "'VALUES'", "'VARCHAR'", "'VERSION'", "'VIEW'", 
        "'VIEWS'", "'VOID'", "'WEEK'", "'WEEKS'", "'WHEN'", "'WHERE'", "'WINDOW'", 
        "'WITH'", "'WITHIN'", "'YEAR'", "'YEARS'", "'ZONE'", null, "'<=>'", 
        "'<>'", "'!='", "'<'", null, "'>'", null, "'+'", "'-'", "'*'", "'/'", 
        "'%'", "'~'", "'&'", "'|'", "'||'", "'^'", "'::'", "':'", "'->'", 
        "'=>'", "'?'", "';'", "'('", "')'", "','", "'.'", "'['", "']'", 
        "'/*+'", "'*/'"
    ];

    public static readonly symbolicNames = [
        null, "QUERY_PAREN", "LAMBDA_PAREN", "FIELD_DOT", "STAR_DOT", "BETWEEN_AND", 
        "PREDICATE_NOT", "POSITION_IN", "INTERVAL_UNIT", "UNIT_TO", "QUERY_TABLE", 
        "MULTI_FROM", "STAR_EXCEPT", "FIELD_NAME", "TYPE_LT", "TYPE_EMPTY", 
        "LAMBDA_NAME", "ARGUMENT_NAME", "VALUES_COMMA", "INTERVAL_SIGN", 
        "SERDE_WITH", "INNER_NULLS", "QUERY_MAP", "ADD", "AFTER", "ALL", 
        "ALTER", "ALWAYS", "ANALYZE", "AND", "ANTI", "ANY", "ANY_VALUE", 
        "ARCHIVE", "ARRAY", "AS", "ASC", "AT", "AUTHORIZATION", "BETWEEN", 
        "BIGINT", "BINARY", "BOOLEAN", "BOTH", "BUCKET", "BUCKETS", "BY", 
        "BYTE", "CACHE", "CASCADE", "CASE", "CAST", "CATALOG", "CATALOGS", 
        "CHANGE", "CHAR", "CHARACTER", "CHECK", "CLEAR", "CLUSTER", "CLUSTERED", 
        "CODEGEN", "COLLATE", "COLLECTION", "COLUMN", "COLUMNS", "COMMENT", 
        "COMMIT", "COMPACT", "COMPACTIONS", "COMPUTE", "CONCATENATE", "CONSTRAINT", 
        "COST", "CREATE", "CROSS", "CUBE", "CURRENT", "CURRENT_DATE", "CURRENT_TIME", 
        "CURRENT_TIMESTAMP", "CURRENT_USER", "DATA", "DATABASE", "DATABASES", 
        "DATE", "DATEADD", "DATEDIFF", "DATE_ADD", "DATE_DIFF", "DAY", "DAYOFYEAR", 
        "DAYS", "DBPROPERTIES", "DEC", "DECIMAL", "DEFAULT", "DEFINED", 
        "DELETE", "DELIMITED", "DESC", "DESCRIBE", "DFS", "DIRECTORIES", 
        "DIRECTORY", "DISTINCT", "DISTRIBUTE", "DIV", "DOUBLE", "DROP", 
        "ELSE", "END", "ESCAPE", "ESCAPED", "EXCEPT", "EXCHANGE", "EXCLUDE", 
        "EXISTS", "EXPLAIN", "EXPORT", "EXTENDED", "EXTERNAL", "EXTRACT", 
        "FALSE", "FETCH", "FIELDS", "FILEFORMAT", "FILTER", "FIRST", "FLOAT", 
        "FOLLOWING", "FOR", "FOREIGN", "FORMAT", "FORMATTED", "FROM", "FULL", 
        "FUNCTION", "FUNCTIONS", "GENERATED", "GLOBAL", "GRANT", "GROUP", 
        "GROUPING", "HAVING", "HOUR", "HOURS", "IDENTIFIER", "IF", "IGNORE", 
        "ILIKE", "IMPORT", "IN", "INCLUDE", "INDEX", "INDEXES", "INNER", 
        "INPATH", "INPUTFORMAT", "INSERT", "INT", "INTEGER", "INTERSECT", 
        "INTERVAL", "INTO", "IS", "ITEMS", "JOIN", "KEYS", "LAST", "LATERAL", 
        "LAZY", "LEADING", "LEFT", "LIKE", "LIMIT", "LINES", "LIST", "LOAD", 
        "LOCAL", "LOCATION", "LOCK", "LOCKS", "LOGICAL", "LONG", "MACRO", 
        "MAP", "MATCHED", "MERGE", "MICROSECOND", "MICROSECONDS", "MILLISECOND", 
        "MILLISECONDS", "MINUS", "MINUTE", "MINUTES", "MONTH", "MONTHS", 
        "MSCK", "NAME", "NAMESPACE", "NAMESPACES", "NANOSECOND", "NANOSECONDS", 
        "NATURAL", "NO", "NOT", "NULL", "NULLS", "NUMERIC", "OF", "OFFSET", 
        "ON", "ONLY", "OPTION", "OPTIONS", "OR", "ORDER", "OUT", "OUTER", 
        "OUTPUTFORMAT", "OVER", "OVERLAPS", "OVERLAY", "OVERWRITE", "PARTITION", 
        "PARTITIONED", "PARTITIONS", "PERCENT", "PERCENTILE_CONT", "PERCENTILE_DISC", 
        "PIVOT", "PLACING", "POSITION", "PRECEDING", "PRIMARY", "PRINCIPALS", 
        "PROPERTIES", "PURGE", "QUARTER", "QUERY", "RANGE", "REAL", "RECORDREADER", 
        "RECORDWRITER", "RECOVER", "REDUCE", "REFERENCES", "REFRESH", "RENAME", 
        "REPAIR", "REPEATABLE", "REPLACE", "RESET", "RESPECT", "RESTRICT", 
        "REVOKE", "RIGHT", "RLIKE", "ROLE", "ROLES", "ROLLBACK", "ROLLUP", 
        "ROW", "ROWS", "SCHEMA", "SCHEMAS", "SECOND", "SECONDS", "SELECT", 
        "SEMI", "SEPARATED", "SERDE", "SERDEPROPERTIES", "SESSION_USER", 
        "SET", "SETS", "SHORT", "SHOW", "SKEWED", "SMALLINT", "SOME", "SORT", 
        "SORTED", "SOURCE", "START", "STATISTICS", "STORED", "STRATIFY", 
        "STRING", "STRUCT", "SUBSTR", "SUBSTRING", "SYNC", "SYSTEM_TIME", 
        "SYSTEM_VERSION", "TABLE", "TABLES", "TABLESAMPLE", "TARGET", "TBLPROPERTIES", 
        "TEMPORARY", "TERMINATED", "THEN", "TIME", "TIMESTAMP", "TIMESTAMPADD", 
        "TIMESTAMPDIFF", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TINYINT", "TO", 
        "TOUCH", "TRAILING", "TRANSACTION", "TRANSACTIONS", "TRANSFORM", 
        "TRIM", "TRUE", "TRUNCATE", "TRY_CAST", "TYPE", "UNARCHIVE", "UNBOUNDED", 
        "UNCACHE", "UNION", "UNIQUE", "UNKNOWN", "UNLOCK", "UNPIVOT", "UNSET", 
        "UPDATE", "USE", "USER", "USING", "VALUES", "VARCHAR", "VERSION", 
        "VIEW", "VIEWS", "VOID", "WEEK", "WEEKS", "WHEN", "WHERE", "WINDOW", 
        "WITH", "WITHIN", "YEAR", "YEARS", "ZONE", "EQ", "NSEQ", "NEQ", 
        "NEQJ", "LT", "LTE", "GT", "GTE", "PLUS", "HYPHEN", "ASTERISK", 
        "SLASH", "PERCENT_SIGN", "TILDE", "AMPERSAND", "PIPE", "CONCAT_PIPE", 
        "HAT", "DOUBLE_COLON", "COLON", "ARROW", "FAT_ARROW", "QUESTION", 
        "SEMICOLON", "LEFT_PAREN", "RIGHT_PAREN", "COMMA", "DOT", "LEFT_BRACKET", 
        "RIGHT_BRACKET", "HINT_START", "HINT_END", "STRING_LITERAL", "DOUBLEQUOTED_STRING", 
        "LONG_LITERAL", "SHORT_LITERAL", "BYTE_LITERAL", "INTEGER_VALUE", 
        "EXPONENT_VALUE", "DECIMAL_VALUE", "FLOAT_LITERAL", "DOUBLE_LITERAL", 
        "DECIMAL_LITERAL", "WORD", "BACKQUOTED_WORD", "LINE_COMMENT", "BLOCK_COMMENT", 
        "WHITESPACE", "UNRECOGNIZED"
    ];

    public static readonly modeNames = [
        "DEFAULT_MODE",
    ];

    public static readonly ruleNames = [
        "ADD", "AFTER", "ALL", "ALTER", "ALWAYS", "ANALYZE", "AND", "ANTI", 
        "ANY", "ANY_VALUE", "ARCHIVE", "ARRAY", "AS", "ASC", "AT", "AUTHORIZATION", 
        "BETWEEN", "BIGINT", "BINARY", "BOOLEAN", "BOTH", "BUCKET", "BUCKETS", 
        "BY", "BYTE", "CACHE", "CASCADE", "CASE", "CAST", "CATALOG", "CATALOGS", 
        "CHANGE", "CHAR", "CHARACTER", "CHECK", "CLEAR", "CLUSTER", "CLUSTERED", 
        "CODEGEN", "COLLATE", "COLLECTION", "COLUMN", "COLUMNS", "COMMENT", 
        "COMMIT", "COMPACT", "COMPACTIONS", "COMPUTE", "CONCATENATE", "CONSTRAINT", 
        "COST", "CREATE", "CROSS", "CUBE", "CURRENT", "CURRENT_DATE", "CURRENT_TIME", 
        "CURRENT_TIMESTAMP", "CURRENT_USER", "DATA", "DATABASE", "DATABASES", 
        "DATE", "DATEADD", "DATEDIFF", "DATE_ADD", "DATE_DIFF", "DAY", "DAYOFYEAR", 
        "DAYS", "DBPROPERTIES", "DEC", "DECIMAL", "DEFAULT", "DEFINED", 
        "DELETE", "DELIMITED", "DESC", "DESCRIBE", "DFS", "DIRECTORIES", 
        "DIRECTORY", "DISTINCT", "DISTRIBUTE", "DIV", "DOUBLE", "DROP", 
        "ELSE", "END", "ESCAPE", "ESCAPED", "EXCEPT", "EXCHANGE", "EXCLUDE", 
        "EXISTS", "EXPLAIN", "EXPORT", "EXTENDED", "EXTERNAL", "EXTRACT", 
        "FALSE", "FETCH", "FIELDS", "FILEFORMAT", "FILTER", "FIRST", "FLOAT", 
        "FOLLOWING", "FOR", "FOREIGN", "FORMAT", "FORMATTED", "FROM", "FULL", 
        "FUNCTION", "FUNCTIONS", "GENERATED", "GLOBAL", "GRANT", "GROUP", 
        "GROUPING", "HAVING", "HOUR", "HOURS", "IDENTIFIER", "IF", "IGNORE", 
        "ILIKE", "IMPORT", "IN", "INCLUDE", "INDEX", "INDEXES", "INNER", 
        "INPATH", "INPUTFORMAT", "INSERT", "INT", "INTEGER", "INTERSECT", 
        "INTERVAL", "INTO", "IS", "ITEMS", "JOIN", "KEYS", "LAST", "LATERAL", 
        "LAZY", "LEADING", "LEFT", "LIKE", "LIMIT", "LINES", "LIST", "LOAD", 
        "LOCAL", "LOCATION", "LOCK", "LOCKS", "LOGICAL", "LONG", "MACRO", 
        "MAP", "MATCHED", "MERGE", "MICROSECOND", "MICROSECONDS", "MILLISECOND", 
        "MILLISECONDS", "MINUS", "MINUTE", "MINUTES", "MONTH", "MONTHS", 
        "MSCK", "NAME", "NAMESPACE", "NAMESPACES", "NANOSECOND", "NANOSECONDS", 
        "NATURAL", "NO", "NOT", "NULL", "NULLS", "NUMERIC", "OF", "OFFSET", 
        "ON", "ONLY", "OPTION", "OPTIONS", "OR", "ORDER", "OUT", "OUTER", 
        "OUTPUTFORMAT", "OVER", "OVERLAPS", "OVERLAY", "OVERWRITE", "PARTITION", 
        "PARTITIONED", "PARTITIONS", "PERCENT", "PERCENTILE_CONT", "PERCENTILE_DISC", 
        "PIVOT", "PLACING", "POSITION", "PRECEDING", "PRIMARY", "PRINCIPALS", 
        "PROPERTIES", "PURGE", "QUARTER", "QUERY", "RANGE", "REAL", "RECORDREADER", 
        "RECORDWRITER", "RECOVER", "REDUCE", "REFERENCES", "REFRESH", "RENAME", 
        "REPAIR", "REPEATABLE", "REPLACE", "RESET", "RESPECT", "RESTRICT", 
        "REVOKE", "RIGHT", "RLIKE", "ROLE", "ROLES", "ROLLBACK", "ROLLUP", 
        "ROW", "ROWS", "SCHEMA", "SCHEMAS", "SECOND", "SECONDS", "SELECT", 
        "SEMI", "SEPARATED", "SERDE", "SERDEPROPERTIES", "SESSION_USER", 
        "SET", "SETS", "SHORT", "SHOW", "SKEWED", "SMALLINT", "SOME", "SORT", 
        "SORTED", "SOURCE", "START", "STATISTICS", "STORED", "STRATIFY", 
        "STRING", "STRUCT", "SUBSTR", "SUBSTRING", "SYNC", "SYSTEM_TIME", 
        "SYSTEM_VERSION", "TABLE", "TABLES", "TABLESAMPLE", "TARGET", "TBLPROPERTIES", 
        "TEMPORARY", "TERMINATED", "THEN", "TIME", "TIMESTAMP", "TIMESTAMPADD", 
        "TIMESTAMPDIFF", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ", "TINYINT", "TO", 
        "TOUCH", "TRAILING", "TRANSACTION", "TRANSACTIONS", "TRANSFORM", 
        "TRIM", "TRUE", "TRUNCATE", "TRY_CAST", "TYPE", "UNARCHIVE", "UNBOUNDED", 
        "UNCACHE", "UNION", "UNIQUE", "UNKNOWN", "UNLOCK", "UNPIVOT", "UNSET", 
        "UPDATE", "USE", "USER", "USING", "VALUES", "VARCHAR", "VERSION", 
        "VIEW", "VIEWS", "VOID", "WEEK", "WEEKS", "WHEN", "WHERE", "WINDOW", 
        "WITH", "WITHIN", "YEAR", "YEARS", "ZONE", "EQ", "NSEQ", "NEQ", 
        "NEQJ", "LT", "LTE", "GT", "GTE", "PLUS", "HYPHEN", "ASTERISK", 
        "SLASH", "PERCENT_SIGN", "TILDE", "AMPERSAND", "PIPE", "CONCAT_PIPE", 
        "HAT", "DOUBLE_COLON", "COLON", "ARROW", "FAT_ARROW", "QUESTION", 
        "SEMICOLON", "LEFT_PAREN", "RIGHT_PAREN", "COMMA", "DOT", "LEFT_BRACKET", 
        "RIGHT_BRACKET", "HINT_START", "HINT_END", "STRING_LITERAL", "DOUBLEQUOTED_STRING", 
        "LONG_LITERAL", "SHORT_LITERAL", "BYTE_LITERAL", "INTEGER_VALUE", 
        "EXPONENT_VALUE", "DECIMAL_VALUE", "FLOAT_LITERAL", "DOUBLE_LITERAL", 
        "DECIMAL_LITERAL", "WORD", "BACKQUOTED_WORD", "LINE_COMMENT", "BLOCK_COMMENT", 
        "WHITESPACE", "UNRECOGNIZED", "DIGIT", "EXPONENT", "POINTED",
    ];


    public constructor(input: antlr.CharStream) {
        super(input);
        this.interpreter = new antlr.LexerATNSimulator(this, SparkSqlLexer._ATN, SparkSqlLexer.decisionsToDFA, new antlr.PredictionContextCache());
    }

    public get grammarFileName(): string { return "SparkSqlLexer.g4"; }

    public get literalNames(): (string | null)[] { return SparkSqlLexer.literalNames; }
    public get symbolicNames(): (string | null)[] { return SparkSqlLexer.symbolicNames; }
    public get ruleNames(): string[] { return SparkSqlLexer.ruleNames; }

    public get serializedATN(): number[] { return SparkSqlLexer._serializedATN; }

    public get channelNames(): string[] { return SparkSqlLexer.channelNames; }

    public get modeNames(): string[] { return SparkSqlLexer.modeNames; }

    public override action(localContext: antlr.ParserRuleContext | null, ruleIndex: number, actionIndex: number): void {
        switch (ruleIndex) {
        case 374:
            this.BLOCK_COMMENT_action(localContext, actionIndex);
            break;
        }
    }
    private BLOCK_COMMENT_action(localContext: antlr.ParserRuleContext | null, actionIndex: number): void {
        switch (actionIndex) {
        case 0:
             this.unclosedComment() 
            break;
        }
    }
    public override sempred(localContext: antlr.ParserRuleContext | null, ruleIndex: number, predIndex: number): boolean {
        switch (ruleIndex) {
        case 366:
            return this.EXPONENT_VALUE_sempred(localContext, predIndex);
        case 367:
            return this.DECIMAL_VALUE_sempred(localContext, predIndex);
        case 368:
            return this.FLOAT_LITERAL_sempred(localContext, predIndex);
        case 369:
            return this.DOUBLE_LITERAL_sempred(localContext, predIndex);
        case 370:
            return this.DECIMAL_LITERAL_sempred(localContext, predIndex);
        case 374:
            return this.BLOCK_COMMENT_sempred(localContext, predIndex);
        }
        return true;
    }
    private EXPONENT_VALUE_sempred(localContext: antlr.ParserRuleContext | null, predIndex: number): boolean {
        switch (predIndex) {
        case 0:
            return  this.endsNumber() ;
        }
        return true;
    }
    private DECIMAL_VALUE_sempred(localContext: antlr.ParserRuleContext | null, predIndex: number): boolean {
        switch (predIndex) {
        case 1:
            return  this.endsNumber() ;
        }
        return true;
    }
    private FLOAT_LITERAL_sempred(localContext: antlr.ParserRuleContext | null, predIndex: number): boolean {
        switch (predIndex) {
        case 2:
            return  this.endsNumber() ;
        }
        return true;
    }
    private DOUBLE_LITERAL_sempred(localContext: antlr.ParserRuleContext | null, predIndex: number): boolean {
        switch (predIndex) {
        case 3:
            return  this.endsNumber() ;
        }
        return true;
    }
    private DECIMAL_LITERAL_sempred(localContext: antlr.ParserRuleContext | null, predIndex: number): boolean {
        switch (predIndex) {
        case 4:
            return  this.endsNumber() ;
        }
        return true;
    }
    private BLOCK_COMMENT_sempred(localContext: antlr.ParserRuleContext | null, predIndex: number): boolean {
        switch (predIndex) {
        case 5:
            return  !this.opensHint() ;
        }
        return true;
    }

    public static readonly _serializedATN: number[] = [
        4,0,399,3572,6,-1,2,0,7,0,2,1,7,1,2,2,7,2,2,3,7,3,2,4,7,4,2,5,7,
        5,2,6,7,6,2,7,7,7,2,8,7,8,2,9,7,9,2,10,7,10,2,11,7,11,2,12,7,12,
        2,13,7,13,2,14,7,14,2,15,7,15,2,16,7,16,2,17,7,17,2,18,7,18,2,19,
        7,19,2,20,7,20,2,21,7,21,2,22,7,22,2,23,7,23,2,24,7,24,2,25,7,25,
        2,26,7,26,2,27,7,27,2,28,7,28,2,29,7,29,2,30,7,30,2,31,7,31,2,32,
        7,32,2,33,7,33,2,34,7,34,2,35,7,35,2,36,7,36,2,37,7,37,2,38,7,38,
        2,39,7,39,2,40,7,40,2,41,7,41,2,42,7,42,2,43,7,43,2,44,7,44,2,45,
        7,45,2,46,7,46,2,47,7,47,2,48,7,48,2,49,7,49,2,50,7,50,2,51,7,51,
        2,52,7,52,2,53,7,53,2,54,7,54,2,55,7,55,2,56,7,56,2,57,7,57,2,58,
        7,58,2,59,7,59,2,60,7,60,2,61,7,61,2,62,7,62,2,63,7,63,2,64,7,64,
        2,65,7,65,2,66,7,66,2,67,7,67,2,68,7,68,2,69,7,69,2,70,7,70,2,71,
        7,71,2,72,7,72,2,73,7,73,2,74,7,74,2,75,7,75,2,76,7,76,2,77,7,77,
        2,78,7,78,2,79,7,79,2,80,7,80,2,81,7,81,2,82,7,82,2,83,7,83,2,84,
        7,84,2,85,7,85,2,86,7,86,2,87,7,87,2,88,7,88,2,89,7,89,2,90,7,90,
        2,91,7,91,2,92,7,92,2,93,7,93,2,94,7,94,2,95,7,95,2,96,7,96,2,97,
        7,97,2,98,7,98,2,99,7,99,2,100,7,100,2,101,7,101,2,102,7,102,2,103,
        7,103,2,104,7,104,2,105,7,105,2,106,7,106,2,107,7,107,2,108,7,108,
        2,109,7,109,2,110,7,110,2,111,7,111,2,112,7,112,2,113,7,113,2,114,
        7,114,2,115,7,115,2,116,7,116,2,117,7,117,2,118,7,118,2,119,7,119,
        2,120,7,120,2,121,7,121,2,122,7,122,2,123,7,123,2,124,7,124,2,125,
        7,125,2,126,7,126,2,127,7,127,2,128,7,128,2,129,7,129,2,130,7,130,
        2,131,7,131,2,132,7,132,2,133,7,133,2,134,7,134,2,135,7,135,2,136,
        7,136,2,137,7,137,2,138,7,138,2,139,7,139,2,140,7,140,2,141,7,141,
        2,142,7,142,2,143,7,143,2,144,7,144,2,145,7,145,2,146,7,146,2,147,
        7,147,2,148,7,148,2,149,7,149,2,150,7,150,2,151,7,151,2,152,7,152,
        2,153,7,153,2,154,7,154,2,155,7,155,2,156,7,156,2,157,7,157,2,158,
        7,158,2,159,7,159,2,160,7,160,2,161,7,161,2,162,7,162,2,163,7,163,
        2,164,7,164,2,165,7,165,2,166,7,166,2,167,7,167,2,168,7,168,2,169,
        7,169,2,170,7,170,2,171,7,171,2,172,7,172,2,173,7,173,2,174,7,174,
        2,175,7,175,2,176,7,176,2,177,7,177,2,178,7,178,2,179,7,179,2,180,
        7,180,2,181,7,181,2,182,7,182,2,183,7,183,2,184,7,184,2,185,7,185,
        2,186,7,186,2,187,7,187,2,188,7,188,2,189,7,189,2,190,7,190,2,191,
        7,191,2,192,7,192,2,193,7,193,2,194,7,194,2,195,7,195,2,196,7,196,
        2,197,7,197,2,198,7,198,2,199,7,199,2,200,7,200,2,201,7,201,2,202,
        7,202,2,203,7,203,2,204,7,204,2,205,7,205,2,206,7,206,2,207,7,207,
        2,208,7,208,2,209,7,209,2,210,7,210,2,211,7,211,2,212,7,212,2,213,
        7,213,2,214,7,214,2,215,7,215,2,216,7,216,2,217,7,217,2,218,7,218,
        2,219,7,219,2,220,7,220,2,221,7,221,2,222,7,222,2,223,7,223,2,224,
        7,224,2,225,7,225,2,226,7,226,2,227,7,227,2,228,7,228,2,229,7,229,
        2,230,7,230,2,231,7,231,2,232,7,232,2,233,7,233,2,234,7,234,2,235,
        7,235,2,236,7,236,2,237,7,237,2,238,7,238,2,239,7,239,2,240,7,240,
        2,241,7,241,2,242,7,242,2,243,7,243,2,244,7,244,2,245,7,245,2,246,
        7,246,2,247,7,247,2,248,7,248,2,249,7,249,2,250,7,250,2,251,7,251,
        2,252,7,252,2,253,7,253,2,254,7,254,2,255,7,255,2,256,7,256,2,257,
        7,257,2,258,7,258,2,259,7,259,2,260,7,260,2,261,7,261,2,262,7,262,
        2,263,7,263,2,264,7,264,2,265,7,265,2,266,7,266,2,267,7,267,2,268,
        7,268,2,269,7,269,2,270,7,270,2,271,7,271,2,272,7,272,2,273,7,273,
        2,274,7,274,2,275,7,275,2,276,7,276,2,277,7,277,2,278,7,278,2,279,
        7,279,2,280,7,280,2,281,7,281,2,282,7,282,2,283,7,283,2,284,7,284,
        2,285,7,285,2,286,7,286,2,287,7,287,2,288,7,288,2,289,7,289,2,290,
        7,290,2,291,7,291,2,292,7,292,2,293,7,293,2,294,7,294,2,295,7,295,
        2,296,7,296,2,297,7,297,2,298,7,298,2,299,7,299,2,300,7,300,2,301,
        7,301,2,302,7,302,2,303,7,303,2,304,7,304,2,305,7,305,2,306,7,306,
        2,307,7,307,2,308,7,308,2,309,7,309,2,310,7,310,2,311,7,311,2,312,
        7,312,2,313,7,313,2,314,7,314,2,315,7,315,2,316,7,316,2,317,7,317,
        2,318,7,318,2,319,7,319,2,320,7,320,2,321,7,321,2,322,7,322,2,323,
        7,323,2,324,7,324,2,325,7,325,2,326,7,326,2,327,7,327,2,328,7,328,
        2,329,7,329,2,330,7,330,2,331,7,331,2,332,7,332,2,333,7,333,2,334,
        7,334,2,335,7,335,2,336,7,336,2,337,7,337,2,338,7,338,2,339,7,339,
        2,340,7,340,2,341,7,341,2,342,7,342,2,343,7,343,2,344,7,344,2,345,
        7,345,2,346,7,346,2,347,7,347,2,348,7,348,2,349,7,349,2,350,7,350,
        2,351,7,351,2,352,7,352,2,353,7,353,2,354,7,354,2,355,7,355,2,356,
        7,356,2,357,7,357,2,358,7,358,2,359,7,359,2,360,7,360,2,361,7,361,
        2,362,7,362,2,363,7,363,2,364,7,364,2,365,7,365,2,366,7,366,2,367,
        7,367,2,368,7,368,2,369,7,369,2,370,7,370,2,371,7,371,2,372,7,372,
        2,373,7,373,2,374,7,374,2,375,7,375,2,376,7,376,2,377,7,377,2,378,
        7,378,2,379,7,379,1,0,1,0,1,0,1,0,1,1,1,1,1,1,1,1,1,1,1,1,1,2,1,
        2,1,2,1,2,1,3,1,3,1,3,1,3,1,3,1,3,1,4,1,4,1,4,1,4,1,4,1,4,1,4,1,
        5,1,5,1,5,1,5,1,5,1,5,1,5,1,5,1,6,1,6,1,6,1,6,1,7,1,7,1,7,1,7,1,
        7,1,8,1,8,1,8,1,8,1,9,1,9,1,9,1,9,1,9,1,9,1,9,1,9,1,9,1,9,1,10,1,
        10,1,10,1,10,1,10,1,10,1,10,1,10,1,11,1,11,1,11,1,11,1,11,1,11,1,
        12,1,12,1,12,1,13,1,13,1,13,1,13,1,14,1,14,1,14,1,15,1,15,1,15,1,
        15,1,15,1,15,1,15,1,15,1,15,1,15,1,15,1,15,1,15,1,15,1,16,1,16,1,
        16,1,16,1,16,1,16,1,16,1,16,1,17,1,17,1,17,1,17,1,17,1,17,1,17,1,
        18,1,18,1,18,1,18,1,18,1,18,1,18,1,19,1,19,1,19,1,19,1,19,1,19,1,
        19,1,19,1,20,1,20,1,20,1,20,1,20,1,21,1,21,1,21,1,21,1,21,1,21,1,
        21,1,22,1,22,1,22,1,22,1,22,1,22,1,22,1,22,1,23,1,23,1,23,1,24,1,
        24,1,24,1,24,1,24,1,25,1,25,1,25,1,25,1,25,1,25,1,26,1,26,1,26,1,
        26,1,26,1,26,1,26,1,26,1,27,1,27,1,27,1,27,1,27,1,28,1,28,1,28,1,
        28,1,28,1,29,1,29,1,29,1,29,1,29,1,29,1,29,1,29,1,30,1,30,1,30,1,
        30,1,30,1,30,1,30,1,30,1,30,1,31,1,31,1,31,1,31,1,31,1,31,1,31,1,
        32,1,32,1,32,1,32,1,32,1,33,1,33,1,33,1,33,1,33,1,33,1,33,1,33,1,
        33,1,33,1,34,1,34,1,34,1,34,1,34,1,34,1,35,1,35,1,35,1,35,1,35,1,
        35,1,36,1,36,1,36,1,36,1,36,1,36,1,36,1,36,1,37,1,37,1,37,1,37,1,
        37,1,37,1,37,1,37,1,37,1,37,1,38,1,38,1,38,1,38,1,38,1,38,1,38,1,
        38,1,39,1,39,1,39,1,39,1,39,1,39,1,39,1,39,1,40,1,40,1,40,1,40,1,
        40,1,40,1,40,1,40,1,40,1,40,1,40,1,41,1,41,1,41,1,41,1,41,1,41,1,
        41,1,42,1,42,1,42,1,42,1,42,1,42,1,42,1,42,1,43,1,43,1,43,1,43,1,
        43,1,43,1,43,1,43,1,44,1,44,1,44,1,44,1,44,1,44,1,44,1,45,1,45,1,
        45,1,45,1,45,1,45,1,45,1,45,1,46,1,46,1,46,1,46,1,46,1,46,1,46,1,
        46,1,46,1,46,1,46,1,46,1,47,1,47,1,47,1,47,1,47,1,47,1,47,1,47,1,
        48,1,48,1,48,1,48,1,48,1,48,1,48,1,48,1,48,1,48,1,48,1,48,1,49,1,
        49,1,49,1,49,1,49,1,49,1,49,1,49,1,49,1,49,1,49,1,50,1,50,1,50,1,
        50,1,50,1,51,1,51,1,51,1,51,1,51,1,51,1,51,1,52,1,52,1,52,1,52,1,
        52,1,52,1,53,1,53,1,53,1,53,1,53,1,54,1,54,1,54,1,54,1,54,1,54,1,
        54,1,54,1,55,1,55,1,55,1,55,1,55,1,55,1,55,1,55,1,55,1,55,1,55,1,
        55,1,55,1,56,1,56,1,56,1,56,1,56,1,56,1,56,1,56,1,56,1,56,1,56,1,
        56,1,56,1,57,1,57,1,57,1,57,1,57,1,57,1,57,1,57,1,57,1,57,1,57,1,
        57,1,57,1,57,1,57,1,57,1,57,1,57,1,58,1,58,1,58,1,58,1,58,1,58,1,
        58,1,58,1,58,1,58,1,58,1,58,1,58,1,59,1,59,1,59,1,59,1,59,1,60,1,
        60,1,60,1,60,1,60,1,60,1,60,1,60,1,60,1,61,1,61,1,61,1,61,1,61,1,
        61,1,61,1,61,1,61,1,61,1,62,1,62,1,62,1,62,1,62,1,63,1,63,1,63,1,
        63,1,63,1,63,1,63,1,63,1,64,1,64,1,64,1,64,1,64,1,64,1,64,1,64,1,
        64,1,65,1,65,1,65,1,65,1,65,1,65,1,65,1,65,1,65,1,66,1,66,1,66,1,
        66,1,66,1,66,1,66,1,66,1,66,1,66,1,67,1,67,1,67,1,67,1,68,1,68,1,
        68,1,68,1,68,1,68,1,68,1,68,1,68,1,68,1,69,1,69,1,69,1,69,1,69,1,
        70,1,70,1,70,1,70,1,70,1,70,1,70,1,70,1,70,1,70,1,70,1,70,1,70,1,
        71,1,71,1,71,1,71,1,72,1,72,1,72,1,72,1,72,1,72,1,72,1,72,1,73,1,
        73,1,73,1,73,1,73,1,73,1,73,1,73,1,74,1,74,1,74,1,74,1,74,1,74,1,
        74,1,74,1,75,1,75,1,75,1,75,1,75,1,75,1,75,1,76,1,76,1,76,1,76,1,
        76,1,76,1,76,1,76,1,76,1,76,1,77,1,77,1,77,1,77,1,77,1,78,1,78,1,
        78,1,78,1,78,1,78,1,78,1,78,1,78,1,79,1,79,1,79,1,79,1,80,1,80,1,
        80,1,80,1,80,1,80,1,80,1,80,1,80,1,80,1,80,1,80,1,81,1,81,1,81,1,
        81,1,81,1,81,1,81,1,81,1,81,1,81,1,82,1,82,1,82,1,82,1,82,1,82,1,
        82,1,82,1,82,1,83,1,83,1,83,1,83,1,83,1,83,1,83,1,83,1,83,1,83,1,
        83,1,84,1,84,1,84,1,84,1,85,1,85,1,85,1,85,1,85,1,85,1,85,1,86,1,
        86,1,86,1,86,1,86,1,87,1,87,1,87,1,87,1,87,1,88,1,88,1,88,1,88,1,
        89,1,89,1,89,1,89,1,89,1,89,1,89,1,90,1,90,1,90,1,90,1,90,1,90,1,
        90,1,90,1,91,1,91,1,91,1,91,1,91,1,91,1,91,1,92,1,92,1,92,1,92,1,
        92,1,92,1,92,1,92,1,92,1,93,1,93,1,93,1,93,1,93,1,93,1,93,1,93,1,
        94,1,94,1,94,1,94,1,94,1,94,1,94,1,95,1,95,1,95,1,95,1,95,1,95,1,
        95,1,95,1,96,1,96,1,96,1,96,1,96,1,96,1,96,1,97,1,97,1,97,1,97,1,
        97,1,97,1,97,1,97,1,97,1,98,1,98,1,98,1,98,1,98,1,98,1,98,1,98,1,
        98,1,99,1,99,1,99,1,99,1,99,1,99,1,99,1,99,1,100,1,100,1,100,1,100,
        1,100,1,100,1,101,1,101,1,101,1,101,1,101,1,101,1,102,1,102,1,102,
        1,102,1,102,1,102,1,102,1,103,1,103,1,103,1,103,1,103,1,103,1,103,
        1,103,1,103,1,103,1,103,1,104,1,104,1,104,1,104,1,104,1,104,1,104,
        1,105,1,105,1,105,1,105,1,105,1,105,1,106,1,106,1,106,1,106,1,106,
        1,106,1,107,1,107,1,107,1,107,1,107,1,107,1,107,1,107,1,107,1,107,
        1,108,1,108,1,108,1,108,1,109,1,109,1,109,1,109,1,109,1,109,1,109,
        1,109,1,110,1,110,1,110,1,110,1,110,1,110,1,110,1,111,1,111,1,111,
        1,111,1,111,1,111,1,111,1,111,1,111,1,111,1,112,1,112,1,112,1,112,
        1,112,1,113,1,113,1,113,1,113,1,113,1,114,1,114,1,114,1,114,1,114,
        1,114,1,114,1,114,1,114,1,115,1,115,1,115,1,115,1,115,1,115,1,115,
        1,115,1,115,1,115,1,116,1,116,1,116,1,116,1,116,1,116,1,116,1,116,
        1,116,1,116,1,117,1,117,1,117,1,117,1,117,1,117,1,117,1,118,1,118,
        1,118,1,118,1,118,1,118,1,119,1,119,1,119,1,119,1,119,1,119,1,120,
        1,120,1,120,1,120,1,120,1,120,1,120,1,120,1,120,1,121,1,121,1,121,
        1,121,1,121,1,121,1,121,1,122,1,122,1,122,1,122,1,122,1,123,1,123,
        1,123,1,123,1,123,1,123,1,124,1,124,1,124,1,124,1,124,1,124,1,124,
        1,124,1,124,1,124,1,124,1,125,1,125,1,125,1,126,1,126,1,126,1,126,
        1,126,1,126,1,126,1,127,1,127,1,127,1,127,1,127,1,127,1,128,1,128,
        1,128,1,128,1,128,1,128,1,128,1,129,1,129,1,129,1,130,1,130,1,130,
        1,130,1,130,1,130,1,130,1,130,1,131,1,131,1,131,1,131,1,131,1,131,
        1,132,1,132,1,132,1,132,1,132,1,132,1,132,1,132,1,133,1,133,1,133,
        1,133,1,133,1,133,1,134,1,134,1,134,1,134,1,134,1,134,1,134,1,135,
        1,135,1,135,1,135,1,135,1,135,1,135,1,135,1,135,1,135,1,135,1,135,
        1,136,1,136,1,136,1,136,1,136,1,136,1,136,1,137,1,137,1,137,1,137,
        1,138,1,138,1,138,1,138,1,138,1,138,1,138,1,138,1,139,1,139,1,139,
        1,139,1,139,1,139,1,139,1,139,1,139,1,139,1,140,1,140,1,140,1,140,
        1,140,1,140,1,140,1,140,1,140,1,141,1,141,1,141,1,141,1,141,1,142,
        1,142,1,142,1,143,1,143,1,143,1,143,1,143,1,143,1,144,1,144,1,144,
        1,144,1,144,1,145,1,145,1,145,1,145,1,145,1,146,1,146,1,146,1,146,
        1,146,1,147,1,147,1,147,1,147,1,147,1,147,1,147,1,147,1,148,1,148,
        1,148,1,148,1,148,1,149,1,149,1,149,1,149,1,149,1,149,1,149,1,149,
        1,150,1,150,1,150,1,150,1,150,1,151,1,151,1,151,1,151,1,151,1,152,
        1,152,1,152,1,152,1,152,1,152,1,153,1,153,1,153,1,153,1,153,1,153,
        1,154,1,154,1,154,1,154,1,154,1,155,1,155,1,155,1,155,1,155,1,156,
        1,156,1,156,1,156,1,156,1,156,1,157,1,157,1,157,1,157,1,157,1,157,
        1,157,1,157,1,157,1,158,1,158,1,158,1,158,1,158,1,159,1,159,1,159,
        1,159,1,159,1,159,1,160,1,160,1,160,1,160,1,160,1,160,1,160,1,160,
        1,161,1,161,1,161,1,161,1,161,1,162,1,162,1,162,1,162,1,162,1,162,
        1,163,1,163,1,163,1,163,1,164,1,164,1,164,1,164,1,164,1,164,1,164,
        1,164,1,165,1,165,1,165,1,165,1,165,1,165,1,166,1,166,1,166,1,166,
        1,166,1,166,1,166,1,166,1,166,1,166,1,166,1,166,1,167,1,167,1,167,
        1,167,1,167,1,167,1,167,1,167,1,167,1,167,1,167,1,167,1,167,1,168,
        1,168,1,168,1,168,1,168,1,168,1,168,1,168,1,168,1,168,1,168,1,168,
        1,169,1,169,1,169,1,169,1,169,1,169,1,169,1,169,1,169,1,169,1,169,
        1,169,1,169,1,170,1,170,1,170,1,170,1,170,1,170,1,171,1,171,1,171,
        1,171,1,171,1,171,1,171,1,172,1,172,1,172,1,172,1,172,1,172,1,172,
        1,172,1,173,1,173,1,173,1,173,1,173,1,173,1,174,1,174,1,174,1,174,
        1,174,1,174,1,174,1,175,1,175,1,175,1,175,1,175,1,176,1,176,1,176,
        1,176,1,176,1,177,1,177,1,177,1,177,1,177,1,177,1,177,1,177,1,177,
        1,177,1,178,1,178,1,178,1,178,1,178,1,178,1,178,1,178,1,178,1,178,
        1,178,1,179,1,179,1,179,1,179,1,179,1,179,1,179,1,179,1,179,1,179,
        1,179,1,180,1,180,1,180,1,180,1,180,1,180,1,180,1,180,1,180,1,180,
        1,180,1,180,1,181,1,181,1,181,1,181,1,181,1,181,1,181,1,181,1,182,
        1,182,1,182,1,183,1,183,1,183,1,183,3,183,2112,8,183,1,184,1,184,
        1,184,1,184,1,184,1,185,1,185,1,185,1,185,1,185,1,185,1,186,1,186,
        1,186,1,186,1,186,1,186,1,186,1,186,1,187,1,187,1,187,1,188,1,188,
        1,188,1,188,1,188,1,188,1,188,1,189,1,189,1,189,1,190,1,190,1,190,
        1,190,1,190,1,191,1,191,1,191,1,191,1,191,1,191,1,191,1,192,1,192,
        1,192,1,192,1,192,1,192,1,192,1,192,1,193,1,193,1,193,1,194,1,194,
        1,194,1,194,1,194,1,194,1,195,1,195,1,195,1,195,1,196,1,196,1,196,
        1,196,1,196,1,196,1,197,1,197,1,197,1,197,1,197,1,197,1,197,1,197,
        1,197,1,197,1,197,1,197,1,197,1,198,1,198,1,198,1,198,1,198,1,199,
        1,199,1,199,1,199,1,199,1,199,1,199,1,199,1,199,1,200,1,200,1,200,
        1,200,1,200,1,200,1,200,1,200,1,201,1,201,1,201,1,201,1,201,1,201,
        1,201,1,201,1,201,1,201,1,202,1,202,1,202,1,202,1,202,1,202,1,202,
        1,202,1,202,1,202,1,203,1,203,1,203,1,203,1,203,1,203,1,203,1,203,
        1,203,1,203,1,203,1,203,1,204,1,204,1,204,1,204,1,204,1,204,1,204,
        1,204,1,204,1,204,1,204,1,205,1,205,1,205,1,205,1,205,1,205,1,205,
        1,205,1,206,1,206,1,206,1,206,1,206,1,206,1,206,1,206,1,206,1,206,
        1,206,1,206,1,206,1,206,1,206,1,206,1,207,1,207,1,207,1,207,1,207,
        1,207,1,207,1,207,1,207,1,207,1,207,1,207,1,207,1,207,1,207,1,207,
        1,208,1,208,1,208,1,208,1,208,1,208,1,209,1,209,1,209,1,209,1,209,
        1,209,1,209,1,209,1,210,1,210,1,210,1,210,1,210,1,210,1,210,1,210,
        1,210,1,211,1,211,1,211,1,211,1,211,1,211,1,211,1,211,1,211,1,211,
        1,212,1,212,1,212,1,212,1,212,1,212,1,212,1,212,1,213,1,213,1,213,
        1,213,1,213,1,213,1,213,1,213,1,213,1,213,1,213,1,214,1,214,1,214,
        1,214,1,214,1,214,1,214,1,214,1,214,1,214,1,214,1,215,1,215,1,215,
        1,215,1,215,1,215,1,216,1,216,1,216,1,216,1,216,1,216,1,216,1,216,
        1,217,1,217,1,217,1,217,1,217,1,217,1,218,1,218,1,218,1,218,1,218,
        1,218,1,219,1,219,1,219,1,219,1,219,1,220,1,220,1,220,1,220,1,220,
        1,220,1,220,1,220,1,220,1,220,1,220,1,220,1,220,1,221,1,221,1,221,
        1,221,1,221,1,221,1,221,1,221,1,221,1,221,1,221,1,221,1,221,1,222,
        1,222,1,222,1,222,1,222,1,222,1,222,1,222,1,223,1,223,1,223,1,223,
        1,223,1,223,1,223,1,224,1,224,1,224,1,224,1,224,1,224,1,224,1,224,
        1,224,1,224,1,224,1,225,1,225,1,225,1,225,1,225,1,225,1,225,1,225,
        1,226,1,226,1,226,1,226,1,226,1,226,1,226,1,227,1,227,1,227,1,227,
        1,227,1,227,1,227,1,228,1,228,1,228,1,228,1,228,1,228,1,228,1,228,
        1,228,1,228,1,228,1,229,1,229,1,229,1,229,1,229,1,229,1,229,1,229,
        1,230,1,230,1,230,1,230,1,230,1,230,1,231,1,231,1,231,1,231,1,231,
        1,231,1,231,1,231,1,232,1,232,1,232,1,232,1,232,1,232,1,232,1,232,
        1,232,1,233,1,233,1,233,1,233,1,233,1,233,1,233,1,234,1,234,1,234,
        1,234,1,234,1,234,1,235,1,235,1,235,1,235,1,235,1,235,1,235,1,235,
        1,235,1,235,1,235,3,235,2537,8,235,1,236,1,236,1,236,1,236,1,236,
        1,237,1,237,1,237,1,237,1,237,1,237,1,238,1,238,1,238,1,238,1,238,
        1,238,1,238,1,238,1,238,1,239,1,239,1,239,1,239,1,239,1,239,1,239,
        1,240,1,240,1,240,1,240,1,241,1,241,1,241,1,241,1,241,1,242,1,242,
        1,242,1,242,1,242,1,242,1,242,1,243,1,243,1,243,1,243,1,243,1,243,
        1,243,1,243,1,244,1,244,1,244,1,244,1,244,1,244,1,244,1,245,1,245,
        1,245,1,245,1,245,1,245,1,245,1,245,1,246,1,246,1,246,1,246,1,246,
        1,246,1,246,1,247,1,247,1,247,1,247,1,247,1,248,1,248,1,248,1,248,
        1,248,1,248,1,248,1,248,1,248,1,248,1,249,1,249,1,249,1,249,1,249,
        1,249,1,250,1,250,1,250,1,250,1,250,1,250,1,250,1,250,1,250,1,250,
        1,250,1,250,1,250,1,250,1,250,1,250,1,251,1,251,1,251,1,251,1,251,
        1,251,1,251,1,251,1,251,1,251,1,251,1,251,1,251,1,252,1,252,1,252,
        1,252,1,253,1,253,1,253,1,253,1,253,1,254,1,254,1,254,1,254,1,254,
        1,254,1,255,1,255,1,255,1,255,1,255,1,256,1,256,1,256,1,256,1,256,
        1,256,1,256,1,257,1,257,1,257,1,257,1,257,1,257,1,257,1,257,1,257,
        1,258,1,258,1,258,1,258,1,258,1,259,1,259,1,259,1,259,1,259,1,260,
        1,260,1,260,1,260,1,260,1,260,1,260,1,261,1,261,1,261,1,261,1,261,
        1,261,1,261,1,262,1,262,1,262,1,262,1,262,1,262,1,263,1,263,1,263,
        1,263,1,263,1,263,1,263,1,263,1,263,1,263,1,263,1,264,1,264,1,264,
        1,264,1,264,1,264,1,264,1,265,1,265,1,265,1,265,1,265,1,265,1,265,
        1,265,1,265,1,266,1,266,1,266,1,266,1,266,1,266,1,266,1,267,1,267,
        1,267,1,267,1,267,1,267,1,267,1,268,1,268,1,268,1,268,1,268,1,268,
        1,268,1,269,1,269,1,269,1,269,1,269,1,269,1,269,1,269,1,269,1,269,
        1,270,1,270,1,270,1,270,1,270,1,271,1,271,1,271,1,271,1,271,1,271,
        1,271,1,271,1,271,1,271,1,271,1,271,1,272,1,272,1,272,1,272,1,272,
        1,272,1,272,1,272,1,272,1,272,1,272,1,272,1,272,1,272,1,272,1,273,
        1,273,1,273,1,273,1,273,1,273,1,274,1,274,1,274,1,274,1,274,1,274,
        1,274,1,275,1,275,1,275,1,275,1,275,1,275,1,275,1,275,1,275,1,275,
        1,275,1,275,1,276,1,276,1,276,1,276,1,276,1,276,1,276,1,277,1,277,
        1,277,1,277,1,277,1,277,1,277,1,277,1,277,1,277,1,277,1,277,1,277,
        1,277,1,278,1,278,1,278,1,278,1,278,1,278,1,278,1,278,1,278,1,278,
        1,278,1,278,1,278,3,278,2877,8,278,1,279,1,279,1,279,1,279,1,279,
        1,279,1,279,1,279,1,279,1,279,1,279,1,280,1,280,1,280,1,280,1,280,
        1,281,1,281,1,281,1,281,1,281,1,282,1,282,1,282,1,282,1,282,1,282,
        1,282,1,282,1,282,1,282,1,283,1,283,1,283,1,283,1,283,1,283,1,283,
        1,283,1,283,1,283,1,283,1,283,1,283,1,284,1,284,1,284,1,284,1,284,
        1,284,1,284,1,284,1,284,1,284,1,284,1,284,1,284,1,284,1,285,1,285,
        1,285,1,285,1,285,1,285,1,285,1,285,1,285,1,285,1,285,1,285,1,285,
        1,285,1,286,1,286,1,286,1,286,1,286,1,286,1,286,1,286,1,286,1,286,
        1,286,1,286,1,286,1,286,1,287,1,287,1,287,1,287,1,287,1,287,1,287,
        1,287,1,288,1,288,1,288,1,289,1,289,1,289,1,289,1,289,1,289,1,290,
        1,290,1,290,1,290,1,290,1,290,1,290,1,290,1,290,1,291,1,291,1,291,
        1,291,1,291,1,291,1,291,1,291,1,291,1,291,1,291,1,291,1,292,1,292,
        1,292,1,292,1,292,1,292,1,292,1,292,1,292,1,292,1,292,1,292,1,292,
        1,293,1,293,1,293,1,293,1,293,1,293,1,293,1,293,1,293,1,293,1,294,
        1,294,1,294,1,294,1,294,1,295,1,295,1,295,1,295,1,295,1,296,1,296,
        1,296,1,296,1,296,1,296,1,296,1,296,1,296,1,297,1,297,1,297,1,297,
        1,297,1,297,1,297,1,297,1,297,1,298,1,298,1,298,1,298,1,298,1,299,
        1,299,1,299,1,299,1,299,1,299,1,299,1,299,1,299,1,299,1,300,1,300,
        1,300,1,300,1,300,1,300,1,300,1,300,1,300,1,300,1,301,1,301,1,301,
        1,301,1,301,1,301,1,301,1,301,1,302,1,302,1,302,1,302,1,302,1,302,
        1,303,1,303,1,303,1,303,1,303,1,303,1,303,1,304,1,304,1,304,1,304,
        1,304,1,304,1,304,1,304,1,305,1,305,1,305,1,305,1,305,1,305,1,305,
        1,306,1,306,1,306,1,306,1,306,1,306,1,306,1,306,1,307,1,307,1,307,
        1,307,1,307,1,307,1,308,1,308,1,308,1,308,1,308,1,308,1,308,1,309,
        1,309,1,309,1,309,1,310,1,310,1,310,1,310,1,310,1,311,1,311,1,311,
        1,311,1,311,1,311,1,312,1,312,1,312,1,312,1,312,1,312,1,312,1,313,
        1,313,1,313,1,313,1,313,1,313,1,313,1,313,1,314,1,314,1,314,1,314,
        1,314,1,314,1,314,1,314,1,315,1,315,1,315,1,315,1,315,1,316,1,316,
        1,316,1,316,1,316,1,316,1,317,1,317,1,317,1,317,1,317,1,318,1,318,
        1,318,1,318,1,318,1,319,1,319,1,319,1,319,1,319,1,319,1,320,1,320,
        1,320,1,320,1,320,1,321,1,321,1,321,1,321,1,321,1,321,1,322,1,322,
        1,322,1,322,1,322,1,322,1,322,1,323,1,323,1,323,1,323,1,323,1,324,
        1,324,1,324,1,324,1,324,1,324,1,324,1,325,1,325,1,325,1,325,1,325,
        1,326,1,326,1,326,1,326,1,326,1,326,1,327,1,327,1,327,1,327,1,327,
        1,328,1,328,1,328,3,328,3250,8,328,1,329,1,329,1,329,1,329,1,330,
        1,330,1,330,1,331,1,331,1,331,1,332,1,332,1,333,1,333,1,333,1,333,
        3,333,3268,8,333,1,334,1,334,1,335,1,335,1,335,1,335,3,335,3276,
        8,335,1,336,1,336,1,337,1,337,1,338,1,338,1,339,1,339,1,340,1,340,
        1,341,1,341,1,342,1,342,1,343,1,343,1,344,1,344,1,344,1,345,1,345,
        1,346,1,346,1,346,1,347,1,347,1,348,1,348,1,348,1,349,1,349,1,349,
        1,350,1,350,1,351,1,351,1,352,1,352,1,353,1,353,1,354,1,354,1,355,
        1,355,1,356,1,356,1,357,1,357,1,358,1,358,1,358,1,358,1,359,1,359,
        1,359,1,360,1,360,1,360,1,360,5,360,3337,8,360,10,360,12,360,3340,
        9,360,1,360,1,360,1,360,1,360,1,360,5,360,3347,8,360,10,360,12,360,
        3350,9,360,1,360,3,360,3353,8,360,1,361,1,361,1,361,1,361,5,361,
        3359,8,361,10,361,12,361,3362,9,361,1,361,1,361,1,361,1,361,1,361,
        5,361,3369,8,361,10,361,12,361,3372,9,361,1,361,3,361,3375,8,361,
        1,362,4,362,3378,8,362,11,362,12,362,3379,1,362,1,362,1,363,4,363,
        3385,8,363,11,363,12,363,3386,1,363,1,363,1,364,4,364,3392,8,364,
        11,364,12,364,3393,1,364,1,364,1,365,4,365,3399,8,365,11,365,12,
        365,3400,1,366,4,366,3404,8,366,11,366,12,366,3405,1,366,1,366,1,
        366,1,366,1,366,1,366,3,366,3414,8,366,1,367,1,367,1,367,1,368,4,
        368,3420,8,368,11,368,12,368,3421,1,368,3,368,3425,8,368,1,368,1,
        368,1,368,1,368,3,368,3431,8,368,1,368,1,368,1,368,3,368,3436,8,
        368,1,369,4,369,3439,8,369,11,369,12,369,3440,1,369,3,369,3444,8,
        369,1,369,1,369,1,369,1,369,3,369,3450,8,369,1,369,1,369,1,369,3,
        369,3455,8,369,1,370,4,370,3458,8,370,11,370,12,370,3459,1,370,3,
        370,3463,8,370,1,370,1,370,1,370,1,370,1,370,3,370,3470,8,370,1,
        370,1,370,1,370,1,370,1,370,3,370,3477,8,370,1,371,4,371,3480,8,
        371,11,371,12,371,3481,1,372,1,372,1,372,1,372,5,372,3488,8,372,
        10,372,12,372,3491,9,372,1,372,1,372,1,373,1,373,1,373,1,373,1,373,
        1,373,5,373,3501,8,373,10,373,12,373,3504,9,373,1,373,3,373,3507,
        8,373,1,373,3,373,3510,8,373,1,373,1,373,1,374,1,374,1,374,1,374,
        1,374,1,374,5,374,3520,8,374,10,374,12,374,3523,9,374,1,374,1,374,
        1,374,1,374,3,374,3529,8,374,1,374,1,374,1,375,4,375,3534,8,375,
        11,375,12,375,3535,1,375,1,375,1,376,1,376,1,377,1,377,1,378,1,378,
        3,378,3546,8,378,1,378,4,378,3549,8,378,11,378,12,378,3550,1,379,
        4,379,3554,8,379,11,379,12,379,3555,1,379,1,379,5,379,3560,8,379,
        10,379,12,379,3563,9,379,1,379,1,379,4,379,3567,8,379,11,379,12,
        379,3568,3,379,3571,8,379,1,3521,0,380,1,23,3,24,5,25,7,26,9,27,
        11,28,13,29,15,30,17,31,19,32,21,33,23,34,25,35,27,36,29,37,31,38,
        33,39,35,40,37,41,39,42,41,43,43,44,45,45,47,46,49,47,51,48,53,49,
        55,50,57,51,59,52,61,53,63,54,65,55,67,56,69,57,71,58,73,59,75,60,
        77,61,79,62,81,63,83,64,85,65,87,66,89,67,91,68,93,69,95,70,97,71,
        99,72,101,73,103,74,105,75,107,76,109,77,111,78,113,79,115,80,117,
        81,119,82,121,83,123,84,125,85,127,86,129,87,131,88,133,89,135,90,
        137,91,139,92,141,93,143,94,145,95,147,96,149,97,151,98,153,99,155,
        100,157,101,159,102,161,103,163,104,165,105,167,106,169,107,171,
        108,173,109,175,110,177,111,179,112,181,113,183,114,185,115,187,
        116,189,117,191,118,193,119,195,120,197,121,199,122,201,123,203,
        124,205,125,207,126,209,127,211,128,213,129,215,130,217,131,219,
        132,221,133,223,134,225,135,227,136,229,137,231,138,233,139,235,
        140,237,141,239,142,241,143,243,144,245,145,247,146,249,147,251,
        148,253,149,255,150,257,151,259,152,261,153,263,154,265,155,267,
        156,269,157,271,158,273,159,275,160,277,161,279,162,281,163,283,
        164,285,165,287,166,289,167,291,168,293,169,295,170,297,171,299,
        172,301,173,303,174,305,175,307,176,309,177,311,178,313,179,315,
        180,317,181,319,182,321,183,323,184,325,185,327,186,329,187,331,
        188,333,189,335,190,337,191,339,192,341,193,343,194,345,195,347,
        196,349,197,351,198,353,199,355,200,357,201,359,202,361,203,363,
        204,365,205,367,206,369,207,371,208,373,209,375,210,377,211,379,
        212,381,213,383,214,385,215,387,216,389,217,391,218,393,219,395,
        220,397,221,399,222,401,223,403,224,405,225,407,226,409,227,411,
        228,413,229,415,230,417,231,419,232,421,233,423,234,425,235,427,
        236,429,237,431,238,433,239,435,240,437,241,439,242,441,243,443,
        244,445,245,447,246,449,247,451,248,453,249,455,250,457,251,459,
        252,461,253,463,254,465,255,467,256,469,257,471,258,473,259,475,
        260,477,261,479,262,481,263,483,264,485,265,487,266,489,267,491,
        268,493,269,495,270,497,271,499,272,501,273,503,274,505,275,507,
        276,509,277,511,278,513,279,515,280,517,281,519,282,521,283,523,
        284,525,285,527,286,529,287,531,288,533,289,535,290,537,291,539,
        292,541,293,543,294,545,295,547,296,549,297,551,298,553,299,555,
        300,557,301,559,302,561,303,563,304,565,305,567,306,569,307,571,
        308,573,309,575,310,577,311,579,312,581,313,583,314,585,315,587,
        316,589,317,591,318,593,319,595,320,597,321,599,322,601,323,603,
        324,605,325,607,326,609,327,611,328,613,329,615,330,617,331,619,
        332,621,333,623,334,625,335,627,336,629,337,631,338,633,339,635,
        340,637,341,639,342,641,343,643,344,645,345,647,346,649,347,651,
        348,653,349,655,350,657,351,659,352,661,353,663,354,665,355,667,
        356,669,357,671,358,673,359,675,360,677,361,679,362,681,363,683,
        364,685,365,687,366,689,367,691,368,693,369,695,370,697,371,699,
        372,701,373,703,374,705,375,707,376,709,377,711,378,713,379,715,
        380,717,381,719,382,721,383,723,384,725,385,727,386,729,387,731,
        388,733,389,735,390,737,391,739,392,741,393,743,394,745,395,747,
        396,749,397,751,398,753,399,755,0,757,0,759,0,1,0,36,2,0,65,65,97,
        97,2,0,68,68,100,100,2,0,70,70,102,102,2,0,84,84,116,116,2,0,69,
        69,101,101,2,0,82,82,114,114,2,0,76,76,108,108,2,0,87,87,119,119,
        2,0,89,89,121,121,2,0,83,83,115,115,2,0,78,78,110,110,2,0,90,90,
        122,122,2,0,73,73,105,105,2,0,86,86,118,118,2,0,85,85,117,117,2,
        0,67,67,99,99,2,0,72,72,104,104,2,0,79,79,111,111,2,0,66,66,98,98,
        2,0,71,71,103,103,2,0,75,75,107,107,2,0,77,77,109,109,2,0,80,80,
        112,112,2,0,88,88,120,120,2,0,74,74,106,106,2,0,81,81,113,113,2,
        0,39,39,92,92,1,0,39,39,2,0,34,34,92,92,1,0,34,34,4,0,48,57,65,90,
        95,95,97,122,1,0,96,96,2,0,10,10,13,13,3,0,9,10,13,13,32,32,1,0,
        48,57,2,0,43,43,45,45,3617,0,1,1,0,0,0,0,3,1,0,0,0,0,5,1,0,0,0,0,
        7,1,0,0,0,0,9,1,0,0,0,0,11,1,0,0,0,0,13,1,0,0,0,0,15,1,0,0,0,0,17,
        1,0,0,0,0,19,1,0,0,0,0,21,1,0,0,0,0,23,1,0,0,0,0,25,1,0,0,0,0,27,
        1,0,0,0,0,29,1,0,0,0,0,31,1,0,0,0,0,33,1,0,0,0,0,35,1,0,0,0,0,37,
        1,0,0,0,0,39,1,0,0,0,0,41,1,0,0,0,0,43,1,0,0,0,0,45,1,0,0,0,0,47,
        1,0,0,0,0,49,1,0,0,0,0,51,1,0,0,0,0,53,1,0,0,0,0,55,1,0,0,0,0,57,
        1,0,0,0,0,59,1,0,0,0,0,61,1,0,0,0,0,63,1,0,0,0,0,65,1,0,0,0,0,67,
        1,0,0,0,0,69,1,0,0,0,0,71,1,0,0,0,0,73,1,0,0,0,0,75,1,0,0,0,0,77,
        1,0,0,0,0,79,1,0,0,0,0,81,1,0,0,0,0,83,1,0,0,0,0,85,1,0,0,0,0,87,
        1,0,0,0,0,89,1,0,0,0,0,91,1,0,0,0,0,93,1,0,0,0,0,95,1,0,0,0,0,97,
        1,0,0,0,0,99,1,0,0,0,0,101,1,0,0,0,0,103,1,0,0,0,0,105,1,0,0,0,0,
        107,1,0,0,0,0,109,1,0,0,0,0,111,1,0,0,0,0,113,1,0,0,0,0,115,1,0,
        0,0,0,117,1,0,0,0,0,119,1,0,0,0,0,121,1,0,0,0,0,123,1,0,0,0,0,125,
        1,0,0,0,0,127,1,0,0,0,0,129,1,0,0,0,0,131,1,0,0,0,0,133,1,0,0,0,
        0,135,1,0,0,0,0,137,1,0,0,0,0,139,1,0,0,0,0,141,1,0,0,0,0,143,1,
        0,0,0,0,145,1,0,0,0,0,147,1,0,0,0,0,149,1,0,0,0,0,151,1,0,0,0,0,
        153,1,0,0,0,0,155,1,0,0,0,0,157,1,0,0,0,0,159,1,0,0,0,0,161,1,0,
        0,0,0,163,1,0,0,0,0,165,1,0,0,0,0,167,1,0,0,0,0,169,1,0,0,0,0,171,
        1,0,0,0,0,173,1,0,0,0,0,175,1,0,0,0,0,177,1,0,0,0,0,179,1,0,0,0,
        0,181,1,0,0,0,0,183,1,0,0,0,0,185,1,0,0,0,0,187,1,0,0,0,0,189,1,
        0,0,0,0,191,1,0,0,0,0,193,1,0,0,0,0,195,1,0,0,0,0,197,1,0,0,0,0,
        199,1,0,0,0,0,201,1,0,0,0,0,203,1,0,0,0,0,205,1,0,0,0,0,207,1,0,
        0,0,0,209,1,0,0,0,0,211,1,0,0,0,0,213,1,0,0,0,0,215,1,0,0,0,0,217,
        1,0,0,0,0,219,1,0,0,0,0,221,1,0,0,0,0,223,1,0,0,0,0,225,1,0,0,0,
        0,227,1,0,0,0,0,229,1,0,0,0,0,231,1,0,0,0,0,233,1,0,0,0,0,235,1,
        0,0,0,0,237,1,0,0,0,0,239,1,0,0,0,0,241,1,0,0,0,0,243,1,0,0,0,0,
        245,1,0,0,0,0,247,1,0,0,0,0,249,1,0,0,0,0,251,1,0,0,0,0,253,1,0,
        0,0,0,255,1,0,0,0,0,257,1,0,0,0,0,259,1,0,0,0,0,261,1,0,0,0,0,263,
        1,0,0,0,0,265,1,0,0,0,0,267,1,0,0,0,0,269,1,0,0,0,0,271,1,0,0,0,
        0,273,1,0,0,0,0,275,1,0,0,0,0,277,1,0,0,0,0,279,1,0,0,0,0,281,1,
        0,0,0,0,283,1,0,0,0,0,285,1,0,0,0,0,287,1,0,0,0,0,289,1,0,0,0,0,
        291,1,0,0,0,0,293,1,0,0,0,0,295,1,0,0,0,0,297,1,0,0,0,0,299,1,0,
        0,0,0,301,1,0,0,0,0,303,1,0,0,0,0,305,1,0,0,0,0,307,1,0,0,0,0,309,
        1,0,0,0,0,311,1,0,0,0,0,313,1,0,0,0,0,315,1,0,0,0,0,317,1,0,0,0,
        0,319,1,0,0,0,0,321,1,0,0,0,0,323,1,0,0,0,0,325,1,0,0,0,0,327,1,
        0,0,0,0,329,1,0,0,0,0,331,1,0,0,0,0,333,1,0,0,0,0,335,1,0,0,0,0,
        337,1,0,0,0,0,339,1,0,0,0,0,341,1,0,0,0,0,343,1,0,0,0,0,345,1,0,
        0,0,0,347,1,0,0,0,0,349,1,0,0,0,0,351,1,0,0,0,0,353,1,0,0,0,0,355,
        1,0,0,0,0,357,1,0,0,0,0,359,1,0,0,0,0,361,1,0,0,0,0,363,1,0,0,0,
        0,365,1,0,0,0,0,367,1,0,0,0,0,369,1,0,0,0,0,371,1,0,0,0,0,373,1,
        0,0,0,0,375,1,0,0,0,0,377,1,0,0,0,0,379,1,0,0,0,0,381,1,0,0,0,0,
        383,1,0,0,0,0,385,1,0,0,0,0,387,1,0,0,0,0,389,1,0,0,0,0,391,1,0,
        0,0,0,393,1,0,0,0,0,395,1,0,0,0,0,397,1,0,0,0,0,399,1,0,0,0,0,401,
        1,0,0,0,0,403,1,0,0,0,0,405,1,0,0,0,0,407,1,0,0,0,0,409,1,0,0,0,
        0,411,1,0,0,0,0,413,1,0,0,0,0,415,1,0,0,0,0,417,1,0,0,0,0,419,1,
        0,0,0,0,421,1,0,0,0,0,423,1,0,0,0,0,425,1,0,0,0,0,427,1,0,0,0,0,
        429,1,0,0,0,0,431,1,0,0,0,0,433,1,0,0,0,0,435,1,0,0,0,0,437,1,0,
        0,0,0,439,1,0,0,0,0,441,1,0,0,0,0,443,1,0,0,0,0,445,1,0,0,0,0,447,
        1,0,0,0,0,449,1,0,0,0,0,451,1,0,0,0,0,453,1,0,0,0,0,455,1,0,0,0,
        0,457,1,0,0,0,0,459,1,0,0,0,0,461,1,0,0,0,0,463,1,0,0,0,0,465,1,
        0,0,0,0,467,1,0,0,0,0,469,1,0,0,0,0,471,1,0,0,0,0,473,1,0,0,0,0,
        475,1,0,0,0,0,477,1,0,0,0,0,479,1,0,0,0,0,481,1,0,0,0,0,483,1,0,
        0,0,0,485,1,0,0,0,0,487,1,0,0,0,0,489,1,0,0,0,0,491,1,0,0,0,0,493,
        1,0,0,0,0,495,1,0,0,0,0,497,1,0,0,0,0,499,1,0,0,0,0,501,1,0,0,0,
        0,503,1,0,0,0,0,505,1,0,0,0,0,507,1,0,0,0,0,509,1,0,0,0,0,511,1,
        0,0,0,0,513,1,0,0,0,0,515,1,0,0,0,0,517,1,0,0,0,0,519,1,0,0,0,0,
        521,1,0,0,0,0,523,1,0,0,0,0,525,1,0,0,0,0,527,1,0,0,0,0,529,1,0,
        0,0,0,531,1,0,0,0,0,533,1,0,0,0,0,535,1,0,0,0,0,537,1,0,0,0,0,539,
        1,0,0,0,0,541,1,0,0,0,0,543,1,0,0,0,0,545,1,0,0,0,0,547,1,0,0,0,
        0,549,1,0,0,0,0,551,1,0,0,0,0,553,1,0,0,0,0,555,1,0,0,0,0,557,1,
        0,0,0,0,559,1,0,0,0,0,561,1,0,0,0,0,563,1,0,0,0,0,565,1,0,0,0,0,
        567,1,0,0,0,0,569,1,0,0,0,0,571,1,0,0,0,0,573,1,0,0,0,0,575,1,0,
        0,0,0,577,1,0,0,0,0,579,1,0,0,0,0,581,1,0,0,0,0,583,1,0,0,0,0,585,
        1,0,0,0,0,587,1,0,0,0,0,589,1,0,0,0,0,591,1,0,0,0,0,593,1,0,0,0,
        0,595,1,0,0,0,0,597,1,0,0,0,0,599,1,0,0,0,0,601,1,0,0,0,0,603,1,
        0,0,0,0,605,1,0,0,0,0,607,1,0,0,0,0,609,1,0,0,0,0,611,1,0,0,0,0,
        613,1,0,0,0,0,615,1,0,0,0,0,617,1,0,0,0,0,619,1,0,0,0,0,621,1,0,
        0,0,0,623,1,0,0,0,0,625,1,0,0,0,0,627,1,0,0,0,0,629,1,0,0,0,0,631,
        1,0,0,0,0,633,1,0,0,0,0,635,1,0,0,0,0,637,1,0,0,0,0,639,1,0,0,0,
        0,641,1,0,0,0,0,643,1,0,0,0,0,645,1,0,0,0,0,647,1,0,0,0,0,649,1,
        0,0,0,0,651,1,0,0,0,0,653,1,0,0,0,0,655,1,0,0,0,0,657,1,0,0,0,0,
        659,1,0,0,0,0,661,1,0,0,0,0,663,1,0,0,0,0,665,1,0,0,0,0,667,1,0,
        0,0,0,669,1,0,0,0,0,671,1,0,0,0,0,673,1,0,0,0,0,675,1,0,0,0,0,677,
        1,0,0,0,0,679,1,0,0,0,0,681,1,0,0,0,0,683,1,0,0,0,0,685,1,0,0,0,
        0,687,1,0,0,0,0,689,1,0,0,0,0,691,1,0,0,0,0,693,1,0,0,0,0,695,1,
        0,0,0,0,697,1,0,0,0,0,699,1,0,0,0,0,701,1,0,0,0,0,703,1,0,0,0,0,
        705,1,0,0,0,0,707,1,0,0,0,0,709,1,0,0,0,0,711,1,0,0,0,0,713,1,0,
        0,0,0,715,1,0,0,0,0,717,1,0,0,0,0,719,1,0,0,0,0,721,1,0,0,0,0,723,
        1,0,0,0,0,725,1,0,0,0,0,727,1,0,0,0,0,729,1,0,0,0,0,731,1,0,0,0,
        0,733,1,0,0,0,0,735,1,0,0,0,0,737,1,0,0,0,0,739,1,0,0,0,0,741,1,
        0,0,0,0,743,1,0,0,0,0,745,1,0,0,0,0,747,1,0,0,0,0,749,1,0,0,0,0,
        751,1,0,0,0,0,753,1,0,0,0,1,761,1,0,0,0,3,765,1,0,0,0,5,771,1,0,
        0,0,7,775,1,0,0,0,9,781,1,0,0,0,11,788,1,0,0,0,13,796,1,0,0,0,15,
        800,1,0,0,0,17,805,1,0,0,0,19,809,1,0,0,0,21,819,1,0,0,0,23,827,
        1,0,0,0,25,833,1,0,0,0,27,836,1,0,0,0,29,840,1,0,0,0,31,843,1,0,
        0,0,33,857,1,0,0,0,35,865,1,0,0,0,37,872,1,0,0,0,39,879,1,0,0,0,
        41,887,1,0,0,0,43,892,1,0,0,0,45,899,1,0,0,0,47,907,1,0,0,0,49,910,
        1,0,0,0,51,915,1,0,0,0,53,921,1,0,0,0,55,929,1,0,0,0,57,934,1,0,
        0,0,59,939,1,0,0,0,61,947,1,0,0,0,63,956,1,0,0,0,65,963,1,0,0,0,
        67,968,1,0,0,0,69,978,1,0,0,0,71,984,1,0,0,0,73,990,1,0,0,0,75,998,
        1,0,0,0,77,1008,1,0,0,0,79,1016,1,0,0,0,81,1024,1,0,0,0,83,1035,
        1,0,0,0,85,1042,1,0,0,0,87,1050,1,0,0,0,89,1058,1,0,0,0,91,1065,
        1,0,0,0,93,1073,1,0,0,0,95,1085,1,0,0,0,97,1093,1,0,0,0,99,1105,
        1,0,0,0,101,1116,1,0,0,0,103,1121,1,0,0,0,105,1128,1,0,0,0,107,1134,
        1,0,0,0,109,1139,1,0,0,0,111,1147,1,0,0,0,113,1160,1,0,0,0,115,1173,
        1,0,0,0,117,1191,1,0,0,0,119,1204,1,0,0,0,121,1209,1,0,0,0,123,1218,
        1,0,0,0,125,1228,1,0,0,0,127,1233,1,0,0,0,129,1241,1,0,0,0,131,1250,
        1,0,0,0,133,1259,1,0,0,0,135,1269,1,0,0,0,137,1273,1,0,0,0,139,1283,
        1,0,0,0,141,1288,1,0,0,0,143,1301,1,0,0,0,145,1305,1,0,0,0,147,1313,
        1,0,0,0,149,1321,1,0,0,0,151,1329,1,0,0,0,153,1336,1,0,0,0,155,1346,
        1,0,0,0,157,1351,1,0,0,0,159,1360,1,0,0,0,161,1364,1,0,0,0,163,1376,
        1,0,0,0,165,1386,1,0,0,0,167,1395,1,0,0,0,169,1406,1,0,0,0,171,1410,
        1,0,0,0,173,1417,1,0,0,0,175,1422,1,0,0,0,177,1427,1,0,0,0,179,1431,
        1,0,0,0,181,1438,1,0,0,0,183,1446,1,0,0,0,185,1453,1,0,0,0,187,1462,
        1,0,0,0,189,1470,1,0,0,0,191,1477,1,0,0,0,193,1485,1,0,0,0,195,1492,
        1,0,0,0,197,1501,1,0,0,0,199,1510,1,0,0,0,201,1518,1,0,0,0,203,1524,
        1,0,0,0,205,1530,1,0,0,0,207,1537,1,0,0,0,209,1548,1,0,0,0,211,1555,
        1,0,0,0,213,1561,1,0,0,0,215,1567,1,0,0,0,217,1577,1,0,0,0,219,1581,
        1,0,0,0,221,1589,1,0,0,0,223,1596,1,0,0,0,225,1606,1,0,0,0,227,1611,
        1,0,0,0,229,1616,1,0,0,0,231,1625,1,0,0,0,233,1635,1,0,0,0,235,1645,
        1,0,0,0,237,1652,1,0,0,0,239,1658,1,0,0,0,241,1664,1,0,0,0,243,1673,
        1,0,0,0,245,1680,1,0,0,0,247,1685,1,0,0,0,249,1691,1,0,0,0,251,1702,
        1,0,0,0,253,1705,1,0,0,0,255,1712,1,0,0,0,257,1718,1,0,0,0,259,1725,
        1,0,0,0,261,1728,1,0,0,0,263,1736,1,0,0,0,265,1742,1,0,0,0,267,1750,
        1,0,0,0,269,1756,1,0,0,0,271,1763,1,0,0,0,273,1775,1,0,0,0,275,1782,
        1,0,0,0,277,1786,1,0,0,0,279,1794,1,0,0,0,281,1804,1,0,0,0,283,1813,
        1,0,0,0,285,1818,1,0,0,0,287,1821,1,0,0,0,289,1827,1,0,0,0,291,1832,
        1,0,0,0,293,1837,1,0,0,0,295,1842,1,0,0,0,297,1850,1,0,0,0,299,1855,
        1,0,0,0,301,1863,1,0,0,0,303,1868,1,0,0,0,305,1873,1,0,0,0,307,1879,
        1,0,0,0,309,1885,1,0,0,0,311,1890,1,0,0,0,313,1895,1,0,0,0,315,1901,
        1,0,0,0,317,1910,1,0,0,0,319,1915,1,0,0,0,321,1921,1,0,0,0,323,1929,
        1,0,0,0,325,1934,1,0,0,0,327,1940,1,0,0,0,329,1944,1,0,0,0,331,1952,
        1,0,0,0,333,1958,1,0,0,0,335,1970,1,0,0,0,337,1983,1,0,0,0,339,1995,
        1,0,0,0,341,2008,1,0,0,0,343,2014,1,0,0,0,345,2021,1,0,0,0,347,2029,
        1,0,0,0,349,2035,1,0,0,0,351,2042,1,0,0,0,353,2047,1,0,0,0,355,2052,
        1,0,0,0,357,2062,1,0,0,0,359,2073,1,0,0,0,361,2084,1,0,0,0,363,2096,
        1,0,0,0,365,2104,1,0,0,0,367,2111,1,0,0,0,369,2113,1,0,0,0,371,2118,
        1,0,0,0,373,2124,1,0,0,0,375,2132,1,0,0,0,377,2135,1,0,0,0,379,2142,
        1,0,0,0,381,2145,1,0,0,0,383,2150,1,0,0,0,385,2157,1,0,0,0,387,2165,
        1,0,0,0,389,2168,1,0,0,0,391,2174,1,0,0,0,393,2178,1,0,0,0,395,2184,
        1,0,0,0,397,2197,1,0,0,0,399,2202,1,0,0,0,401,2211,1,0,0,0,403,2219,
        1,0,0,0,405,2229,1,0,0,0,407,2239,1,0,0,0,409,2251,1,0,0,0,411,2262,
        1,0,0,0,413,2270,1,0,0,0,415,2286,1,0,0,0,417,2302,1,0,0,0,419,2308,
        1,0,0,0,421,2316,1,0,0,0,423,2325,1,0,0,0,425,2335,1,0,0,0,427,2343,
        1,0,0,0,429,2354,1,0,0,0,431,2365,1,0,0,0,433,2371,1,0,0,0,435,2379,
        1,0,0,0,437,2385,1,0,0,0,439,2391,1,0,0,0,441,2396,1,0,0,0,443,2409,
        1,0,0,0,445,2422,1,0,0,0,447,2430,1,0,0,0,449,2437,1,0,0,0,451,2448,
        1,0,0,0,453,2456,1,0,0,0,455,2463,1,0,0,0,457,2470,1,0,0,0,459,2481,
        1,0,0,0,461,2489,1,0,0,0,463,2495,1,0,0,0,465,2503,1,0,0,0,467,2512,
        1,0,0,0,469,2519,1,0,0,0,471,2536,1,0,0,0,473,2538,1,0,0,0,475,2543,
        1,0,0,0,477,2549,1,0,0,0,479,2558,1,0,0,0,481,2565,1,0,0,0,483,2569,
        1,0,0,0,485,2574,1,0,0,0,487,2581,1,0,0,0,489,2589,1,0,0,0,491,2596,
        1,0,0,0,493,2604,1,0,0,0,495,2611,1,0,0,0,497,2616,1,0,0,0,499,2626,
        1,0,0,0,501,2632,1,0,0,0,503,2648,1,0,0,0,505,2661,1,0,0,0,507,2665,
        1,0,0,0,509,2670,1,0,0,0,511,2676,1,0,0,0,513,2681,1,0,0,0,515,2688,
        1,0,0,0,517,2697,1,0,0,0,519,2702,1,0,0,0,521,2707,1,0,0,0,523,2714,
        1,0,0,0,525,2721,1,0,0,0,527,2727,1,0,0,0,529,2738,1,0,0,0,531,2745,
        1,0,0,0,533,2754,1,0,0,0,535,2761,1,0,0,0,537,2768,1,0,0,0,539,2775,
        1,0,0,0,541,2785,1,0,0,0,543,2790,1,0,0,0,545,2802,1,0,0,0,547,2817,
        1,0,0,0,549,2823,1,0,0,0,551,2830,1,0,0,0,553,2842,1,0,0,0,555,2849,
        1,0,0,0,557,2876,1,0,0,0,559,2878,1,0,0,0,561,2889,1,0,0,0,563,2894,
        1,0,0,0,565,2899,1,0,0,0,567,2909,1,0,0,0,569,2922,1,0,0,0,571,2936,
        1,0,0,0,573,2950,1,0,0,0,575,2964,1,0,0,0,577,2972,1,0,0,0,579,2975,
        1,0,0,0,581,2981,1,0,0,0,583,2990,1,0,0,0,585,3002,1,0,0,0,587,3015,
        1,0,0,0,589,3025,1,0,0,0,591,3030,1,0,0,0,593,3035,1,0,0,0,595,3044,
        1,0,0,0,597,3053,1,0,0,0,599,3058,1,0,0,0,601,3068,1,0,0,0,603,3078,
        1,0,0,0,605,3086,1,0,0,0,607,3092,1,0,0,0,609,3099,1,0,0,0,611,3107,
        1,0,0,0,613,3114,1,0,0,0,615,3122,1,0,0,0,617,3128,1,0,0,0,619,3135,
        1,0,0,0,621,3139,1,0,0,0,623,3144,1,0,0,0,625,3150,1,0,0,0,627,3157,
        1,0,0,0,629,3165,1,0,0,0,631,3173,1,0,0,0,633,3178,1,0,0,0,635,3184,
        1,0,0,0,637,3189,1,0,0,0,639,3194,1,0,0,0,641,3200,1,0,0,0,643,3205,
        1,0,0,0,645,3211,1,0,0,0,647,3218,1,0,0,0,649,3223,1,0,0,0,651,3230,
        1,0,0,0,653,3235,1,0,0,0,655,3241,1,0,0,0,657,3249,1,0,0,0,659,3251,
        1,0,0,0,661,3255,1,0,0,0,663,3258,1,0,0,0,665,3261,1,0,0,0,667,3267,
        1,0,0,0,669,3269,1,0,0,0,671,3275,1,0,0,0,673,3277,1,0,0,0,675,3279,
        1,0,0,0,677,3281,1,0,0,0,679,3283,1,0,0,0,681,3285,1,0,0,0,683,3287,
        1,0,0,0,685,3289,1,0,0,0,687,3291,1,0,0,0,689,3293,1,0,0,0,691,3296,
        1,0,0,0,693,3298,1,0,0,0,695,3301,1,0,0,0,697,3303,1,0,0,0,699,3306,
        1,0,0,0,701,3309,1,0,0,0,703,3311,1,0,0,0,705,3313,1,0,0,0,707,3315,
        1,0,0,0,709,3317,1,0,0,0,711,3319,1,0,0,0,713,3321,1,0,0,0,715,3323,
        1,0,0,0,717,3325,1,0,0,0,719,3329,1,0,0,0,721,3352,1,0,0,0,723,3374,
        1,0,0,0,725,3377,1,0,0,0,727,3384,1,0,0,0,729,3391,1,0,0,0,731,3398,
        1,0,0,0,733,3413,1,0,0,0,735,3415,1,0,0,0,737,3435,1,0,0,0,739,3454,
        1,0,0,0,741,3476,1,0,0,0,743,3479,1,0,0,0,745,3483,1,0,0,0,747,3494,
        1,0,0,0,749,3513,1,0,0,0,751,3533,1,0,0,0,753,3539,1,0,0,0,755,3541,
        1,0,0,0,757,3543,1,0,0,0,759,3570,1,0,0,0,761,762,7,0,0,0,762,763,
        7,1,0,0,763,764,7,1,0,0,764,2,1,0,0,0,765,766,7,0,0,0,766,767,7,
        2,0,0,767,768,7,3,0,0,768,769,7,4,0,0,769,770,7,5,0,0,770,4,1,0,
        0,0,771,772,7,0,0,0,772,773,7,6,0,0,773,774,7,6,0,0,774,6,1,0,0,
        0,775,776,7,0,0,0,776,777,7,6,0,0,777,778,7,3,0,0,778,779,7,4,0,
        0,779,780,7,5,0,0,780,8,1,0,0,0,781,782,7,0,0,0,782,783,7,6,0,0,
        783,784,7,7,0,0,784,785,7,0,0,0,785,786,7,8,0,0,786,787,7,9,0,0,
        787,10,1,0,0,0,788,789,7,0,0,0,789,790,7,10,0,0,790,791,7,0,0,0,
        791,792,7,6,0,0,792,793,7,8,0,0,793,794,7,11,0,0,794,795,7,4,0,0,
        795,12,1,0,0,0,796,797,7,0,0,0,797,798,7,10,0,0,798,799,7,1,0,0,
        799,14,1,0,0,0,800,801,7,0,0,0,801,802,7,10,0,0,802,803,7,3,0,0,
        803,804,7,12,0,0,804,16,1,0,0,0,805,806,7,0,0,0,806,807,7,10,0,0,
        807,808,7,8,0,0,808,18,1,0,0,0,809,810,7,0,0,0,810,811,7,10,0,0,
        811,812,7,8,0,0,812,813,5,95,0,0,813,814,7,13,0,0,814,815,7,0,0,
        0,815,816,7,6,0,0,816,817,7,14,0,0,817,818,7,4,0,0,818,20,1,0,0,
        0,819,820,7,0,0,0,820,821,7,5,0,0,821,822,7,15,0,0,822,823,7,16,
        0,0,823,824,7,12,0,0,824,825,7,13,0,0,825,826,7,4,0,0,826,22,1,0,
        0,0,827,828,7,0,0,0,828,829,7,5,0,0,829,830,7,5,0,0,830,831,7,0,
        0,0,831,832,7,8,0,0,832,24,1,0,0,0,833,834,7,0,0,0,834,835,7,9,0,
        0,835,26,1,0,0,0,836,837,7,0,0,0,837,838,7,9,0,0,838,839,7,15,0,
        0,839,28,1,0,0,0,840,841,7,0,0,0,841,842,7,3,0,0,842,30,1,0,0,0,
        843,844,7,0,0,0,844,845,7,14,0,0,845,846,7,3,0,0,846,847,7,16,0,
        0,847,848,7,17,0,0,848,849,7,5,0,0,849,850,7,12,0,0,850,851,7,11,
        0,0,851,852,7,0,0,0,852,853,7,3,0,0,853,854,7,12,0,0,854,855,7,17,
        0,0,855,856,7,10,0,0,856,32,1,0,0,0,857,858,7,18,0,0,858,859,7,4,
        0,0,859,860,7,3,0,0,860,861,7,7,0,0,861,862,7,4,0,0,862,863,7,4,
        0,0,863,864,7,10,0,0,864,34,1,0,0,0,865,866,7,18,0,0,866,867,7,12,
        0,0,867,868,7,19,0,0,868,869,7,12,0,0,869,870,7,10,0,0,870,871,7,
        3,0,0,871,36,1,0,0,0,872,873,7,18,0,0,873,874,7,12,0,0,874,875,7,
        10,0,0,875,876,7,0,0,0,876,877,7,5,0,0,877,878,7,8,0,0,878,38,1,
        0,0,0,879,880,7,18,0,0,880,881,7,17,0,0,881,882,7,17,0,0,882,883,
        7,6,0,0,883,884,7,4,0,0,884,885,7,0,0,0,885,886,7,10,0,0,886,40,
        1,0,0,0,887,888,7,18,0,0,888,889,7,17,0,0,889,890,7,3,0,0,890,891,
        7,16,0,0,891,42,1,0,0,0,892,893,7,18,0,0,893,894,7,14,0,0,894,895,
        7,15,0,0,895,896,7,20,0,0,896,897,7,4,0,0,897,898,7,3,0,0,898,44,
        1,0,0,0,899,900,7,18,0,0,900,901,7,14,0,0,901,902,7,15,0,0,902,903,
        7,20,0,0,903,904,7,4,0,0,904,905,7,3,0,0,905,906,7,9,0,0,906,46,
        1,0,0,0,907,908,7,18,0,0,908,909,7,8,0,0,909,48,1,0,0,0,910,911,
        7,18,0,0,911,912,7,8,0,0,912,913,7,3,0,0,913,914,7,4,0,0,914,50,
        1,0,0,0,915,916,7,15,0,0,916,917,7,0,0,0,917,918,7,15,0,0,918,919,
        7,16,0,0,919,920,7,4,0,0,920,52,1,0,0,0,921,922,7,15,0,0,922,923,
        7,0,0,0,923,924,7,9,0,0,924,925,7,15,0,0,925,926,7,0,0,0,926,927,
        7,1,0,0,927,928,7,4,0,0,928,54,1,0,0,0,929,930,7,15,0,0,930,931,
        7,0,0,0,931,932,7,9,0,0,932,933,7,4,0,0,933,56,1,0,0,0,934,935,7,
        15,0,0,935,936,7,0,0,0,936,937,7,9,0,0,937,938,7,3,0,0,938,58,1,
        0,0,0,939,940,7,15,0,0,940,941,7,0,0,0,941,942,7,3,0,0,942,943,7,
        0,0,0,943,944,7,6,0,0,944,945,7,17,0,0,945,946,7,19,0,0,946,60,1,
        0,0,0,947,948,7,15,0,0,948,949,7,0,0,0,949,950,7,3,0,0,950,951,7,
        0,0,0,951,952,7,6,0,0,952,953,7,17,0,0,953,954,7,19,0,0,954,955,
        7,9,0,0,955,62,1,0,0,0,956,957,7,15,0,0,957,958,7,16,0,0,958,959,
        7,0,0,0,959,960,7,10,0,0,960,961,7,19,0,0,961,962,7,4,0,0,962,64,
        1,0,0,0,963,964,7,15,0,0,964,965,7,16,0,0,965,966,7,0,0,0,966,967,
        7,5,0,0,967,66,1,0,0,0,968,969,7,15,0,0,969,970,7,16,0,0,970,971,
        7,0,0,0,971,972,7,5,0,0,972,973,7,0,0,0,973,974,7,15,0,0,974,975,
        7,3,0,0,975,976,7,4,0,0,976,977,7,5,0,0,977,68,1,0,0,0,978,979,7,
        15,0,0,979,980,7,16,0,0,980,981,7,4,0,0,981,982,7,15,0,0,982,983,
        7,20,0,0,983,70,1,0,0,0,984,985,7,15,0,0,985,986,7,6,0,0,986,987,
        7,4,0,0,987,988,7,0,0,0,988,989,7,5,0,0,989,72,1,0,0,0,990,991,7,
        15,0,0,991,992,7,6,0,0,992,993,7,14,0,0,993,994,7,9,0,0,994,995,
        7,3,0,0,995,996,7,4,0,0,996,997,7,5,0,0,997,74,1,0,0,0,998,999,7,
        15,0,0,999,1000,7,6,0,0,1000,1001,7,14,0,0,1001,1002,7,9,0,0,1002,
        1003,7,3,0,0,1003,1004,7,4,0,0,1004,1005,7,5,0,0,1005,1006,7,4,0,
        0,1006,1007,7,1,0,0,1007,76,1,0,0,0,1008,1009,7,15,0,0,1009,1010,
        7,17,0,0,1010,1011,7,1,0,0,1011,1012,7,4,0,0,1012,1013,7,19,0,0,
        1013,1014,7,4,0,0,1014,1015,7,10,0,0,1015,78,1,0,0,0,1016,1017,7,
        15,0,0,1017,1018,7,17,0,0,1018,1019,7,6,0,0,1019,1020,7,6,0,0,1020,
        1021,7,0,0,0,1021,1022,7,3,0,0,1022,1023,7,4,0,0,1023,80,1,0,0,0,
        1024,1025,7,15,0,0,1025,1026,7,17,0,0,1026,1027,7,6,0,0,1027,1028,
        7,6,0,0,1028,1029,7,4,0,0,1029,1030,7,15,0,0,1030,1031,7,3,0,0,1031,
        1032,7,12,0,0,1032,1033,7,17,0,0,1033,1034,7,10,0,0,1034,82,1,0,
        0,0,1035,1036,7,15,0,0,1036,1037,7,17,0,0,1037,1038,7,6,0,0,1038,
        1039,7,14,0,0,1039,1040,7,21,0,0,1040,1041,7,10,0,0,1041,84,1,0,
        0,0,1042,1043,7,15,0,0,1043,1044,7,17,0,0,1044,1045,7,6,0,0,1045,
        1046,7,14,0,0,1046,1047,7,21,0,0,1047,1048,7,10,0,0,1048,1049,7,
        9,0,0,1049,86,1,0,0,0,1050,1051,7,15,0,0,1051,1052,7,17,0,0,1052,
        1053,7,21,0,0,1053,1054,7,21,0,0,1054,1055,7,4,0,0,1055,1056,7,10,
        0,0,1056,1057,7,3,0,0,1057,88,1,0,0,0,1058,1059,7,15,0,0,1059,1060,
        7,17,0,0,1060,1061,7,21,0,0,1061,1062,7,21,0,0,1062,1063,7,12,0,
        0,1063,1064,7,3,0,0,1064,90,1,0,0,0,1065,1066,7,15,0,0,1066,1067,
        7,17,0,0,1067,1068,7,21,0,0,1068,1069,7,22,0,0,1069,1070,7,0,0,0,
        1070,1071,7,15,0,0,1071,1072,7,3,0,0,1072,92,1,0,0,0,1073,1074,7,
        15,0,0,1074,1075,7,17,0,0,1075,1076,7,21,0,0,1076,1077,7,22,0,0,
        1077,1078,7,0,0,0,1078,1079,7,15,0,0,1079,1080,7,3,0,0,1080,1081,
        7,12,0,0,1081,1082,7,17,0,0,1082,1083,7,10,0,0,1083,1084,7,9,0,0,
        1084,94,1,0,0,0,1085,1086,7,15,0,0,1086,1087,7,17,0,0,1087,1088,
        7,21,0,0,1088,1089,7,22,0,0,1089,1090,7,14,0,0,1090,1091,7,3,0,0,
        1091,1092,7,4,0,0,1092,96,1,0,0,0,1093,1094,7,15,0,0,1094,1095,7,
        17,0,0,1095,1096,7,10,0,0,1096,1097,7,15,0,0,1097,1098,7,0,0,0,1098,
        1099,7,3,0,0,1099,1100,7,4,0,0,1100,1101,7,10,0,0,1101,1102,7,0,
        0,0,1102,1103,7,3,0,0,1103,1104,7,4,0,0,1104,98,1,0,0,0,1105,1106,
        7,15,0,0,1106,1107,7,17,0,0,1107,1108,7,10,0,0,1108,1109,7,9,0,0,
        1109,1110,7,3,0,0,1110,1111,7,5,0,0,1111,1112,7,0,0,0,1112,1113,
        7,12,0,0,1113,1114,7,10,0,0,1114,1115,7,3,0,0,1115,100,1,0,0,0,1116,
        1117,7,15,0,0,1117,1118,7,17,0,0,1118,1119,7,9,0,0,1119,1120,7,3,
        0,0,1120,102,1,0,0,0,1121,1122,7,15,0,0,1122,1123,7,5,0,0,1123,1124,
        7,4,0,0,1124,1125,7,0,0,0,1125,1126,7,3,0,0,1126,1127,7,4,0,0,1127,
        104,1,0,0,0,1128,1129,7,15,0,0,1129,1130,7,5,0,0,1130,1131,7,17,
        0,0,1131,1132,7,9,0,0,1132,1133,7,9,0,0,1133,106,1,0,0,0,1134,1135,
        7,15,0,0,1135,1136,7,14,0,0,1136,1137,7,18,0,0,1137,1138,7,4,0,0,
        1138,108,1,0,0,0,1139,1140,7,15,0,0,1140,1141,7,14,0,0,1141,1142,
        7,5,0,0,1142,1143,7,5,0,0,1143,1144,7,4,0,0,1144,1145,7,10,0,0,1145,
        1146,7,3,0,0,1146,110,1,0,0,0,1147,1148,7,15,0,0,1148,1149,7,14,
        0,0,1149,1150,7,5,0,0,1150,1151,7,5,0,0,1151,1152,7,4,0,0,1152,1153,
        7,10,0,0,1153,1154,7,3,0,0,1154,1155,5,95,0,0,1155,1156,7,1,0,0,
        1156,1157,7,0,0,0,1157,1158,7,3,0,0,1158,1159,7,4,0,0,1159,112,1,
        0,0,0,1160,1161,7,15,0,0,1161,1162,7,14,0,0,1162,1163,7,5,0,0,1163,
        1164,7,5,0,0,1164,1165,7,4,0,0,1165,1166,7,10,0,0,1166,1167,7,3,
        0,0,1167,1168,5,95,0,0,1168,1169,7,3,0,0,1169,1170,7,12,0,0,1170,
        1171,7,21,0,0,1171,1172,7,4,0,0,1172,114,1,0,0,0,1173,1174,7,15,
        0,0,1174,1175,7,14,0,0,1175,1176,7,5,0,0,1176,1177,7,5,0,0,1177,
        1178,7,4,0,0,1178,1179,7,10,0,0,1179,1180,7,3,0,0,1180,1181,5,95,
        0,0,1181,1182,7,3,0,0,1182,1183,7,12,0,0,1183,1184,7,21,0,0,1184,
        1185,7,4,0,0,1185,1186,7,9,0,0,1186,1187,7,3,0,0,1187,1188,7,0,0,
        0,1188,1189,7,21,0,0,1189,1190,7,22,0,0,1190,116,1,0,0,0,1191,1192,
        7,15,0,0,1192,1193,7,14,0,0,1193,1194,7,5,0,0,1194,1195,7,5,0,0,
        1195,1196,7,4,0,0,1196,1197,7,10,0,0,1197,1198,7,3,0,0,1198,1199,
        5,95,0,0,1199,1200,7,14,0,0,1200,1201,7,9,0,0,1201,1202,7,4,0,0,
        1202,1203,7,5,0,0,1203,118,1,0,0,0,1204,1205,7,1,0,0,1205,1206,7,
        0,0,0,1206,1207,7,3,0,0,1207,1208,7,0,0,0,1208,120,1,0,0,0,1209,
        1210,7,1,0,0,1210,1211,7,0,0,0,1211,1212,7,3,0,0,1212,1213,7,0,0,
        0,1213,1214,7,18,0,0,1214,1215,7,0,0,0,1215,1216,7,9,0,0,1216,1217,
        7,4,0,0,1217,122,1,0,0,0,1218,1219,7,1,0,0,1219,1220,7,0,0,0,1220,
        1221,7,3,0,0,1221,1222,7,0,0,0,1222,1223,7,18,0,0,1223,1224,7,0,
        0,0,1224,1225,7,9,0,0,1225,1226,7,4,0,0,1226,1227,7,9,0,0,1227,124,
        1,0,0,0,1228,1229,7,1,0,0,1229,1230,7,0,0,0,1230,1231,7,3,0,0,1231,
        1232,7,4,0,0,1232,126,1,0,0,0,1233,1234,7,1,0,0,1234,1235,7,0,0,
        0,1235,1236,7,3,0,0,1236,1237,7,4,0,0,1237,1238,7,0,0,0,1238,1239,
        7,1,0,0,1239,1240,7,1,0,0,1240,128,1,0,0,0,1241,1242,7,1,0,0,1242,
        1243,7,0,0,0,1243,1244,7,3,0,0,1244,1245,7,4,0,0,1245,1246,7,1,0,
        0,1246,1247,7,12,0,0,1247,1248,7,2,0,0,1248,1249,7,2,0,0,1249,130,
        1,0,0,0,1250,1251,7,1,0,0,1251,1252,7,0,0,0,1252,1253,7,3,0,0,1253,
        1254,7,4,0,0,1254,1255,5,95,0,0,1255,1256,7,0,0,0,1256,1257,7,1,
        0,0,1257,1258,7,1,0,0,1258,132,1,0,0,0,1259,1260,7,1,0,0,1260,1261,
        7,0,0,0,1261,1262,7,3,0,0,1262,1263,7,4,0,0,1263,1264,5,95,0,0,1264,
        1265,7,1,0,0,1265,1266,7,12,0,0,1266,1267,7,2,0,0,1267,1268,7,2,
        0,0,1268,134,1,0,0,0,1269,1270,7,1,0,0,1270,1271,7,0,0,0,1271,1272,
        7,8,0,0,1272,136,1,0,0,0,1273,1274,7,1,0,0,1274,1275,7,0,0,0,1275,
        1276,7,8,0,0,1276,1277,7,17,0,0,1277,1278,7,2,0,0,1278,1279,7,8,
        0,0,1279,1280,7,4,0,0,1280,1281,7,0,0,0,1281,1282,7,5,0,0,1282,138,
        1,0,0,0,1283,1284,7,1,0,0,1284,1285,7,0,0,0,1285,1286,7,8,0,0,1286,
        1287,7,9,0,0,1287,140,1,0,0,0,1288,1289,7,1,0,0,1289,1290,7,18,0,
        0,1290,1291,7,22,0,0,1291,1292,7,5,0,0,1292,1293,7,17,0,0,1293,1294,
        7,22,0,0,1294,1295,7,4,0,0,1295,1296,7,5,0,0,1296,1297,7,3,0,0,1297,
        1298,7,12,0,0,1298,1299,7,4,0,0,1299,1300,7,9,0,0,1300,142,1,0,0,
        0,1301,1302,7,1,0,0,1302,1303,7,4,0,0,1303,1304,7,15,0,0,1304,144,
        1,0,0,0,1305,1306,7,1,0,0,1306,1307,7,4,0,0,1307,1308,7,15,0,0,1308,
        1309,7,12,0,0,1309,1310,7,21,0,0,1310,1311,7,0,0,0,1311,1312,7,6,
        0,0,1312,146,1,0,0,0,1313,1314,7,1,0,0,1314,1315,7,4,0,0,1315,1316,
        7,2,0,0,1316,1317,7,0,0,0,1317,1318,7,14,0,0,1318,1319,7,6,0,0,1319,
        1320,7,3,0,0,1320,148,1,0,0,0,1321,1322,7,1,0,0,1322,1323,7,4,0,
        0,1323,1324,7,2,0,0,1324,1325,7,12,0,0,1325,1326,7,10,0,0,1326,1327,
        7,4,0,0,1327,1328,7,1,0,0,1328,150,1,0,0,0,1329,1330,7,1,0,0,1330,
        1331,7,4,0,0,1331,1332,7,6,0,0,1332,1333,7,4,0,0,1333,1334,7,3,0,
        0,1334,1335,7,4,0,0,1335,152,1,0,0,0,1336,1337,7,1,0,0,1337,1338,
        7,4,0,0,1338,1339,7,6,0,0,1339,1340,7,12,0,0,1340,1341,7,21,0,0,
        1341,1342,7,12,0,0,1342,1343,7,3,0,0,1343,1344,7,4,0,0,1344,1345,
        7,1,0,0,1345,154,1,0,0,0,1346,1347,7,1,0,0,1347,1348,7,4,0,0,1348,
        1349,7,9,0,0,1349,1350,7,15,0,0,1350,156,1,0,0,0,1351,1352,7,1,0,
        0,1352,1353,7,4,0,0,1353,1354,7,9,0,0,1354,1355,7,15,0,0,1355,1356,
        7,5,0,0,1356,1357,7,12,0,0,1357,1358,7,18,0,0,1358,1359,7,4,0,0,
        1359,158,1,0,0,0,1360,1361,7,1,0,0,1361,1362,7,2,0,0,1362,1363,7,
        9,0,0,1363,160,1,0,0,0,1364,1365,7,1,0,0,1365,1366,7,12,0,0,1366,
        1367,7,5,0,0,1367,1368,7,4,0,0,1368,1369,7,15,0,0,1369,1370,7,3,
        0,0,1370,1371,7,17,0,0,1371,1372,7,5,0,0,1372,1373,7,12,0,0,1373,
        1374,7,4,0,0,1374,1375,7,9,0,0,1375,162,1,0,0,0,1376,1377,7,1,0,
        0,1377,1378,7,12,0,0,1378,1379,7,5,0,0,1379,1380,7,4,0,0,1380,1381,
        7,15,0,0,1381,1382,7,3,0,0,1382,1383,7,17,0,0,1383,1384,7,5,0,0,
        1384,1385,7,8,0,0,1385,164,1,0,0,0,1386,1387,7,1,0,0,1387,1388,7,
        12,0,0,1388,1389,7,9,0,0,1389,1390,7,3,0,0,1390,1391,7,12,0,0,1391,
        1392,7,10,0,0,1392,1393,7,15,0,0,1393,1394,7,3,0,0,1394,166,1,0,
        0,0,1395,1396,7,1,0,0,1396,1397,7,12,0,0,1397,1398,7,9,0,0,1398,
        1399,7,3,0,0,1399,1400,7,5,0,0,1400,1401,7,12,0,0,1401,1402,7,18,
        0,0,1402,1403,7,14,0,0,1403,1404,7,3,0,0,1404,1405,7,4,0,0,1405,
        168,1,0,0,0,1406,1407,7,1,0,0,1407,1408,7,12,0,0,1408,1409,7,13,
        0,0,1409,170,1,0,0,0,1410,1411,7,1,0,0,1411,1412,7,17,0,0,1412,1413,
        7,14,0,0,1413,1414,7,18,0,0,1414,1415,7,6,0,0,1415,1416,7,4,0,0,
        1416,172,1,0,0,0,1417,1418,7,1,0,0,1418,1419,7,5,0,0,1419,1420,7,
        17,0,0,1420,1421,7,22,0,0,1421,174,1,0,0,0,1422,1423,7,4,0,0,1423,
        1424,7,6,0,0,1424,1425,7,9,0,0,1425,1426,7,4,0,0,1426,176,1,0,0,
        0,1427,1428,7,4,0,0,1428,1429,7,10,0,0,1429,1430,7,1,0,0,1430,178,
        1,0,0,0,1431,1432,7,4,0,0,1432,1433,7,9,0,0,1433,1434,7,15,0,0,1434,
        1435,7,0,0,0,1435,1436,7,22,0,0,1436,1437,7,4,0,0,1437,180,1,0,0,
        0,1438,1439,7,4,0,0,1439,1440,7,9,0,0,1440,1441,7,15,0,0,1441,1442,
        7,0,0,0,1442,1443,7,22,0,0,1443,1444,7,4,0,0,1444,1445,7,1,0,0,1445,
        182,1,0,0,0,1446,1447,7,4,0,0,1447,1448,7,23,0,0,1448,1449,7,15,
        0,0,1449,1450,7,4,0,0,1450,1451,7,22,0,0,1451,1452,7,3,0,0,1452,
        184,1,0,0,0,1453,1454,7,4,0,0,1454,1455,7,23,0,0,1455,1456,7,15,
        0,0,1456,1457,7,16,0,0,1457,1458,7,0,0,0,1458,1459,7,10,0,0,1459,
        1460,7,19,0,0,1460,1461,7,4,0,0,1461,186,1,0,0,0,1462,1463,7,4,0,
        0,1463,1464,7,23,0,0,1464,1465,7,15,0,0,1465,1466,7,6,0,0,1466,1467,
        7,14,0,0,1467,1468,7,1,0,0,1468,1469,7,4,0,0,1469,188,1,0,0,0,1470,
        1471,7,4,0,0,1471,1472,7,23,0,0,1472,1473,7,12,0,0,1473,1474,7,9,
        0,0,1474,1475,7,3,0,0,1475,1476,7,9,0,0,1476,190,1,0,0,0,1477,1478,
        7,4,0,0,1478,1479,7,23,0,0,1479,1480,7,22,0,0,1480,1481,7,6,0,0,
        1481,1482,7,0,0,0,1482,1483,7,12,0,0,1483,1484,7,10,0,0,1484,192,
        1,0,0,0,1485,1486,7,4,0,0,1486,1487,7,23,0,0,1487,1488,7,22,0,0,
        1488,1489,7,17,0,0,1489,1490,7,5,0,0,1490,1491,7,3,0,0,1491,194,
        1,0,0,0,1492,1493,7,4,0,0,1493,1494,7,23,0,0,1494,1495,7,3,0,0,1495,
        1496,7,4,0,0,1496,1497,7,10,0,0,1497,1498,7,1,0,0,1498,1499,7,4,
        0,0,1499,1500,7,1,0,0,1500,196,1,0,0,0,1501,1502,7,4,0,0,1502,1503,
        7,23,0,0,1503,1504,7,3,0,0,1504,1505,7,4,0,0,1505,1506,7,5,0,0,1506,
        1507,7,10,0,0,1507,1508,7,0,0,0,1508,1509,7,6,0,0,1509,198,1,0,0,
        0,1510,1511,7,4,0,0,1511,1512,7,23,0,0,1512,1513,7,3,0,0,1513,1514,
        7,5,0,0,1514,1515,7,0,0,0,1515,1516,7,15,0,0,1516,1517,7,3,0,0,1517,
        200,1,0,0,0,1518,1519,7,2,0,0,1519,1520,7,0,0,0,1520,1521,7,6,0,
        0,1521,1522,7,9,0,0,1522,1523,7,4,0,0,1523,202,1,0,0,0,1524,1525,
        7,2,0,0,1525,1526,7,4,0,0,1526,1527,7,3,0,0,1527,1528,7,15,0,0,1528,
        1529,7,16,0,0,1529,204,1,0,0,0,1530,1531,7,2,0,0,1531,1532,7,12,
        0,0,1532,1533,7,4,0,0,1533,1534,7,6,0,0,1534,1535,7,1,0,0,1535,1536,
        7,9,0,0,1536,206,1,0,0,0,1537,1538,7,2,0,0,1538,1539,7,12,0,0,1539,
        1540,7,6,0,0,1540,1541,7,4,0,0,1541,1542,7,2,0,0,1542,1543,7,17,
        0,0,1543,1544,7,5,0,0,1544,1545,7,21,0,0,1545,1546,7,0,0,0,1546,
        1547,7,3,0,0,1547,208,1,0,0,0,1548,1549,7,2,0,0,1549,1550,7,12,0,
        0,1550,1551,7,6,0,0,1551,1552,7,3,0,0,1552,1553,7,4,0,0,1553,1554,
        7,5,0,0,1554,210,1,0,0,0,1555,1556,7,2,0,0,1556,1557,7,12,0,0,1557,
        1558,7,5,0,0,1558,1559,7,9,0,0,1559,1560,7,3,0,0,1560,212,1,0,0,
        0,1561,1562,7,2,0,0,1562,1563,7,6,0,0,1563,1564,7,17,0,0,1564,1565,
        7,0,0,0,1565,1566,7,3,0,0,1566,214,1,0,0,0,1567,1568,7,2,0,0,1568,
        1569,7,17,0,0,1569,1570,7,6,0,0,1570,1571,7,6,0,0,1571,1572,7,17,
        0,0,1572,1573,7,7,0,0,1573,1574,7,12,0,0,1574,1575,7,10,0,0,1575,
        1576,7,19,0,0,1576,216,1,0,0,0,1577,1578,7,2,0,0,1578,1579,7,17,
        0,0,1579,1580,7,5,0,0,1580,218,1,0,0,0,1581,1582,7,2,0,0,1582,1583,
        7,17,0,0,1583,1584,7,5,0,0,1584,1585,7,4,0,0,1585,1586,7,12,0,0,
        1586,1587,7,19,0,0,1587,1588,7,10,0,0,1588,220,1,0,0,0,1589,1590,
        7,2,0,0,1590,1591,7,17,0,0,1591,1592,7,5,0,0,1592,1593,7,21,0,0,
        1593,1594,7,0,0,0,1594,1595,7,3,0,0,1595,222,1,0,0,0,1596,1597,7,
        2,0,0,1597,1598,7,17,0,0,1598,1599,7,5,0,0,1599,1600,7,21,0,0,1600,
        1601,7,0,0,0,1601,1602,7,3,0,0,1602,1603,7,3,0,0,1603,1604,7,4,0,
        0,1604,1605,7,1,0,0,1605,224,1,0,0,0,1606,1607,7,2,0,0,1607,1608,
        7,5,0,0,1608,1609,7,17,0,0,1609,1610,7,21,0,0,1610,226,1,0,0,0,1611,
        1612,7,2,0,0,1612,1613,7,14,0,0,1613,1614,7,6,0,0,1614,1615,7,6,
        0,0,1615,228,1,0,0,0,1616,1617,7,2,0,0,1617,1618,7,14,0,0,1618,1619,
        7,10,0,0,1619,1620,7,15,0,0,1620,1621,7,3,0,0,1621,1622,7,12,0,0,
        1622,1623,7,17,0,0,1623,1624,7,10,0,0,1624,230,1,0,0,0,1625,1626,
        7,2,0,0,1626,1627,7,14,0,0,1627,1628,7,10,0,0,1628,1629,7,15,0,0,
        1629,1630,7,3,0,0,1630,1631,7,12,0,0,1631,1632,7,17,0,0,1632,1633,
        7,10,0,0,1633,1634,7,9,0,0,1634,232,1,0,0,0,1635,1636,7,19,0,0,1636,
        1637,7,4,0,0,1637,1638,7,10,0,0,1638,1639,7,4,0,0,1639,1640,7,5,
        0,0,1640,1641,7,0,0,0,1641,1642,7,3,0,0,1642,1643,7,4,0,0,1643,1644,
        7,1,0,0,1644,234,1,0,0,0,1645,1646,7,19,0,0,1646,1647,7,6,0,0,1647,
        1648,7,17,0,0,1648,1649,7,18,0,0,1649,1650,7,0,0,0,1650,1651,7,6,
        0,0,1651,236,1,0,0,0,1652,1653,7,19,0,0,1653,1654,7,5,0,0,1654,1655,
        7,0,0,0,1655,1656,7,10,0,0,1656,1657,7,3,0,0,1657,238,1,0,0,0,1658,
        1659,7,19,0,0,1659,1660,7,5,0,0,1660,1661,7,17,0,0,1661,1662,7,14,
        0,0,1662,1663,7,22,0,0,1663,240,1,0,0,0,1664,1665,7,19,0,0,1665,
        1666,7,5,0,0,1666,1667,7,17,0,0,1667,1668,7,14,0,0,1668,1669,7,22,
        0,0,1669,1670,7,12,0,0,1670,1671,7,10,0,0,1671,1672,7,19,0,0,1672,
        242,1,0,0,0,1673,1674,7,16,0,0,1674,1675,7,0,0,0,1675,1676,7,13,
        0,0,1676,1677,7,12,0,0,1677,1678,7,10,0,0,1678,1679,7,19,0,0,1679,
        244,1,0,0,0,1680,1681,7,16,0,0,1681,1682,7,17,0,0,1682,1683,7,14,
        0,0,1683,1684,7,5,0,0,1684,246,1,0,0,0,1685,1686,7,16,0,0,1686,1687,
        7,17,0,0,1687,1688,7,14,0,0,1688,1689,7,5,0,0,1689,1690,7,9,0,0,
        1690,248,1,0,0,0,1691,1692,7,12,0,0,1692,1693,7,1,0,0,1693,1694,
        7,4,0,0,1694,1695,7,10,0,0,1695,1696,7,3,0,0,1696,1697,7,12,0,0,
        1697,1698,7,2,0,0,1698,1699,7,12,0,0,1699,1700,7,4,0,0,1700,1701,
        7,5,0,0,1701,250,1,0,0,0,1702,1703,7,12,0,0,1703,1704,7,2,0,0,1704,
        252,1,0,0,0,1705,1706,7,12,0,0,1706,1707,7,19,0,0,1707,1708,7,10,
        0,0,1708,1709,7,17,0,0,1709,1710,7,5,0,0,1710,1711,7,4,0,0,1711,
        254,1,0,0,0,1712,1713,7,12,0,0,1713,1714,7,6,0,0,1714,1715,7,12,
        0,0,1715,1716,7,20,0,0,1716,1717,7,4,0,0,1717,256,1,0,0,0,1718,1719,
        7,12,0,0,1719,1720,7,21,0,0,1720,1721,7,22,0,0,1721,1722,7,17,0,
        0,1722,1723,7,5,0,0,1723,1724,7,3,0,0,1724,258,1,0,0,0,1725,1726,
        7,12,0,0,1726,1727,7,10,0,0,1727,260,1,0,0,0,1728,1729,7,12,0,0,
        1729,1730,7,10,0,0,1730,1731,7,15,0,0,1731,1732,7,6,0,0,1732,1733,
        7,14,0,0,1733,1734,7,1,0,0,1734,1735,7,4,0,0,1735,262,1,0,0,0,1736,
        1737,7,12,0,0,1737,1738,7,10,0,0,1738,1739,7,1,0,0,1739,1740,7,4,
        0,0,1740,1741,7,23,0,0,1741,264,1,0,0,0,1742,1743,7,12,0,0,1743,
        1744,7,10,0,0,1744,1745,7,1,0,0,1745,1746,7,4,0,0,1746,1747,7,23,
        0,0,1747,1748,7,4,0,0,1748,1749,7,9,0,0,1749,266,1,0,0,0,1750,1751,
        7,12,0,0,1751,1752,7,10,0,0,1752,1753,7,10,0,0,1753,1754,7,4,0,0,
        1754,1755,7,5,0,0,1755,268,1,0,0,0,1756,1757,7,12,0,0,1757,1758,
        7,10,0,0,1758,1759,7,22,0,0,1759,1760,7,0,0,0,1760,1761,7,3,0,0,
        1761,1762,7,16,0,0,1762,270,1,0,0,0,1763,1764,7,12,0,0,1764,1765,
        7,10,0,0,1765,1766,7,22,0,0,1766,1767,7,14,0,0,1767,1768,7,3,0,0,
        1768,1769,7,2,0,0,1769,1770,7,17,0,0,1770,1771,7,5,0,0,1771,1772,
        7,21,0,0,1772,1773,7,0,0,0,1773,1774,7,3,0,0,1774,272,1,0,0,0,1775,
        1776,7,12,0,0,1776,1777,7,10,0,0,1777,1778,7,9,0,0,1778,1779,7,4,
        0,0,1779,1780,7,5,0,0,1780,1781,7,3,0,0,1781,274,1,0,0,0,1782,1783,
        7,12,0,0,1783,1784,7,10,0,0,1784,1785,7,3,0,0,1785,276,1,0,0,0,1786,
        1787,7,12,0,0,1787,1788,7,10,0,0,1788,1789,7,3,0,0,1789,1790,7,4,
        0,0,1790,1791,7,19,0,0,1791,1792,7,4,0,0,1792,1793,7,5,0,0,1793,
        278,1,0,0,0,1794,1795,7,12,0,0,1795,1796,7,10,0,0,1796,1797,7,3,
        0,0,1797,1798,7,4,0,0,1798,1799,7,5,0,0,1799,1800,7,9,0,0,1800,1801,
        7,4,0,0,1801,1802,7,15,0,0,1802,1803,7,3,0,0,1803,280,1,0,0,0,1804,
        1805,7,12,0,0,1805,1806,7,10,0,0,1806,1807,7,3,0,0,1807,1808,7,4,
        0,0,1808,1809,7,5,0,0,1809,1810,7,13,0,0,1810,1811,7,0,0,0,1811,
        1812,7,6,0,0,1812,282,1,0,0,0,1813,1814,7,12,0,0,1814,1815,7,10,
        0,0,1815,1816,7,3,0,0,1816,1817,7,17,0,0,1817,284,1,0,0,0,1818,1819,
        7,12,0,0,1819,1820,7,9,0,0,1820,286,1,0,0,0,1821,1822,7,12,0,0,1822,
        1823,7,3,0,0,1823,1824,7,4,0,0,1824,1825,7,21,0,0,1825,1826,7,9,
        0,0,1826,288,1,0,0,0,1827,1828,7,24,0,0,1828,1829,7,17,0,0,1829,
        1830,7,12,0,0,1830,1831,7,10,0,0,1831,290,1,0,0,0,1832,1833,7,20,
        0,0,1833,1834,7,4,0,0,1834,1835,7,8,0,0,1835,1836,7,9,0,0,1836,292,
        1,0,0,0,1837,1838,7,6,0,0,1838,1839,7,0,0,0,1839,1840,7,9,0,0,1840,
        1841,7,3,0,0,1841,294,1,0,0,0,1842,1843,7,6,0,0,1843,1844,7,0,0,
        0,1844,1845,7,3,0,0,1845,1846,7,4,0,0,1846,1847,7,5,0,0,1847,1848,
        7,0,0,0,1848,1849,7,6,0,0,1849,296,1,0,0,0,1850,1851,7,6,0,0,1851,
        1852,7,0,0,0,1852,1853,7,11,0,0,1853,1854,7,8,0,0,1854,298,1,0,0,
        0,1855,1856,7,6,0,0,1856,1857,7,4,0,0,1857,1858,7,0,0,0,1858,1859,
        7,1,0,0,1859,1860,7,12,0,0,1860,1861,7,10,0,0,1861,1862,7,19,0,0,
        1862,300,1,0,0,0,1863,1864,7,6,0,0,1864,1865,7,4,0,0,1865,1866,7,
        2,0,0,1866,1867,7,3,0,0,1867,302,1,0,0,0,1868,1869,7,6,0,0,1869,
        1870,7,12,0,0,1870,1871,7,20,0,0,1871,1872,7,4,0,0,1872,304,1,0,
        0,0,1873,1874,7,6,0,0,1874,1875,7,12,0,0,1875,1876,7,21,0,0,1876,
        1877,7,12,0,0,1877,1878,7,3,0,0,1878,306,1,0,0,0,1879,1880,7,6,0,
        0,1880,1881,7,12,0,0,1881,1882,7,10,0,0,1882,1883,7,4,0,0,1883,1884,
        7,9,0,0,1884,308,1,0,0,0,1885,1886,7,6,0,0,1886,1887,7,12,0,0,1887,
        1888,7,9,0,0,1888,1889,7,3,0,0,1889,310,1,0,0,0,1890,1891,7,6,0,
        0,1891,1892,7,17,0,0,1892,1893,7,0,0,0,1893,1894,7,1,0,0,1894,312,
        1,0,0,0,1895,1896,7,6,0,0,1896,1897,7,17,0,0,1897,1898,7,15,0,0,
        1898,1899,7,0,0,0,1899,1900,7,6,0,0,1900,314,1,0,0,0,1901,1902,7,
        6,0,0,1902,1903,7,17,0,0,1903,1904,7,15,0,0,1904,1905,7,0,0,0,1905,
        1906,7,3,0,0,1906,1907,7,12,0,0,1907,1908,7,17,0,0,1908,1909,7,10,
        0,0,1909,316,1,0,0,0,1910,1911,7,6,0,0,1911,1912,7,17,0,0,1912,1913,
        7,15,0,0,1913,1914,7,20,0,0,1914,318,1,0,0,0,1915,1916,7,6,0,0,1916,
        1917,7,17,0,0,1917,1918,7,15,0,0,1918,1919,7,20,0,0,1919,1920,7,
        9,0,0,1920,320,1,0,0,0,1921,1922,7,6,0,0,1922,1923,7,17,0,0,1923,
        1924,7,19,0,0,1924,1925,7,12,0,0,1925,1926,7,15,0,0,1926,1927,7,
        0,0,0,1927,1928,7,6,0,0,1928,322,1,0,0,0,1929,1930,7,6,0,0,1930,
        1931,7,17,0,0,1931,1932,7,10,0,0,1932,1933,7,19,0,0,1933,324,1,0,
        0,0,1934,1935,7,21,0,0,1935,1936,7,0,0,0,1936,1937,7,15,0,0,1937,
        1938,7,5,0,0,1938,1939,7,17,0,0,1939,326,1,0,0,0,1940,1941,7,21,
        0,0,1941,1942,7,0,0,0,1942,1943,7,22,0,0,1943,328,1,0,0,0,1944,1945,
        7,21,0,0,1945,1946,7,0,0,0,1946,1947,7,3,0,0,1947,1948,7,15,0,0,
        1948,1949,7,16,0,0,1949,1950,7,4,0,0,1950,1951,7,1,0,0,1951,330,
        1,0,0,0,1952,1953,7,21,0,0,1953,1954,7,4,0,0,1954,1955,7,5,0,0,1955,
        1956,7,19,0,0,1956,1957,7,4,0,0,1957,332,1,0,0,0,1958,1959,7,21,
        0,0,1959,1960,7,12,0,0,1960,1961,7,15,0,0,1961,1962,7,5,0,0,1962,
        1963,7,17,0,0,1963,1964,7,9,0,0,1964,1965,7,4,0,0,1965,1966,7,15,
        0,0,1966,1967,7,17,0,0,1967,1968,7,10,0,0,1968,1969,7,1,0,0,1969,
        334,1,0,0,0,1970,1971,7,21,0,0,1971,1972,7,12,0,0,1972,1973,7,15,
        0,0,1973,1974,7,5,0,0,1974,1975,7,17,0,0,1975,1976,7,9,0,0,1976,
        1977,7,4,0,0,1977,1978,7,15,0,0,1978,1979,7,17,0,0,1979,1980,7,10,
        0,0,1980,1981,7,1,0,0,1981,1982,7,9,0,0,1982,336,1,0,0,0,1983,1984,
        7,21,0,0,1984,1985,7,12,0,0,1985,1986,7,6,0,0,1986,1987,7,6,0,0,
        1987,1988,7,12,0,0,1988,1989,7,9,0,0,1989,1990,7,4,0,0,1990,1991,
        7,15,0,0,1991,1992,7,17,0,0,1992,1993,7,10,0,0,1993,1994,7,1,0,0,
        1994,338,1,0,0,0,1995,1996,7,21,0,0,1996,1997,7,12,0,0,1997,1998,
        7,6,0,0,1998,1999,7,6,0,0,1999,2000,7,12,0,0,2000,2001,7,9,0,0,2001,
        2002,7,4,0,0,2002,2003,7,15,0,0,2003,2004,7,17,0,0,2004,2005,7,10,
        0,0,2005,2006,7,1,0,0,2006,2007,7,9,0,0,2007,340,1,0,0,0,2008,2009,
        7,21,0,0,2009,2010,7,12,0,0,2010,2011,7,10,0,0,2011,2012,7,14,0,
        0,2012,2013,7,9,0,0,2013,342,1,0,0,0,2014,2015,7,21,0,0,2015,2016,
        7,12,0,0,2016,2017,7,10,0,0,2017,2018,7,14,0,0,2018,2019,7,3,0,0,
        2019,2020,7,4,0,0,2020,344,1,0,0,0,2021,2022,7,21,0,0,2022,2023,
        7,12,0,0,2023,2024,7,10,0,0,2024,2025,7,14,0,0,2025,2026,7,3,0,0,
        2026,2027,7,4,0,0,2027,2028,7,9,0,0,2028,346,1,0,0,0,2029,2030,7,
        21,0,0,2030,2031,7,17,0,0,2031,2032,7,10,0,0,2032,2033,7,3,0,0,2033,
        2034,7,16,0,0,2034,348,1,0,0,0,2035,2036,7,21,0,0,2036,2037,7,17,
        0,0,2037,2038,7,10,0,0,2038,2039,7,3,0,0,2039,2040,7,16,0,0,2040,
        2041,7,9,0,0,2041,350,1,0,0,0,2042,2043,7,21,0,0,2043,2044,7,9,0,
        0,2044,2045,7,15,0,0,2045,2046,7,20,0,0,2046,352,1,0,0,0,2047,2048,
        7,10,0,0,2048,2049,7,0,0,0,2049,2050,7,21,0,0,2050,2051,7,4,0,0,
        2051,354,1,0,0,0,2052,2053,7,10,0,0,2053,2054,7,0,0,0,2054,2055,
        7,21,0,0,2055,2056,7,4,0,0,2056,2057,7,9,0,0,2057,2058,7,22,0,0,
        2058,2059,7,0,0,0,2059,2060,7,15,0,0,2060,2061,7,4,0,0,2061,356,
        1,0,0,0,2062,2063,7,10,0,0,2063,2064,7,0,0,0,2064,2065,7,21,0,0,
        2065,2066,7,4,0,0,2066,2067,7,9,0,0,2067,2068,7,22,0,0,2068,2069,
        7,0,0,0,2069,2070,7,15,0,0,2070,2071,7,4,0,0,2071,2072,7,9,0,0,2072,
        358,1,0,0,0,2073,2074,7,10,0,0,2074,2075,7,0,0,0,2075,2076,7,10,
        0,0,2076,2077,7,17,0,0,2077,2078,7,9,0,0,2078,2079,7,4,0,0,2079,
        2080,7,15,0,0,2080,2081,7,17,0,0,2081,2082,7,10,0,0,2082,2083,7,
        1,0,0,2083,360,1,0,0,0,2084,2085,7,10,0,0,2085,2086,7,0,0,0,2086,
        2087,7,10,0,0,2087,2088,7,17,0,0,2088,2089,7,9,0,0,2089,2090,7,4,
        0,0,2090,2091,7,15,0,0,2091,2092,7,17,0,0,2092,2093,7,10,0,0,2093,
        2094,7,1,0,0,2094,2095,7,9,0,0,2095,362,1,0,0,0,2096,2097,7,10,0,
        0,2097,2098,7,0,0,0,2098,2099,7,3,0,0,2099,2100,7,14,0,0,2100,2101,
        7,5,0,0,2101,2102,7,0,0,0,2102,2103,7,6,0,0,2103,364,1,0,0,0,2104,
        2105,7,10,0,0,2105,2106,7,17,0,0,2106,366,1,0,0,0,2107,2108,7,10,
        0,0,2108,2109,7,17,0,0,2109,2112,7,3,0,0,2110,2112,5,33,0,0,2111,
        2107,1,0,0,0,2111,2110,1,0,0,0,2112,368,1,0,0,0,2113,2114,7,10,0,
        0,2114,2115,7,14,0,0,2115,2116,7,6,0,0,2116,2117,7,6,0,0,2117,370,
        1,0,0,0,2118,2119,7,10,0,0,2119,2120,7,14,0,0,2120,2121,7,6,0,0,
        2121,2122,7,6,0,0,2122,2123,7,9,0,0,2123,372,1,0,0,0,2124,2125,7,
        10,0,0,2125,2126,7,14,0,0,2126,2127,7,21,0,0,2127,2128,7,4,0,0,2128,
        2129,7,5,0,0,2129,2130,7,12,0,0,2130,2131,7,15,0,0,2131,374,1,0,
        0,0,2132,2133,7,17,0,0,2133,2134,7,2,0,0,2134,376,1,0,0,0,2135,2136,
        7,17,0,0,2136,2137,7,2,0,0,2137,2138,7,2,0,0,2138,2139,7,9,0,0,2139,
        2140,7,4,0,0,2140,2141,7,3,0,0,2141,378,1,0,0,0,2142,2143,7,17,0,
        0,2143,2144,7,10,0,0,2144,380,1,0,0,0,2145,2146,7,17,0,0,2146,2147,
        7,10,0,0,2147,2148,7,6,0,0,2148,2149,7,8,0,0,2149,382,1,0,0,0,2150,
        2151,7,17,0,0,2151,2152,7,22,0,0,2152,2153,7,3,0,0,2153,2154,7,12,
        0,0,2154,2155,7,17,0,0,2155,2156,7,10,0,0,2156,384,1,0,0,0,2157,
        2158,7,17,0,0,2158,2159,7,22,0,0,2159,2160,7,3,0,0,2160,2161,7,12,
        0,0,2161,2162,7,17,0,0,2162,2163,7,10,0,0,2163,2164,7,9,0,0,2164,
        386,1,0,0,0,2165,2166,7,17,0,0,2166,2167,7,5,0,0,2167,388,1,0,0,
        0,2168,2169,7,17,0,0,2169,2170,7,5,0,0,2170,2171,7,1,0,0,2171,2172,
        7,4,0,0,2172,2173,7,5,0,0,2173,390,1,0,0,0,2174,2175,7,17,0,0,2175,
        2176,7,14,0,0,2176,2177,7,3,0,0,2177,392,1,0,0,0,2178,2179,7,17,
        0,0,2179,2180,7,14,0,0,2180,2181,7,3,0,0,2181,2182,7,4,0,0,2182,
        2183,7,5,0,0,2183,394,1,0,0,0,2184,2185,7,17,0,0,2185,2186,7,14,
        0,0,2186,2187,7,3,0,0,2187,2188,7,22,0,0,2188,2189,7,14,0,0,2189,
        2190,7,3,0,0,2190,2191,7,2,0,0,2191,2192,7,17,0,0,2192,2193,7,5,
        0,0,2193,2194,7,21,0,0,2194,2195,7,0,0,0,2195,2196,7,3,0,0,2196,
        396,1,0,0,0,2197,2198,7,17,0,0,2198,2199,7,13,0,0,2199,2200,7,4,
        0,0,2200,2201,7,5,0,0,2201,398,1,0,0,0,2202,2203,7,17,0,0,2203,2204,
        7,13,0,0,2204,2205,7,4,0,0,2205,2206,7,5,0,0,2206,2207,7,6,0,0,2207,
        2208,7,0,0,0,2208,2209,7,22,0,0,2209,2210,7,9,0,0,2210,400,1,0,0,
        0,2211,2212,7,17,0,0,2212,2213,7,13,0,0,2213,2214,7,4,0,0,2214,2215,
        7,5,0,0,2215,2216,7,6,0,0,2216,2217,7,0,0,0,2217,2218,7,8,0,0,2218,
        402,1,0,0,0,2219,2220,7,17,0,0,2220,2221,7,13,0,0,2221,2222,7,4,
        0,0,2222,2223,7,5,0,0,2223,2224,7,7,0,0,2224,2225,7,5,0,0,2225,2226,
        7,12,0,0,2226,2227,7,3,0,0,2227,2228,7,4,0,0,2228,404,1,0,0,0,2229,
        2230,7,22,0,0,2230,2231,7,0,0,0,2231,2232,7,5,0,0,2232,2233,7,3,
        0,0,2233,2234,7,12,0,0,2234,2235,7,3,0,0,2235,2236,7,12,0,0,2236,
        2237,7,17,0,0,2237,2238,7,10,0,0,2238,406,1,0,0,0,2239,2240,7,22,
        0,0,2240,2241,7,0,0,0,2241,2242,7,5,0,0,2242,2243,7,3,0,0,2243,2244,
        7,12,0,0,2244,2245,7,3,0,0,2245,2246,7,12,0,0,2246,2247,7,17,0,0,
        2247,2248,7,10,0,0,2248,2249,7,4,0,0,2249,2250,7,1,0,0,2250,408,
        1,0,0,0,2251,2252,7,22,0,0,2252,2253,7,0,0,0,2253,2254,7,5,0,0,2254,
        2255,7,3,0,0,2255,2256,7,12,0,0,2256,2257,7,3,0,0,2257,2258,7,12,
        0,0,2258,2259,7,17,0,0,2259,2260,7,10,0,0,2260,2261,7,9,0,0,2261,
        410,1,0,0,0,2262,2263,7,22,0,0,2263,2264,7,4,0,0,2264,2265,7,5,0,
        0,2265,2266,7,15,0,0,2266,2267,7,4,0,0,2267,2268,7,10,0,0,2268,2269,
        7,3,0,0,2269,412,1,0,0,0,2270,2271,7,22,0,0,2271,2272,7,4,0,0,2272,
        2273,7,5,0,0,2273,2274,7,15,0,0,2274,2275,7,4,0,0,2275,2276,7,10,
        0,0,2276,2277,7,3,0,0,2277,2278,7,12,0,0,2278,2279,7,6,0,0,2279,
        2280,7,4,0,0,2280,2281,5,95,0,0,2281,2282,7,15,0,0,2282,2283,7,17,
        0,0,2283,2284,7,10,0,0,2284,2285,7,3,0,0,2285,414,1,0,0,0,2286,2287,
        7,22,0,0,2287,2288,7,4,0,0,2288,2289,7,5,0,0,2289,2290,7,15,0,0,
        2290,2291,7,4,0,0,2291,2292,7,10,0,0,2292,2293,7,3,0,0,2293,2294,
        7,12,0,0,2294,2295,7,6,0,0,2295,2296,7,4,0,0,2296,2297,5,95,0,0,
        2297,2298,7,1,0,0,2298,2299,7,12,0,0,2299,2300,7,9,0,0,2300,2301,
        7,15,0,0,2301,416,1,0,0,0,2302,2303,7,22,0,0,2303,2304,7,12,0,0,
        2304,2305,7,13,0,0,2305,2306,7,17,0,0,2306,2307,7,3,0,0,2307,418,
        1,0,0,0,2308,2309,7,22,0,0,2309,2310,7,6,0,0,2310,2311,7,0,0,0,2311,
        2312,7,15,0,0,2312,2313,7,12,0,0,2313,2314,7,10,0,0,2314,2315,7,
        19,0,0,2315,420,1,0,0,0,2316,2317,7,22,0,0,2317,2318,7,17,0,0,2318,
        2319,7,9,0,0,2319,2320,7,12,0,0,2320,2321,7,3,0,0,2321,2322,7,12,
        0,0,2322,2323,7,17,0,0,2323,2324,7,10,0,0,2324,422,1,0,0,0,2325,
        2326,7,22,0,0,2326,2327,7,5,0,0,2327,2328,7,4,0,0,2328,2329,7,15,
        0,0,2329,2330,7,4,0,0,2330,2331,7,1,0,0,2331,2332,7,12,0,0,2332,
        2333,7,10,0,0,2333,2334,7,19,0,0,2334,424,1,0,0,0,2335,2336,7,22,
        0,0,2336,2337,7,5,0,0,2337,2338,7,12,0,0,2338,2339,7,21,0,0,2339,
        2340,7,0,0,0,2340,2341,7,5,0,0,2341,2342,7,8,0,0,2342,426,1,0,0,
        0,2343,2344,7,22,0,0,2344,2345,7,5,0,0,2345,2346,7,12,0,0,2346,2347,
        7,10,0,0,2347,2348,7,15,0,0,2348,2349,7,12,0,0,2349,2350,7,22,0,
        0,2350,2351,7,0,0,0,2351,2352,7,6,0,0,2352,2353,7,9,0,0,2353,428,
        1,0,0,0,2354,2355,7,22,0,0,2355,2356,7,5,0,0,2356,2357,7,17,0,0,
        2357,2358,7,22,0,0,2358,2359,7,4,0,0,2359,2360,7,5,0,0,2360,2361,
        7,3,0,0,2361,2362,7,12,0,0,2362,2363,7,4,0,0,2363,2364,7,9,0,0,2364,
        430,1,0,0,0,2365,2366,7,22,0,0,2366,2367,7,14,0,0,2367,2368,7,5,
        0,0,2368,2369,7,19,0,0,2369,2370,7,4,0,0,2370,432,1,0,0,0,2371,2372,
        7,25,0,0,2372,2373,7,14,0,0,2373,2374,7,0,0,0,2374,2375,7,5,0,0,
        2375,2376,7,3,0,0,2376,2377,7,4,0,0,2377,2378,7,5,0,0,2378,434,1,
        0,0,0,2379,2380,7,25,0,0,2380,2381,7,14,0,0,2381,2382,7,4,0,0,2382,
        2383,7,5,0,0,2383,2384,7,8,0,0,2384,436,1,0,0,0,2385,2386,7,5,0,
        0,2386,2387,7,0,0,0,2387,2388,7,10,0,0,2388,2389,7,19,0,0,2389,2390,
        7,4,0,0,2390,438,1,0,0,0,2391,2392,7,5,0,0,2392,2393,7,4,0,0,2393,
        2394,7,0,0,0,2394,2395,7,6,0,0,2395,440,1,0,0,0,2396,2397,7,5,0,
        0,2397,2398,7,4,0,0,2398,2399,7,15,0,0,2399,2400,7,17,0,0,2400,2401,
        7,5,0,0,2401,2402,7,1,0,0,2402,2403,7,5,0,0,2403,2404,7,4,0,0,2404,
        2405,7,0,0,0,2405,2406,7,1,0,0,2406,2407,7,4,0,0,2407,2408,7,5,0,
        0,2408,442,1,0,0,0,2409,2410,7,5,0,0,2410,2411,7,4,0,0,2411,2412,
        7,15,0,0,2412,2413,7,17,0,0,2413,2414,7,5,0,0,2414,2415,7,1,0,0,
        2415,2416,7,7,0,0,2416,2417,7,5,0,0,2417,2418,7,12,0,0,2418,2419,
        7,3,0,0,2419,2420,7,4,0,0,2420,2421,7,5,0,0,2421,444,1,0,0,0,2422,
        2423,7,5,0,0,2423,2424,7,4,0,0,2424,2425,7,15,0,0,2425,2426,7,17,
        0,0,2426,2427,7,13,0,0,2427,2428,7,4,0,0,2428,2429,7,5,0,0,2429,
        446,1,0,0,0,2430,2431,7,5,0,0,2431,2432,7,4,0,0,2432,2433,7,1,0,
        0,2433,2434,7,14,0,0,2434,2435,7,15,0,0,2435,2436,7,4,0,0,2436,448,
        1,0,0,0,2437,2438,7,5,0,0,2438,2439,7,4,0,0,2439,2440,7,2,0,0,2440,
        2441,7,4,0,0,2441,2442,7,5,0,0,2442,2443,7,4,0,0,2443,2444,7,10,
        0,0,2444,2445,7,15,0,0,2445,2446,7,4,0,0,2446,2447,7,9,0,0,2447,
        450,1,0,0,0,2448,2449,7,5,0,0,2449,2450,7,4,0,0,2450,2451,7,2,0,
        0,2451,2452,7,5,0,0,2452,2453,7,4,0,0,2453,2454,7,9,0,0,2454,2455,
        7,16,0,0,2455,452,1,0,0,0,2456,2457,7,5,0,0,2457,2458,7,4,0,0,2458,
        2459,7,10,0,0,2459,2460,7,0,0,0,2460,2461,7,21,0,0,2461,2462,7,4,
        0,0,2462,454,1,0,0,0,2463,2464,7,5,0,0,2464,2465,7,4,0,0,2465,2466,
        7,22,0,0,2466,2467,7,0,0,0,2467,2468,7,12,0,0,2468,2469,7,5,0,0,
        2469,456,1,0,0,0,2470,2471,7,5,0,0,2471,2472,7,4,0,0,2472,2473,7,
        22,0,0,2473,2474,7,4,0,0,2474,2475,7,0,0,0,2475,2476,7,3,0,0,2476,
        2477,7,0,0,0,2477,2478,7,18,0,0,2478,2479,7,6,0,0,2479,2480,7,4,
        0,0,2480,458,1,0,0,0,2481,2482,7,5,0,0,2482,2483,7,4,0,0,2483,2484,
        7,22,0,0,2484,2485,7,6,0,0,2485,2486,7,0,0,0,2486,2487,7,15,0,0,
        2487,2488,7,4,0,0,2488,460,1,0,0,0,2489,2490,7,5,0,0,2490,2491,7,
        4,0,0,2491,2492,7,9,0,0,2492,2493,7,4,0,0,2493,2494,7,3,0,0,2494,
        462,1,0,0,0,2495,2496,7,5,0,0,2496,2497,7,4,0,0,2497,2498,7,9,0,
        0,2498,2499,7,22,0,0,2499,2500,7,4,0,0,2500,2501,7,15,0,0,2501,2502,
        7,3,0,0,2502,464,1,0,0,0,2503,2504,7,5,0,0,2504,2505,7,4,0,0,2505,
        2506,7,9,0,0,2506,2507,7,3,0,0,2507,2508,7,5,0,0,2508,2509,7,12,
        0,0,2509,2510,7,15,0,0,2510,2511,7,3,0,0,2511,466,1,0,0,0,2512,2513,
        7,5,0,0,2513,2514,7,4,0,0,2514,2515,7,13,0,0,2515,2516,7,17,0,0,
        2516,2517,7,20,0,0,2517,2518,7,4,0,0,2518,468,1,0,0,0,2519,2520,
        7,5,0,0,2520,2521,7,12,0,0,2521,2522,7,19,0,0,2522,2523,7,16,0,0,
        2523,2524,7,3,0,0,2524,470,1,0,0,0,2525,2526,7,5,0,0,2526,2527,7,
        6,0,0,2527,2528,7,12,0,0,2528,2529,7,20,0,0,2529,2537,7,4,0,0,2530,
        2531,7,5,0,0,2531,2532,7,4,0,0,2532,2533,7,19,0,0,2533,2534,7,4,
        0,0,2534,2535,7,23,0,0,2535,2537,7,22,0,0,2536,2525,1,0,0,0,2536,
        2530,1,0,0,0,2537,472,1,0,0,0,2538,2539,7,5,0,0,2539,2540,7,17,0,
        0,2540,2541,7,6,0,0,2541,2542,7,4,0,0,2542,474,1,0,0,0,2543,2544,
        7,5,0,0,2544,2545,7,17,0,0,2545,2546,7,6,0,0,2546,2547,7,4,0,0,2547,
        2548,7,9,0,0,2548,476,1,0,0,0,2549,2550,7,5,0,0,2550,2551,7,17,0,
        0,2551,2552,7,6,0,0,2552,2553,7,6,0,0,2553,2554,7,18,0,0,2554,2555,
        7,0,0,0,2555,2556,7,15,0,0,2556,2557,7,20,0,0,2557,478,1,0,0,0,2558,
        2559,7,5,0,0,2559,2560,7,17,0,0,2560,2561,7,6,0,0,2561,2562,7,6,
        0,0,2562,2563,7,14,0,0,2563,2564,7,22,0,0,2564,480,1,0,0,0,2565,
        2566,7,5,0,0,2566,2567,7,17,0,0,2567,2568,7,7,0,0,2568,482,1,0,0,
        0,2569,2570,7,5,0,0,2570,2571,7,17,0,0,2571,2572,7,7,0,0,2572,2573,
        7,9,0,0,2573,484,1,0,0,0,2574,2575,7,9,0,0,2575,2576,7,15,0,0,2576,
        2577,7,16,0,0,2577,2578,7,4,0,0,2578,2579,7,21,0,0,2579,2580,7,0,
        0,0,2580,486,1,0,0,0,2581,2582,7,9,0,0,2582,2583,7,15,0,0,2583,2584,
        7,16,0,0,2584,2585,7,4,0,0,2585,2586,7,21,0,0,2586,2587,7,0,0,0,
        2587,2588,7,9,0,0,2588,488,1,0,0,0,2589,2590,7,9,0,0,2590,2591,7,
        4,0,0,2591,2592,7,15,0,0,2592,2593,7,17,0,0,2593,2594,7,10,0,0,2594,
        2595,7,1,0,0,2595,490,1,0,0,0,2596,2597,7,9,0,0,2597,2598,7,4,0,
        0,2598,2599,7,15,0,0,2599,2600,7,17,0,0,2600,2601,7,10,0,0,2601,
        2602,7,1,0,0,2602,2603,7,9,0,0,2603,492,1,0,0,0,2604,2605,7,9,0,
        0,2605,2606,7,4,0,0,2606,2607,7,6,0,0,2607,2608,7,4,0,0,2608,2609,
        7,15,0,0,2609,2610,7,3,0,0,2610,494,1,0,0,0,2611,2612,7,9,0,0,2612,
        2613,7,4,0,0,2613,2614,7,21,0,0,2614,2615,7,12,0,0,2615,496,1,0,
        0,0,2616,2617,7,9,0,0,2617,2618,7,4,0,0,2618,2619,7,22,0,0,2619,
        2620,7,0,0,0,2620,2621,7,5,0,0,2621,2622,7,0,0,0,2622,2623,7,3,0,
        0,2623,2624,7,4,0,0,2624,2625,7,1,0,0,2625,498,1,0,0,0,2626,2627,
        7,9,0,0,2627,2628,7,4,0,0,2628,2629,7,5,0,0,2629,2630,7,1,0,0,2630,
        2631,7,4,0,0,2631,500,1,0,0,0,2632,2633,7,9,0,0,2633,2634,7,4,0,
        0,2634,2635,7,5,0,0,2635,2636,7,1,0,0,2636,2637,7,4,0,0,2637,2638,
        7,22,0,0,2638,2639,7,5,0,0,2639,2640,7,17,0,0,2640,2641,7,22,0,0,
        2641,2642,7,4,0,0,2642,2643,7,5,0,0,2643,2644,7,3,0,0,2644,2645,
        7,12,0,0,2645,2646,7,4,0,0,2646,2647,7,9,0,0,2647,502,1,0,0,0,2648,
        2649,7,9,0,0,2649,2650,7,4,0,0,2650,2651,7,9,0,0,2651,2652,7,9,0,
        0,2652,2653,7,12,0,0,2653,2654,7,17,0,0,2654,2655,7,10,0,0,2655,
        2656,5,95,0,0,2656,2657,7,14,0,0,2657,2658,7,9,0,0,2658,2659,7,4,
        0,0,2659,2660,7,5,0,0,2660,504,1,0,0,0,2661,2662,7,9,0,0,2662,2663,
        7,4,0,0,2663,2664,7,3,0,0,2664,506,1,0,0,0,2665,2666,7,9,0,0,2666,
        2667,7,4,0,0,2667,2668,7,3,0,0,2668,2669,7,9,0,0,2669,508,1,0,0,
        0,2670,2671,7,9,0,0,2671,2672,7,16,0,0,2672,2673,7,17,0,0,2673,2674,
        7,5,0,0,2674,2675,7,3,0,0,2675,510,1,0,0,0,2676,2677,7,9,0,0,2677,
        2678,7,16,0,0,2678,2679,7,17,0,0,2679,2680,7,7,0,0,2680,512,1,0,
        0,0,2681,2682,7,9,0,0,2682,2683,7,20,0,0,2683,2684,7,4,0,0,2684,
        2685,7,7,0,0,2685,2686,7,4,0,0,2686,2687,7,1,0,0,2687,514,1,0,0,
        0,2688,2689,7,9,0,0,2689,2690,7,21,0,0,2690,2691,7,0,0,0,2691,2692,
        7,6,0,0,2692,2693,7,6,0,0,2693,2694,7,12,0,0,2694,2695,7,10,0,0,
        2695,2696,7,3,0,0,2696,516,1,0,0,0,2697,2698,7,9,0,0,2698,2699,7,
        17,0,0,2699,2700,7,21,0,0,2700,2701,7,4,0,0,2701,518,1,0,0,0,2702,
        2703,7,9,0,0,2703,2704,7,17,0,0,2704,2705,7,5,0,0,2705,2706,7,3,
        0,0,2706,520,1,0,0,0,2707,2708,7,9,0,0,2708,2709,7,17,0,0,2709,2710,
        7,5,0,0,2710,2711,7,3,0,0,2711,2712,7,4,0,0,2712,2713,7,1,0,0,2713,
        522,1,0,0,0,2714,2715,7,9,0,0,2715,2716,7,17,0,0,2716,2717,7,14,
        0,0,2717,2718,7,5,0,0,2718,2719,7,15,0,0,2719,2720,7,4,0,0,2720,
        524,1,0,0,0,2721,2722,7,9,0,0,2722,2723,7,3,0,0,2723,2724,7,0,0,
        0,2724,2725,7,5,0,0,2725,2726,7,3,0,0,2726,526,1,0,0,0,2727,2728,
        7,9,0,0,2728,2729,7,3,0,0,2729,2730,7,0,0,0,2730,2731,7,3,0,0,2731,
        2732,7,12,0,0,2732,2733,7,9,0,0,2733,2734,7,3,0,0,2734,2735,7,12,
        0,0,2735,2736,7,15,0,0,2736,2737,7,9,0,0,2737,528,1,0,0,0,2738,2739,
        7,9,0,0,2739,2740,7,3,0,0,2740,2741,7,17,0,0,2741,2742,7,5,0,0,2742,
        2743,7,4,0,0,2743,2744,7,1,0,0,2744,530,1,0,0,0,2745,2746,7,9,0,
        0,2746,2747,7,3,0,0,2747,2748,7,5,0,0,2748,2749,7,0,0,0,2749,2750,
        7,3,0,0,2750,2751,7,12,0,0,2751,2752,7,2,0,0,2752,2753,7,8,0,0,2753,
        532,1,0,0,0,2754,2755,7,9,0,0,2755,2756,7,3,0,0,2756,2757,7,5,0,
        0,2757,2758,7,12,0,0,2758,2759,7,10,0,0,2759,2760,7,19,0,0,2760,
        534,1,0,0,0,2761,2762,7,9,0,0,2762,2763,7,3,0,0,2763,2764,7,5,0,
        0,2764,2765,7,14,0,0,2765,2766,7,15,0,0,2766,2767,7,3,0,0,2767,536,
        1,0,0,0,2768,2769,7,9,0,0,2769,2770,7,14,0,0,2770,2771,7,18,0,0,
        2771,2772,7,9,0,0,2772,2773,7,3,0,0,2773,2774,7,5,0,0,2774,538,1,
        0,0,0,2775,2776,7,9,0,0,2776,2777,7,14,0,0,2777,2778,7,18,0,0,2778,
        2779,7,9,0,0,2779,2780,7,3,0,0,2780,2781,7,5,0,0,2781,2782,7,12,
        0,0,2782,2783,7,10,0,0,2783,2784,7,19,0,0,2784,540,1,0,0,0,2785,
        2786,7,9,0,0,2786,2787,7,8,0,0,2787,2788,7,10,0,0,2788,2789,7,15,
        0,0,2789,542,1,0,0,0,2790,2791,7,9,0,0,2791,2792,7,8,0,0,2792,2793,
        7,9,0,0,2793,2794,7,3,0,0,2794,2795,7,4,0,0,2795,2796,7,21,0,0,2796,
        2797,5,95,0,0,2797,2798,7,3,0,0,2798,2799,7,12,0,0,2799,2800,7,21,
        0,0,2800,2801,7,4,0,0,2801,544,1,0,0,0,2802,2803,7,9,0,0,2803,2804,
        7,8,0,0,2804,2805,7,9,0,0,2805,2806,7,3,0,0,2806,2807,7,4,0,0,2807,
        2808,7,21,0,0,2808,2809,5,95,0,0,2809,2810,7,13,0,0,2810,2811,7,
        4,0,0,2811,2812,7,5,0,0,2812,2813,7,9,0,0,2813,2814,7,12,0,0,2814,
        2815,7,17,0,0,2815,2816,7,10,0,0,2816,546,1,0,0,0,2817,2818,7,3,
        0,0,2818,2819,7,0,0,0,2819,2820,7,18,0,0,2820,2821,7,6,0,0,2821,
        2822,7,4,0,0,2822,548,1,0,0,0,2823,2824,7,3,0,0,2824,2825,7,0,0,
        0,2825,2826,7,18,0,0,2826,2827,7,6,0,0,2827,2828,7,4,0,0,2828,2829,
        7,9,0,0,2829,550,1,0,0,0,2830,2831,7,3,0,0,2831,2832,7,0,0,0,2832,
        2833,7,18,0,0,2833,2834,7,6,0,0,2834,2835,7,4,0,0,2835,2836,7,9,
        0,0,2836,2837,7,0,0,0,2837,2838,7,21,0,0,2838,2839,7,22,0,0,2839,
        2840,7,6,0,0,2840,2841,7,4,0,0,2841,552,1,0,0,0,2842,2843,7,3,0,
        0,2843,2844,7,0,0,0,2844,2845,7,5,0,0,2845,2846,7,19,0,0,2846,2847,
        7,4,0,0,2847,2848,7,3,0,0,2848,554,1,0,0,0,2849,2850,7,3,0,0,2850,
        2851,7,18,0,0,2851,2852,7,6,0,0,2852,2853,7,22,0,0,2853,2854,7,5,
        0,0,2854,2855,7,17,0,0,2855,2856,7,22,0,0,2856,2857,7,4,0,0,2857,
        2858,7,5,0,0,2858,2859,7,3,0,0,2859,2860,7,12,0,0,2860,2861,7,4,
        0,0,2861,2862,7,9,0,0,2862,556,1,0,0,0,2863,2864,7,3,0,0,2864,2865,
        7,4,0,0,2865,2866,7,21,0,0,2866,2867,7,22,0,0,2867,2868,7,17,0,0,
        2868,2869,7,5,0,0,2869,2870,7,0,0,0,2870,2871,7,5,0,0,2871,2877,
        7,8,0,0,2872,2873,7,3,0,0,2873,2874,7,4,0,0,2874,2875,7,21,0,0,2875,
        2877,7,22,0,0,2876,2863,1,0,0,0,2876,2872,1,0,0,0,2877,558,1,0,0,
        0,2878,2879,7,3,0,0,2879,2880,7,4,0,0,2880,2881,7,5,0,0,2881,2882,
        7,21,0,0,2882,2883,7,12,0,0,2883,2884,7,10,0,0,2884,2885,7,0,0,0,
        2885,2886,7,3,0,0,2886,2887,7,4,0,0,2887,2888,7,1,0,0,2888,560,1,
        0,0,0,2889,2890,7,3,0,0,2890,2891,7,16,0,0,2891,2892,7,4,0,0,2892,
        2893,7,10,0,0,2893,562,1,0,0,0,2894,2895,7,3,0,0,2895,2896,7,12,
        0,0,2896,2897,7,21,0,0,2897,2898,7,4,0,0,2898,564,1,0,0,0,2899,2900,
        7,3,0,0,2900,2901,7,12,0,0,2901,2902,7,21,0,0,2902,2903,7,4,0,0,
        2903,2904,7,9,0,0,2904,2905,7,3,0,0,2905,2906,7,0,0,0,2906,2907,
        7,21,0,0,2907,2908,7,22,0,0,2908,566,1,0,0,0,2909,2910,7,3,0,0,2910,
        2911,7,12,0,0,2911,2912,7,21,0,0,2912,2913,7,4,0,0,2913,2914,7,9,
        0,0,2914,2915,7,3,0,0,2915,2916,7,0,0,0,2916,2917,7,21,0,0,2917,
        2918,7,22,0,0,2918,2919,7,0,0,0,2919,2920,7,1,0,0,2920,2921,7,1,
        0,0,2921,568,1,0,0,0,2922,2923,7,3,0,0,2923,2924,7,12,0,0,2924,2925,
        7,21,0,0,2925,2926,7,4,0,0,2926,2927,7,9,0,0,2927,2928,7,3,0,0,2928,
        2929,7,0,0,0,2929,2930,7,21,0,0,2930,2931,7,22,0,0,2931,2932,7,1,
        0,0,2932,2933,7,12,0,0,2933,2934,7,2,0,0,2934,2935,7,2,0,0,2935,
        570,1,0,0,0,2936,2937,7,3,0,0,2937,2938,7,12,0,0,2938,2939,7,21,
        0,0,2939,2940,7,4,0,0,2940,2941,7,9,0,0,2941,2942,7,3,0,0,2942,2943,
        7,0,0,0,2943,2944,7,21,0,0,2944,2945,7,22,0,0,2945,2946,5,95,0,0,
        2946,2947,7,6,0,0,2947,2948,7,3,0,0,2948,2949,7,11,0,0,2949,572,
        1,0,0,0,2950,2951,7,3,0,0,2951,2952,7,12,0,0,2952,2953,7,21,0,0,
        2953,2954,7,4,0,0,2954,2955,7,9,0,0,2955,2956,7,3,0,0,2956,2957,
        7,0,0,0,2957,2958,7,21,0,0,2958,2959,7,22,0,0,2959,2960,5,95,0,0,
        2960,2961,7,10,0,0,2961,2962,7,3,0,0,2962,2963,7,11,0,0,2963,574,
        1,0,0,0,2964,2965,7,3,0,0,2965,2966,7,12,0,0,2966,2967,7,10,0,0,
        2967,2968,7,8,0,0,2968,2969,7,12,0,0,2969,2970,7,10,0,0,2970,2971,
        7,3,0,0,2971,576,1,0,0,0,2972,2973,7,3,0,0,2973,2974,7,17,0,0,2974,
        578,1,0,0,0,2975,2976,7,3,0,0,2976,2977,7,17,0,0,2977,2978,7,14,
        0,0,2978,2979,7,15,0,0,2979,2980,7,16,0,0,2980,580,1,0,0,0,2981,
        2982,7,3,0,0,2982,2983,7,5,0,0,2983,2984,7,0,0,0,2984,2985,7,12,
        0,0,2985,2986,7,6,0,0,2986,2987,7,12,0,0,2987,2988,7,10,0,0,2988,
        2989,7,19,0,0,2989,582,1,0,0,0,2990,2991,7,3,0,0,2991,2992,7,5,0,
        0,2992,2993,7,0,0,0,2993,2994,7,10,0,0,2994,2995,7,9,0,0,2995,2996,
        7,0,0,0,2996,2997,7,15,0,0,2997,2998,7,3,0,0,2998,2999,7,12,0,0,
        2999,3000,7,17,0,0,3000,3001,7,10,0,0,3001,584,1,0,0,0,3002,3003,
        7,3,0,0,3003,3004,7,5,0,0,3004,3005,7,0,0,0,3005,3006,7,10,0,0,3006,
        3007,7,9,0,0,3007,3008,7,0,0,0,3008,3009,7,15,0,0,3009,3010,7,3,
        0,0,3010,3011,7,12,0,0,3011,3012,7,17,0,0,3012,3013,7,10,0,0,3013,
        3014,7,9,0,0,3014,586,1,0,0,0,3015,3016,7,3,0,0,3016,3017,7,5,0,
        0,3017,3018,7,0,0,0,3018,3019,7,10,0,0,3019,3020,7,9,0,0,3020,3021,
        7,2,0,0,3021,3022,7,17,0,0,3022,3023,7,5,0,0,3023,3024,7,21,0,0,
        3024,588,1,0,0,0,3025,3026,7,3,0,0,3026,3027,7,5,0,0,3027,3028,7,
        12,0,0,3028,3029,7,21,0,0,3029,590,1,0,0,0,3030,3031,7,3,0,0,3031,
        3032,7,5,0,0,3032,3033,7,14,0,0,3033,3034,7,4,0,0,3034,592,1,0,0,
        0,3035,3036,7,3,0,0,3036,3037,7,5,0,0,3037,3038,7,14,0,0,3038,3039,
        7,10,0,0,3039,3040,7,15,0,0,3040,3041,7,0,0,0,3041,3042,7,3,0,0,
        3042,3043,7,4,0,0,3043,594,1,0,0,0,3044,3045,7,3,0,0,3045,3046,7,
        5,0,0,3046,3047,7,8,0,0,3047,3048,5,95,0,0,3048,3049,7,15,0,0,3049,
        3050,7,0,0,0,3050,3051,7,9,0,0,3051,3052,7,3,0,0,3052,596,1,0,0,
        0,3053,3054,7,3,0,0,3054,3055,7,8,0,0,3055,3056,7,22,0,0,3056,3057,
        7,4,0,0,3057,598,1,0,0,0,3058,3059,7,14,0,0,3059,3060,7,10,0,0,3060,
        3061,7,0,0,0,3061,3062,7,5,0,0,3062,3063,7,15,0,0,3063,3064,7,16,
        0,0,3064,3065,7,12,0,0,3065,3066,7,13,0,0,3066,3067,7,4,0,0,3067,
        600,1,0,0,0,3068,3069,7,14,0,0,3069,3070,7,10,0,0,3070,3071,7,18,
        0,0,3071,3072,7,17,0,0,3072,3073,7,14,0,0,3073,3074,7,10,0,0,3074,
        3075,7,1,0,0,3075,3076,7,4,0,0,3076,3077,7,1,0,0,3077,602,1,0,0,
        0,3078,3079,7,14,0,0,3079,3080,7,10,0,0,3080,3081,7,15,0,0,3081,
        3082,7,0,0,0,3082,3083,7,15,0,0,3083,3084,7,16,0,0,3084,3085,7,4,
        0,0,3085,604,1,0,0,0,3086,3087,7,14,0,0,3087,3088,7,10,0,0,3088,
        3089,7,12,0,0,3089,3090,7,17,0,0,3090,3091,7,10,0,0,3091,606,1,0,
        0,0,3092,3093,7,14,0,0,3093,3094,7,10,0,0,3094,3095,7,12,0,0,3095,
        3096,7,25,0,0,3096,3097,7,14,0,0,3097,3098,7,4,0,0,3098,608,1,0,
        0,0,3099,3100,7,14,0,0,3100,3101,7,10,0,0,3101,3102,7,20,0,0,3102,
        3103,7,10,0,0,3103,3104,7,17,0,0,3104,3105,7,7,0,0,3105,3106,7,10,
        0,0,3106,610,1,0,0,0,3107,3108,7,14,0,0,3108,3109,7,10,0,0,3109,
        3110,7,6,0,0,3110,3111,7,17,0,0,3111,3112,7,15,0,0,3112,3113,7,20,
        0,0,3113,612,1,0,0,0,3114,3115,7,14,0,0,3115,3116,7,10,0,0,3116,
        3117,7,22,0,0,3117,3118,7,12,0,0,3118,3119,7,13,0,0,3119,3120,7,
        17,0,0,3120,3121,7,3,0,0,3121,614,1,0,0,0,3122,3123,7,14,0,0,3123,
        3124,7,10,0,0,3124,3125,7,9,0,0,3125,3126,7,4,0,0,3126,3127,7,3,
        0,0,3127,616,1,0,0,0,3128,3129,7,14,0,0,3129,3130,7,22,0,0,3130,
        3131,7,1,0,0,3131,3132,7,0,0,0,3132,3133,7,3,0,0,3133,3134,7,4,0,
        0,3134,618,1,0,0,0,3135,3136,7,14,0,0,3136,3137,7,9,0,0,3137,3138,
        7,4,0,0,3138,620,1,0,0,0,3139,3140,7,14,0,0,3140,3141,7,9,0,0,3141,
        3142,7,4,0,0,3142,3143,7,5,0,0,3143,622,1,0,0,0,3144,3145,7,14,0,
        0,3145,3146,7,9,0,0,3146,3147,7,12,0,0,3147,3148,7,10,0,0,3148,3149,
        7,19,0,0,3149,624,1,0,0,0,3150,3151,7,13,0,0,3151,3152,7,0,0,0,3152,
        3153,7,6,0,0,3153,3154,7,14,0,0,3154,3155,7,4,0,0,3155,3156,7,9,
        0,0,3156,626,1,0,0,0,3157,3158,7,13,0,0,3158,3159,7,0,0,0,3159,3160,
        7,5,0,0,3160,3161,7,15,0,0,3161,3162,7,16,0,0,3162,3163,7,0,0,0,
        3163,3164,7,5,0,0,3164,628,1,0,0,0,3165,3166,7,13,0,0,3166,3167,
        7,4,0,0,3167,3168,7,5,0,0,3168,3169,7,9,0,0,3169,3170,7,12,0,0,3170,
        3171,7,17,0,0,3171,3172,7,10,0,0,3172,630,1,0,0,0,3173,3174,7,13,
        0,0,3174,3175,7,12,0,0,3175,3176,7,4,0,0,3176,3177,7,7,0,0,3177,
        632,1,0,0,0,3178,3179,7,13,0,0,3179,3180,7,12,0,0,3180,3181,7,4,
        0,0,3181,3182,7,7,0,0,3182,3183,7,9,0,0,3183,634,1,0,0,0,3184,3185,
        7,13,0,0,3185,3186,7,17,0,0,3186,3187,7,12,0,0,3187,3188,7,1,0,0,
        3188,636,1,0,0,0,3189,3190,7,7,0,0,3190,3191,7,4,0,0,3191,3192,7,
        4,0,0,3192,3193,7,20,0,0,3193,638,1,0,0,0,3194,3195,7,7,0,0,3195,
        3196,7,4,0,0,3196,3197,7,4,0,0,3197,3198,7,20,0,0,3198,3199,7,9,
        0,0,3199,640,1,0,0,0,3200,3201,7,7,0,0,3201,3202,7,16,0,0,3202,3203,
        7,4,0,0,3203,3204,7,10,0,0,3204,642,1,0,0,0,3205,3206,7,7,0,0,3206,
        3207,7,16,0,0,3207,3208,7,4,0,0,3208,3209,7,5,0,0,3209,3210,7,4,
        0,0,3210,644,1,0,0,0,3211,3212,7,7,0,0,3212,3213,7,12,0,0,3213,3214,
        7,10,0,0,3214,3215,7,1,0,0,3215,3216,7,17,0,0,3216,3217,7,7,0,0,
        3217,646,1,0,0,0,3218,3219,7,7,0,0,3219,3220,7,12,0,0,3220,3221,
        7,3,0,0,3221,3222,7,16,0,0,3222,648,1,0,0,0,3223,3224,7,7,0,0,3224,
        3225,7,12,0,0,3225,3226,7,3,0,0,3226,3227,7,16,0,0,3227,3228,7,12,
        0,0,3228,3229,7,10,0,0,3229,650,1,0,0,0,3230,3231,7,8,0,0,3231,3232,
        7,4,0,0,3232,3233,7,0,0,0,3233,3234,7,5,0,0,3234,652,1,0,0,0,3235,
        3236,7,8,0,0,3236,3237,7,4,0,0,3237,3238,7,0,0,0,3238,3239,7,5,0,
        0,3239,3240,7,9,0,0,3240,654,1,0,0,0,3241,3242,7,11,0,0,3242,3243,
        7,17,0,0,3243,3244,7,10,0,0,3244,3245,7,4,0,0,3245,656,1,0,0,0,3246,
        3250,5,61,0,0,3247,3248,5,61,0,0,3248,3250,5,61,0,0,3249,3246,1,
        0,0,0,3249,3247,1,0,0,0,3250,658,1,0,0,0,3251,3252,5,60,0,0,3252,
        3253,5,61,0,0,3253,3254,5,62,0,0,3254,660,1,0,0,0,3255,3256,5,60,
        0,0,3256,3257,5,62,0,0,3257,662,1,0,0,0,3258,3259,5,33,0,0,3259,
        3260,5,61,0,0,3260,664,1,0,0,0,3261,3262,5,60,0,0,3262,666,1,0,0,
        0,3263,3264,5,60,0,0,3264,3268,5,61,0,0,3265,3266,5,33,0,0,3266,
        3268,5,62,0,0,3267,3263,1,0,0,0,3267,3265,1,0,0,0,3268,668,1,0,0,
        0,3269,3270,5,62,0,0,3270,670,1,0,0,0,3271,3272,5,62,0,0,3272,3276,
        5,61,0,0,3273,3274,5,33,0,0,3274,3276,5,60,0,0,3275,3271,1,0,0,0,
        3275,3273,1,0,0,0,3276,672,1,0,0,0,3277,3278,5,43,0,0,3278,674,1,
        0,0,0,3279,3280,5,45,0,0,3280,676,1,0,0,0,3281,3282,5,42,0,0,3282,
        678,1,0,0,0,3283,3284,5,47,0,0,3284,680,1,0,0,0,3285,3286,5,37,0,
        0,3286,682,1,0,0,0,3287,3288,5,126,0,0,3288,684,1,0,0,0,3289,3290,
        5,38,0,0,3290,686,1,0,0,0,3291,3292,5,124,0,0,3292,688,1,0,0,0,3293,
        3294,5,124,0,0,3294,3295,5,124,0,0,3295,690,1,0,0,0,3296,3297,5,
        94,0,0,3297,692,1,0,0,0,3298,3299,5,58,0,0,3299,3300,5,58,0,0,3300,
        694,1,0,0,0,3301,3302,5,58,0,0,3302,696,1,0,0,0,3303,3304,5,45,0,
        0,3304,3305,5,62,0,0,3305,698,1,0,0,0,3306,3307,5,61,0,0,3307,3308,
        5,62,0,0,3308,700,1,0,0,0,3309,3310,5,63,0,0,3310,702,1,0,0,0,3311,
        3312,5,59,0,0,3312,704,1,0,0,0,3313,3314,5,40,0,0,3314,706,1,0,0,
        0,3315,3316,5,41,0,0,3316,708,1,0,0,0,3317,3318,5,44,0,0,3318,710,
        1,0,0,0,3319,3320,5,46,0,0,3320,712,1,0,0,0,3321,3322,5,91,0,0,3322,
        714,1,0,0,0,3323,3324,5,93,0,0,3324,716,1,0,0,0,3325,3326,5,47,0,
        0,3326,3327,5,42,0,0,3327,3328,5,43,0,0,3328,718,1,0,0,0,3329,3330,
        5,42,0,0,3330,3331,5,47,0,0,3331,720,1,0,0,0,3332,3338,5,39,0,0,
        3333,3337,8,26,0,0,3334,3335,5,92,0,0,3335,3337,9,0,0,0,3336,3333,
        1,0,0,0,3336,3334,1,0,0,0,3337,3340,1,0,0,0,3338,3336,1,0,0,0,3338,
        3339,1,0,0,0,3339,3341,1,0,0,0,3340,3338,1,0,0,0,3341,3353,5,39,
        0,0,3342,3343,7,5,0,0,3343,3344,5,39,0,0,3344,3348,1,0,0,0,3345,
        3347,8,27,0,0,3346,3345,1,0,0,0,3347,3350,1,0,0,0,3348,3346,1,0,
        0,0,3348,3349,1,0,0,0,3349,3351,1,0,0,0,3350,3348,1,0,0,0,3351,3353,
        5,39,0,0,3352,3332,1,0,0,0,3352,3342,1,0,0,0,3353,722,1,0,0,0,3354,
        3360,5,34,0,0,3355,3359,8,28,0,0,3356,3357,5,92,0,0,3357,3359,9,
        0,0,0,3358,3355,1,0,0,0,3358,3356,1,0,0,0,3359,3362,1,0,0,0,3360,
        3358,1,0,0,0,3360,3361,1,0,0,0,3361,3363,1,0,0,0,3362,3360,1,0,0,
        0,3363,3375,5,34,0,0,3364,3365,7,5,0,0,3365,3366,5,34,0,0,3366,3370,
        1,0,0,0,3367,3369,8,29,0,0,3368,3367,1,0,0,0,3369,3372,1,0,0,0,3370,
        3368,1,0,0,0,3370,3371,1,0,0,0,3371,3373,1,0,0,0,3372,3370,1,0,0,
        0,3373,3375,5,34,0,0,3374,3354,1,0,0,0,3374,3364,1,0,0,0,3375,724,
        1,0,0,0,3376,3378,3,755,377,0,3377,3376,1,0,0,0,3378,3379,1,0,0,
        0,3379,3377,1,0,0,0,3379,3380,1,0,0,0,3380,3381,1,0,0,0,3381,3382,
        7,6,0,0,3382,726,1,0,0,0,3383,3385,3,755,377,0,3384,3383,1,0,0,0,
        3385,3386,1,0,0,0,3386,3384,1,0,0,0,3386,3387,1,0,0,0,3387,3388,
        1,0,0,0,3388,3389,7,9,0,0,3389,728,1,0,0,0,3390,3392,3,755,377,0,
        3391,3390,1,0,0,0,3392,3393,1,0,0,0,3393,3391,1,0,0,0,3393,3394,
        1,0,0,0,3394,3395,1,0,0,0,3395,3396,7,8,0,0,3396,730,1,0,0,0,3397,
        3399,3,755,377,0,3398,3397,1,0,0,0,3399,3400,1,0,0,0,3400,3398,1,
        0,0,0,3400,3401,1,0,0,0,3401,732,1,0,0,0,3402,3404,3,755,377,0,3403,
        3402,1,0,0,0,3404,3405,1,0,0,0,3405,3403,1,0,0,0,3405,3406,1,0,0,
        0,3406,3407,1,0,0,0,3407,3408,3,757,378,0,3408,3414,1,0,0,0,3409,
        3410,3,759,379,0,3410,3411,3,757,378,0,3411,3412,4,366,0,0,3412,
        3414,1,0,0,0,3413,3403,1,0,0,0,3413,3409,1,0,0,0,3414,734,1,0,0,
        0,3415,3416,3,759,379,0,3416,3417,4,367,1,0,3417,736,1,0,0,0,3418,
        3420,3,755,377,0,3419,3418,1,0,0,0,3420,3421,1,0,0,0,3421,3419,1,
        0,0,0,3421,3422,1,0,0,0,3422,3424,1,0,0,0,3423,3425,3,757,378,0,
        3424,3423,1,0,0,0,3424,3425,1,0,0,0,3425,3426,1,0,0,0,3426,3427,
        7,2,0,0,3427,3436,1,0,0,0,3428,3430,3,759,379,0,3429,3431,3,757,
        378,0,3430,3429,1,0,0,0,3430,3431,1,0,0,0,3431,3432,1,0,0,0,3432,
        3433,7,2,0,0,3433,3434,4,368,2,0,3434,3436,1,0,0,0,3435,3419,1,0,
        0,0,3435,3428,1,0,0,0,3436,738,1,0,0,0,3437,3439,3,755,377,0,3438,
        3437,1,0,0,0,3439,3440,1,0,0,0,3440,3438,1,0,0,0,3440,3441,1,0,0,
        0,3441,3443,1,0,0,0,3442,3444,3,757,378,0,3443,3442,1,0,0,0,3443,
        3444,1,0,0,0,3444,3445,1,0,0,0,3445,3446,7,1,0,0,3446,3455,1,0,0,
        0,3447,3449,3,759,379,0,3448,3450,3,757,378,0,3449,3448,1,0,0,0,
        3449,3450,1,0,0,0,3450,3451,1,0,0,0,3451,3452,7,1,0,0,3452,3453,
        4,369,3,0,3453,3455,1,0,0,0,3454,3438,1,0,0,0,3454,3447,1,0,0,0,
        3455,740,1,0,0,0,3456,3458,3,755,377,0,3457,3456,1,0,0,0,3458,3459,
        1,0,0,0,3459,3457,1,0,0,0,3459,3460,1,0,0,0,3460,3462,1,0,0,0,3461,
        3463,3,757,378,0,3462,3461,1,0,0,0,3462,3463,1,0,0,0,3463,3464,1,
        0,0,0,3464,3465,7,18,0,0,3465,3466,7,1,0,0,3466,3477,1,0,0,0,3467,
        3469,3,759,379,0,3468,3470,3,757,378,0,3469,3468,1,0,0,0,3469,3470,
        1,0,0,0,3470,3471,1,0,0,0,3471,3472,7,18,0,0,3472,3473,7,1,0,0,3473,
        3474,1,0,0,0,3474,3475,4,370,4,0,3475,3477,1,0,0,0,3476,3457,1,0,
        0,0,3476,3467,1,0,0,0,3477,742,1,0,0,0,3478,3480,7,30,0,0,3479,3478,
        1,0,0,0,3480,3481,1,0,0,0,3481,3479,1,0,0,0,3481,3482,1,0,0,0,3482,
        744,1,0,0,0,3483,3489,5,96,0,0,3484,3488,8,31,0,0,3485,3486,5,96,
        0,0,3486,3488,5,96,0,0,3487,3484,1,0,0,0,3487,3485,1,0,0,0,3488,
        3491,1,0,0,0,3489,3487,1,0,0,0,3489,3490,1,0,0,0,3490,3492,1,0,0,
        0,3491,3489,1,0,0,0,3492,3493,5,96,0,0,3493,746,1,0,0,0,3494,3495,
        5,45,0,0,3495,3496,5,45,0,0,3496,3502,1,0,0,0,3497,3498,5,92,0,0,
        3498,3501,5,10,0,0,3499,3501,8,32,0,0,3500,3497,1,0,0,0,3500,3499,
        1,0,0,0,3501,3504,1,0,0,0,3502,3500,1,0,0,0,3502,3503,1,0,0,0,3503,
        3506,1,0,0,0,3504,3502,1,0,0,0,3505,3507,5,13,0,0,3506,3505,1,0,
        0,0,3506,3507,1,0,0,0,3507,3509,1,0,0,0,3508,3510,5,10,0,0,3509,
        3508,1,0,0,0,3509,3510,1,0,0,0,3510,3511,1,0,0,0,3511,3512,6,373,
        0,0,3512,748,1,0,0,0,3513,3514,5,47,0,0,3514,3515,5,42,0,0,3515,
        3516,1,0,0,0,3516,3521,4,374,5,0,3517,3520,3,749,374,0,3518,3520,
        9,0,0,0,3519,3517,1,0,0,0,3519,3518,1,0,0,0,3520,3523,1,0,0,0,3521,
        3522,1,0,0,0,3521,3519,1,0,0,0,3522,3528,1,0,0,0,3523,3521,1,0,0,
        0,3524,3525,5,42,0,0,3525,3529,5,47,0,0,3526,3527,6,374,1,0,3527,
        3529,5,0,0,1,3528,3524,1,0,0,0,3528,3526,1,0,0,0,3529,3530,1,0,0,
        0,3530,3531,6,374,0,0,3531,750,1,0,0,0,3532,3534,7,33,0,0,3533,3532,
        1,0,0,0,3534,3535,1,0,0,0,3535,3533,1,0,0,0,3535,3536,1,0,0,0,3536,
        3537,1,0,0,0,3537,3538,6,375,0,0,3538,752,1,0,0,0,3539,3540,9,0,
        0,0,3540,754,1,0,0,0,3541,3542,7,34,0,0,3542,756,1,0,0,0,3543,3545,
        7,4,0,0,3544,3546,7,35,0,0,3545,3544,1,0,0,0,3545,3546,1,0,0,0,3546,
        3548,1,0,0,0,3547,3549,3,755,377,0,3548,3547,1,0,0,0,3549,3550,1,
        0,0,0,3550,3548,1,0,0,0,3550,3551,1,0,0,0,3551,758,1,0,0,0,3552,
        3554,3,755,377,0,3553,3552,1,0,0,0,3554,3555,1,0,0,0,3555,3553,1,
        0,0,0,3555,3556,1,0,0,0,3556,3557,1,0,0,0,3557,3561,5,46,0,0,3558,
        3560,3,755,377,0,3559,3558,1,0,0,0,3560,3563,1,0,0,0,3561,3559,1,
        0,0,0,3561,3562,1,0,0,0,3562,3571,1,0,0,0,3563,3561,1,0,0,0,3564,
        3566,5,46,0,0,3565,3567,3,755,377,0,3566,3565,1,0,0,0,3567,3568,
        1,0,0,0,3568,3566,1,0,0,0,3568,3569,1,0,0,0,3569,3571,1,0,0,0,3570,
        3553,1,0,0,0,3570,3564,1,0,0,0,3571,760,1,0,0,0,50,0,2111,2536,2876,
        3249,3267,3275,3336,3338,3348,3352,3358,3360,3370,3374,3379,3386,
        3393,3400,3405,3413,3421,3424,3430,3435,3440,3443,3449,3454,3459,
        3462,3469,3476,3481,3487,3489,3500,3502,3506,3509,3519,3521,3528,
        3535,3545,3550,3555,3561,3568,3570,2,0,1,0,1,374,0
    ];

    private static __ATN: antlr.ATN;
    public static get _ATN(): antlr.ATN {
        if (!SparkSqlLexer.__ATN) {
            SparkSqlLexer.__ATN = new antlr.ATNDeserializer().deserialize(SparkSqlLexer._serializedATN);
        }

        return SparkSqlLexer.__ATN;
    }


    private static readonly vocabulary = new antlr.Vocabulary(SparkSqlLexer.literalNames, SparkSqlLexer.symbolicNames, []);

    public override get vocabulary(): antlr.Vocabulary {
        return SparkSqlLexer.vocabulary;
    }

    private static readonly decisionsToDFA = SparkSqlLexer._ATN.decisionToState.map( (ds: antlr.DecisionState, index: number) => new antlr.DFA(ds, index) );
}
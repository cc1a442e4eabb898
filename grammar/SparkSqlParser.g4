// Spark 3.5's SQL, shaped for speed: every decision falls on the next token alone.
//
// What makes that possible:
//   - whether a keyword is a name has been decided before (src/keywords), so a WORD is a name and a keyword a keyword;
//   - operators are flat lists, which the builder folds by precedence; so are set operations and joins;
//   - what only a longer look could tell (a query's parenthesis, the AND of a BETWEEN) has its own token type.
// `pnpm grammar` refuses a grammar that needs adaptive prediction. Some rules are wider than Spark's where the check is
// simpler on the tree; the builder makes that check and reports the same error.
//
// The tree holds what is labelled and nothing else.
parser grammar SparkSqlParser;

options { tokenVocab = SparkSqlLexer; }

// ---- Entry points ----

singleStatement   : body=statement SEMICOLON* EOF ;
singleExpression  : body=namedExpression EOF ;
singleDataType    : body=dataType EOF ;
singleTableSchema : columns+=columnDefinition (COMMA columns+=columnDefinition)* EOF ;
singleName        : body=multipartName EOF ;

statement
  : ctes=withClause? (
        queryBody=queryTerms
      | insertion=insert
      | multiInsertion=multiInsert
      | deletion=deleteFrom
      | updating=update
      | merging=merge
    )
  | command=commandStatement
  ;

commandStatement
  : creating=create
  | replacing=replaceTable
  | altering=alter
  | dropping=drop
  | showing=show
  | describing=describe
  | explaining=explain
  | using=use
  | raw=rawCommand
  | caching=cache
  | refreshing=refresh
  | analyzing=analyze
  | truncating=truncate
  | repairing=repair
  | loading=load
  | commenting=commentOn
  ;

// ---- Queries ----

query       : ctes=withClause? body=queryTerms ;

withClause  : WITH tables+=withTable (COMMA tables+=withTable)* ;

withTable   : cteName=WORD columns=nameList? AS? QUERY_PAREN body=query RIGHT_PAREN ;

// INTERSECT binds tighter than the others; the builder folds.
queryTerms
  : terms+=queryPrimary (ops+=setOperator terms+=queryPrimary)* clauses+=queryClause* (LIMIT (limitAll=ALL | limit=expression))?
    (OFFSET offset=expression)?
  ;

setOperator : operator=(UNION | EXCEPT | MINUS | INTERSECT) quantifier=(ALL | DISTINCT)? ;

queryPrimary
  : body=select
  | fromFirst=fromClause selects+=select+
  | QUERY_TABLE table=multipartName
  | values=inlineTable
  | QUERY_PAREN inner=query RIGHT_PAREN
  ;

queryClause
  : ( ORDER BY order=sortItems
    | CLUSTER BY cluster=expressions
    | DISTRIBUTE BY distribute=expressions
    | SORT BY sorting=sortItems
    ) windows=windowClause?
  ;

sortItems   : items+=sortItem (COMMA items+=sortItem)* ;

sortItem    : value=expression direction=(ASC | DESC)? (NULLS nulls=(FIRST | LAST))? ;

select
  : ( SELECT ( hints+=hint* quantifier=(DISTINCT | ALL)? items=namedExpressions
             | transform=transformCall )
    | mapReduce=mapReduceCall
    )
    from=fromClause? lateralViews+=lateralView* (WHERE where=expression)? groupBy=groupByClause?
    (HAVING having=expression)? windows=windowClause?
  ;

hint          : HINT_START calls+=hintCall (COMMA? calls+=hintCall)* HINT_END ;
hintCall      : hintName=WORD (LEFT_PAREN (args+=primary (COMMA args+=primary)*)? RIGHT_PAREN)? ;

transformCall : TRANSFORM LEFT_PAREN quantifier=(DISTINCT | ALL)? args=expressions RIGHT_PAREN script=transformScript ;
mapReduceCall : kind=QUERY_MAP quantifier=(DISTINCT | ALL)? args=expressions script=transformScript ;

transformScript
  : input=rowFormat? (RECORDWRITER writer=STRING_LITERAL)? USING command=STRING_LITERAL
    ( AS ( columns+=transformColumn (COMMA columns+=transformColumn)*
         | LEFT_PAREN columns+=transformColumn (COMMA columns+=transformColumn)* RIGHT_PAREN ) )?
    output=rowFormat? (RECORDREADER reader=STRING_LITERAL)?
  ;

transformColumn : columnName=WORD type=dataType? (COMMENT comment=STRING_LITERAL)? ;

namedExpressions : items+=namedExpression (COMMA items+=namedExpression)* ;

namedExpression  : value=expression (AS (alias=WORD | aliases=nameList) | alias=WORD)? ;

groupByClause
  : GROUP BY items+=groupingItem (COMMA items+=groupingItem)*
    (WITH suffix=(ROLLUP | CUBE) | GROUPING SETS LEFT_PAREN sets+=groupingItem (COMMA sets+=groupingItem)* RIGHT_PAREN)?
  ;

groupingItem
  : value=expression
  | kind=(ROLLUP | CUBE) LEFT_PAREN inner+=groupingItem (COMMA inner+=groupingItem)* RIGHT_PAREN
  | kind=GROUPING SETS LEFT_PAREN inner+=groupingItem (COMMA inner+=groupingItem)* RIGHT_PAREN
  ;

windowClause : WINDOW windows+=namedWindow (COMMA windows+=namedWindow)* ;
namedWindow  : windowName=WORD AS spec=windowSpec ;

// ---- Relations ----

fromClause  : FROM relations+=relation (COMMA relations+=relation)* ;

// Joins and pivots are a flat list, applied from left to right.
relation    : lateral=LATERAL? first=relationPrimary extensions+=relationExtension* ;

relationPrimary
  : table=tableName ( temporal=temporalClause? sample=sampleClause?
                   | call=LEFT_PAREN (args+=tableArgument (COMMA args+=tableArgument)*)? close=RIGHT_PAREN ) alias=tableAlias?
  | QUERY_PAREN subquery=query close=RIGHT_PAREN sample=sampleClause? alias=tableAlias?
  | LEFT_PAREN inner=relation RIGHT_PAREN sample=sampleClause? alias=tableAlias?
  | values=inlineTable
  ;

tableName     : parts+=WORD (DOT parts+=WORD)* | IDENTIFIER LEFT_PAREN identifier=expression RIGHT_PAREN ;

tableArgument
  : value=expression
  | TABLE ( parens=LEFT_PAREN table=multipartName RIGHT_PAREN | QUERY_PAREN subquery=query RIGHT_PAREN | table=multipartName )
  ;

tableAlias    : AS? alias=WORD columns=nameList? ;

inlineTable   : VALUES rows+=expression (VALUES_COMMA rows+=expression)* alias=tableAlias? ;

temporalClause
  : FOR? ( (SYSTEM_VERSION | VERSION) AS OF version=(INTEGER_VALUE | STRING_LITERAL)
         | (SYSTEM_TIME | TIMESTAMP) AS OF timestamp=valueChain )
  ;

sampleClause
  : TABLESAMPLE LEFT_PAREN ( BUCKET numerator=INTEGER_VALUE OUT OF denominator=INTEGER_VALUE (ON bucketOn=expression)?
                           | amount=expression unit=(PERCENT | ROWS)? )? RIGHT_PAREN
    (REPEATABLE LEFT_PAREN seed=INTEGER_VALUE RIGHT_PAREN)?
  ;

relationExtension
  : natural=NATURAL? join=joinType? JOIN lateral=LATERAL? right=relationPrimary
    (ON condition=expression | USING using=nameList)?
  | pivot=pivotClause
  | unpivot=unpivotClause
  ;

joinType    : kind=(INNER | CROSS | SEMI | ANTI) | side=LEFT rest=(OUTER | SEMI | ANTI)? | side=(RIGHT | FULL) OUTER? ;

pivotClause
  : PIVOT LEFT_PAREN aggregates=namedExpressions FOR (column=WORD | columns=nameList) IN LEFT_PAREN values=namedExpressions
    RIGHT_PAREN RIGHT_PAREN
  ;

unpivotClause
  : UNPIVOT (nullsMode=(INCLUDE | EXCLUDE) NULLS)? LEFT_PAREN (value=WORD | valueList=nameList) FOR nameColumn=WORD
    IN LEFT_PAREN items+=unpivotItem (COMMA items+=unpivotItem)* RIGHT_PAREN RIGHT_PAREN (AS? alias=WORD)?
  ;

unpivotItem
  : (column=columnPath | LEFT_PAREN columns+=columnPath (COMMA columns+=columnPath)* RIGHT_PAREN) (AS? alias=WORD)?
  ;

columnPath  : parts+=WORD (DOT parts+=WORD)* ;

lateralView
  : LATERAL VIEW outer=OUTER? function=columnPath LEFT_PAREN (args=expressions)? RIGHT_PAREN alias=WORD
    (AS? columns+=WORD (COMMA columns+=WORD)*)?
  ;

// ---- Expressions ----

expressions : items+=expression (COMMA items+=expression)* ;

// Rules that often match a single operand have it as `first`: where it is all there is, they make no node of their own
// (see scripts/grammar/slim-parser.mjs).

// AND binds tighter than OR; the builder folds.
expression
  : first=predicated (ops+=(AND | OR) rest+=predicated)*
  | special=specialExpression
  ;

// Only arguments of functions are of these forms.
specialExpression
  : params+=LAMBDA_NAME ARROW lambda=expression
  | LAMBDA_PAREN params+=WORD (COMMA params+=WORD)* RIGHT_PAREN ARROW lambda=expression
  | argumentName=ARGUMENT_NAME FAT_ARROW argument=expression
  ;

predicated
  : nots+=NOT* ( first=primary (ops+=(EQ | NSEQ | NEQ | NEQJ | LT | LTE | GT | GTE | PLUS | HYPHEN | ASTERISK | SLASH
                 | PERCENT_SIGN | DIV | CONCAT_PIPE | AMPERSAND | PIPE | HAT) rest+=primary)* test=predicate?
               | exists=existsPredicate )
  ;

existsPredicate : EXISTS QUERY_PAREN subquery=query RIGHT_PAREN ;

valueChain
  : first=primary (ops+=(EQ | NSEQ | NEQ | NEQJ | LT | LTE | GT | GTE | PLUS | HYPHEN | ASTERISK | SLASH
    | PERCENT_SIGN | DIV | CONCAT_PIPE | AMPERSAND | PIPE | HAT) rest+=primary)*
  ;

predicate
  : not=PREDICATE_NOT? ( BETWEEN lower=valueChain BETWEEN_AND upper=valueChain
                       | IN (QUERY_PAREN subquery=query RIGHT_PAREN | LEFT_PAREN items=expressions RIGHT_PAREN)
                       | like=(LIKE | ILIKE) ( quantifier=(ANY | SOME | ALL) LEFT_PAREN patterns=expressions? RIGHT_PAREN
                                             | pattern=valueChain (ESCAPE escape=STRING_LITERAL)? )
                       | RLIKE regex=valueChain )
  | IS isNot=NOT? (constant=(NULL | TRUE | FALSE | UNKNOWN) | DISTINCT FROM other=valueChain)
  ;

primary
  : sign=(PLUS | HYPHEN | TILDE) operand=primary
  | (plain=plainLiteral | named=namedPrimary | parens=parenthesis | special=specialPrimary) postfixes+=postfix*
  ;

// Few labels each: nodes of these three are most of a tree, and what is rare has rules of its own.
plainLiteral
  : number=(INTEGER_VALUE | DECIMAL_VALUE | EXPONENT_VALUE | LONG_LITERAL | SHORT_LITERAL | BYTE_LITERAL | FLOAT_LITERAL
    | DOUBLE_LITERAL | DECIMAL_LITERAL)
  | text=STRING_LITERAL more+=STRING_LITERAL*
  ;

namedPrimary : first=WORD (DOT rest+=WORD)* (call=callTail | tail=nameTail)? ;

parenthesis  : LEFT_PAREN (items+=namedExpression (COMMA items+=namedExpression)*)? RIGHT_PAREN ;

nameTail : typed=STRING_LITERAL | STAR_DOT star=ASTERISK (STAR_EXCEPT except=nameList)? ;

specialPrimary
  : star=ASTERISK (STAR_EXCEPT except=nameList)?
  | constant=(TRUE | FALSE | NULL | CURRENT_DATE | CURRENT_TIMESTAMP | CURRENT_USER | USER | SESSION_USER)
  | parameter=QUESTION
  | parameter=COLON parameterName=WORD
  | QUERY_PAREN subquery=query RIGHT_PAREN
  | caseWhen=caseExpression
  | cast=castExpression
  | interval=intervalLiteral
  | struct=STRUCT LEFT_PAREN (items+=namedExpression (COMMA items+=namedExpression)*)? RIGHT_PAREN
  | IDENTIFIER LEFT_PAREN identifier=expression RIGHT_PAREN call=callTail?
  ;

postfix
  : FIELD_DOT field=WORD
  | LEFT_BRACKET index=valueChain RIGHT_BRACKET
  | DOUBLE_COLON type=dataType
  ;

// One rule for every call. The words that stand between the arguments of SUBSTRING, TRIM, OVERLAY, EXTRACT and POSITION
// are separators here; the builder knows which function takes which.
callTail
  : LEFT_PAREN quantifier=(DISTINCT | ALL)? trimSide=(BOTH | LEADING | TRAILING)?
      (args+=expression)? (separators+=(COMMA | FROM | FOR | PLACING | POSITION_IN) args+=expression)*
      (innerNulls=INNER_NULLS NULLS)?
    RIGHT_PAREN
    (WITHIN GROUP LEFT_PAREN ORDER BY withinGroup=sortItems RIGHT_PAREN)?
    (FILTER LEFT_PAREN WHERE filter=expression RIGHT_PAREN)?
    (outerNulls=(IGNORE | RESPECT) NULLS)?
    (OVER over=windowSpec)?
  ;

windowSpec
  : reference=WORD
  | LEFT_PAREN base=WORD? ( CLUSTER BY cluster=expressions
                          | partition=(PARTITION | DISTRIBUTE) BY partitionBy=expressions )?
      ((ORDER | SORT) BY order=sortItems)? frame=windowFrame? RIGHT_PAREN
  ;

windowFrame : unit=(ROWS | RANGE) (lower=frameBound | BETWEEN lower=frameBound BETWEEN_AND upper=frameBound) ;

frameBound
  : UNBOUNDED direction=(PRECEDING | FOLLOWING)
  | current=CURRENT ROW
  | value=expression direction=(PRECEDING | FOLLOWING)
  ;

caseExpression
  : CASE subject=expression? branches+=whenBranch+ (ELSE otherwise=expression)? END
  ;

whenBranch  : WHEN condition=expression THEN result=expression ;

castExpression : kind=(CAST | TRY_CAST) LEFT_PAREN value=expression AS type=dataType RIGHT_PAREN ;

intervalLiteral
  : INTERVAL parts+=intervalPart+ ;

intervalPart
  : sign=INTERVAL_SIGN? value=(INTEGER_VALUE | DECIMAL_VALUE | STRING_LITERAL) unit=INTERVAL_UNIT (UNIT_TO to=INTERVAL_UNIT)? ;

// ---- Types ----

// ARRAY<t>, MAP<k, v> and STRUCT<...> share one form; the builder checks which takes what.
dataType
  : typeName=typeWord ( LEFT_PAREN params+=INTEGER_VALUE (COMMA params+=INTEGER_VALUE)* RIGHT_PAREN
                      | bracket=TYPE_LT (args+=typeArgument (COMMA args+=typeArgument)*)? GT
                      | empty=TYPE_EMPTY )?
  | INTERVAL (from=intervalField (TO to=intervalField)?)?
  ;

typeArgument : field=fieldName? type=dataType (NOT notNull=NULL)? (COMMENT comment=STRING_LITERAL)? ;
fieldName    : field=FIELD_NAME COLON? ;

intervalField : YEAR | MONTH | DAY | HOUR | MINUTE | SECOND ;

typeWord
  : WORD | ARRAY | MAP | STRUCT | BOOLEAN | TINYINT | BYTE | SMALLINT | SHORT | INT | INTEGER | BIGINT | LONG | FLOAT | REAL
  | DOUBLE | DATE | TIMESTAMP | TIMESTAMP_NTZ | TIMESTAMP_LTZ | STRING | CHARACTER | CHAR | VARCHAR | BINARY | DECIMAL
  | DEC | NUMERIC | VOID
  ;

// ---- Names ----

nameList      : LEFT_PAREN names+=WORD (COMMA names+=WORD)* RIGHT_PAREN ;

// Where only a name can stand, the keywords that are free in every mode need no retyping.
multipartName : first=name (DOT rest+=WORD)* | IDENTIFIER LEFT_PAREN identifier=expression RIGHT_PAREN ;

name
  : WORD | ALWAYS | ANALYZE | ANY_VALUE | ARCHIVE | ASC | AT | BIGINT | BINARY | BOOLEAN | BUCKET | BUCKETS | BYTE
  | CACHE | CATALOG | CATALOGS | CHAR | CHARACTER | CLEAR | CLUSTER | CODEGEN | COLLECTION | COLUMNS | COMMIT
  | COMPACT | COMPACTIONS | CONCATENATE | COST | CUBE | CURRENT | DATA | DATABASES | DATE | DATEADD | DATEDIFF
  | DATE_ADD | DATE_DIFF | DAY | DAYOFYEAR | DAYS | DBPROPERTIES | DEC | DECIMAL | DEFINED | DELETE | DELIMITED
  | DESC | DESCRIBE | DFS | DISTRIBUTE | DOUBLE | ESCAPED | EXCHANGE | EXCLUDE | EXPLAIN | EXPORT
  | EXTERNAL | EXTRACT | FIELDS | FILEFORMAT | FLOAT | FOLLOWING | FORMAT | FUNCTIONS | GLOBAL | GROUPING | HOUR
  | HOURS | IGNORE | IMPORT | INCLUDE | INDEX | INDEXES | INPATH | INT | INTEGER | ITEMS | KEYS | LAST | LAZY
  | LIMIT | LINES | LIST | LOAD | LOCK | LOCKS | LOGICAL | LONG | MACRO | MATCHED | MERGE | MICROSECOND
  | MICROSECONDS | MILLISECOND | MILLISECONDS | MINUTE | MINUTES | MONTH | MONTHS | MSCK | NAME | NAMESPACES
  | NANOSECOND | NANOSECONDS | NO | NULLS | NUMERIC | OF | OPTION | OUT | OUTPUTFORMAT | OVER | OVERLAY
  | PARTITIONS | PERCENT | PIVOT | PLACING | POSITION | PRECEDING | PRINCIPALS | PROPERTIES | QUARTER | RANGE
  | REAL | RECORDREADER | RECORDWRITER | REFRESH | REPAIR | REPEATABLE | RESET | RESPECT | REVOKE | ROLE | ROLES
  | ROLLBACK | ROLLUP | ROWS | SCHEMAS | SECOND | SECONDS | SEPARATED | SERDEPROPERTIES | SETS | SHORT | SHOW
  | SMALLINT | SORT | SORTED | SOURCE | START | STATISTICS | STRATIFY | STRING | SUBSTR | SUBSTRING | SYNC
  | SYSTEM_TIME | SYSTEM_VERSION | TABLES | TABLESAMPLE | TARGET | TEMPORARY | TERMINATED | TIMESTAMP
  | TIMESTAMPADD | TIMESTAMPDIFF | TIMESTAMP_LTZ | TIMESTAMP_NTZ | TINYINT | TOUCH | TRANSACTION | TRANSACTIONS
  | TRANSFORM | TRIM | TRUE | TRUNCATE | TRY_CAST | UNARCHIVE | UNBOUNDED | UNCACHE | UNLOCK | UNPIVOT | UPDATE
  | USE | VARCHAR | VERSION | VIEW | VIEWS | VOID | WEEK | WEEKS | WINDOW | YEAR | YEARS | ZONE
  ;

// ---- Properties and clauses of definitions ----

properties  : LEFT_PAREN items+=property (COMMA items+=property)* RIGHT_PAREN ;
property    : (key=multipartName | keyString=STRING_LITERAL) (EQ? value=expression)? ;

partitionSpec  : PARTITION LEFT_PAREN items+=partitionItem (COMMA items+=partitionItem)* RIGHT_PAREN ;
partitionItem  : column=WORD (EQ value=expression)? ;

columnDefinition
  : column=multipartName type=dataType
    ( NOT notNull=NULL
    | DEFAULT defaults+=expression
    | GENERATED ALWAYS AS LEFT_PAREN generated+=expression RIGHT_PAREN
    | COMMENT comments+=STRING_LITERAL
    | positions+=columnPosition )*
  ;

columnPosition : first=FIRST | AFTER after=name ;

columnDefinitions : LEFT_PAREN columns+=columnDefinition (COMMA columns+=columnDefinition)* RIGHT_PAREN ;

tableClause
  : USING provider=multipartName
  | OPTIONS options=properties
  | PARTITIONED BY LEFT_PAREN partitions+=partitionField (COMMA partitions+=partitionField)* RIGHT_PAREN
  | SKEWED BY skewed=nameList ON LEFT_PAREN skewValues=expressions RIGHT_PAREN
  | CLUSTERED BY clustered=nameList (SORTED BY LEFT_PAREN sortedBy=sortItems RIGHT_PAREN)? INTO buckets=INTEGER_VALUE BUCKETS
  | format=rowFormat
  | stored=storedAs
  | LOCATION location=STRING_LITERAL
  | COMMENT comment=STRING_LITERAL
  | TBLPROPERTIES tableProperties=properties
  ;

partitionField : column=multipartName (LEFT_PAREN args=expressions RIGHT_PAREN | type=dataType (NOT notNull=NULL)? (COMMENT comment=STRING_LITERAL)?)? ;

storedAs
  : STORED ( AS (INPUTFORMAT input=STRING_LITERAL OUTPUTFORMAT output=STRING_LITERAL | directories=DIRECTORIES | format=name)
           | BY handler=STRING_LITERAL (SERDE_WITH SERDEPROPERTIES serdeProperties=properties)? )
  ;

rowFormat
  : ROW FORMAT ( SERDE serde=STRING_LITERAL (SERDE_WITH SERDEPROPERTIES serdeProperties=properties)?
               | delimited=DELIMITED
                 (FIELDS TERMINATED BY fieldsBy=STRING_LITERAL (ESCAPED BY escapedBy=STRING_LITERAL)?)?
                 (COLLECTION ITEMS TERMINATED BY itemsBy=STRING_LITERAL)?
                 (MAP KEYS TERMINATED BY keysBy=STRING_LITERAL)?
                 (LINES TERMINATED BY linesBy=STRING_LITERAL)?
                 (NULL DEFINED AS nullAs=STRING_LITERAL)? )
  ;

namespaceKind : NAMESPACE | DATABASE | SCHEMA ;
ifNotExists   : IF NOT EXISTS ;
ifExists      : IF EXISTS ;

// ---- Data definition ----

create
  : CREATE (OR replace=REPLACE)? global=GLOBAL? temporary=TEMPORARY? external=EXTERNAL?
    ( TABLE exists=ifNotExists? table=tableDefinition
    | VIEW exists=ifNotExists? view=viewDefinition
    | FUNCTION exists=ifNotExists? function=functionDefinition
    | namespaceKind exists=ifNotExists? namespace=namespaceDefinition
    | INDEX exists=ifNotExists? index=indexDefinition )
  ;

replaceTable  : REPLACE TABLE table=tableDefinition ;

tableDefinition
  : table=multipartName (columns=columnDefinitions | LIKE like=multipartName)? clauses+=tableClause* (AS? source=query)?
  ;

viewDefinition
  : viewName=multipartName (LEFT_PAREN columns+=viewColumn (COMMA columns+=viewColumn)* RIGHT_PAREN)?
    clauses+=viewClause* (AS source=query)?
  ;

viewColumn    : columnName=name type=dataType? (NOT notNull=NULL)? (COMMENT comment=STRING_LITERAL)? ;

viewClause
  : COMMENT comment=STRING_LITERAL
  | PARTITIONED ON partitioned=nameList
  | TBLPROPERTIES tableProperties=properties
  | USING provider=multipartName
  | OPTIONS options=properties
  ;

functionDefinition
  : functionName=multipartName AS className=STRING_LITERAL (USING resources+=resource (COMMA resources+=resource)*)?
  ;

resource      : kind=name path=STRING_LITERAL ;

namespaceDefinition : namespaceName=multipartName clauses+=namespaceClause* ;

namespaceClause
  : COMMENT comment=STRING_LITERAL
  | LOCATION location=STRING_LITERAL
  | WITH (DBPROPERTIES | PROPERTIES) props=properties
  ;

indexDefinition
  : indexName=name ON TABLE? table=multipartName (USING type=name)? LEFT_PAREN columns+=indexColumn (COMMA columns+=indexColumn)*
    RIGHT_PAREN (OPTIONS options=properties)?
  ;

indexColumn   : column=multipartName (OPTIONS options=properties)? ;

alter
  : ALTER ( TABLE table=multipartName partition=partitionSpec? action=alterTableAction
          | VIEW view=multipartName viewAction=alterViewAction
          | namespaceKind namespace=multipartName SET namespaceAction=namespaceSetting )
  ;

namespaceSetting : (DBPROPERTIES | PROPERTIES) props=properties | LOCATION location=STRING_LITERAL ;

alterTableAction
  : ADD adding=addition
  | RENAME ( TO (renameTo=multipartName | renamePartition=partitionSpec) | COLUMN renameColumn=multipartName TO renameColumnTo=name )
  | DROP ( (COLUMN | COLUMNS) columnsExist=ifExists? (LEFT_PAREN dropColumns=columnNames RIGHT_PAREN | dropColumns=columnNames)
         | partitionsExist=ifExists? partitions+=partitionSpec (COMMA partitions+=partitionSpec)* purge=PURGE? )
  | SET ( TBLPROPERTIES setProperties=properties
        | LOCATION location=STRING_LITERAL
        | SERDE serde=STRING_LITERAL (SERDE_WITH SERDEPROPERTIES serdeProperties=properties)?
        | SERDEPROPERTIES serdeProperties=properties )
  | UNSET TBLPROPERTIES unsetExist=ifExists? unsetProperties=properties
  | change=(ALTER | CHANGE) COLUMN? column=multipartName columnChange=alterColumnAction?
  | REPLACE COLUMNS (LEFT_PAREN replaceColumns+=columnDefinition (COMMA replaceColumns+=columnDefinition)* RIGHT_PAREN
                    | replaceColumns+=columnDefinition (COMMA replaceColumns+=columnDefinition)*)
  | recover=RECOVER PARTITIONS
  ;

addition
  : (COLUMN | COLUMNS) (list=columnDefinitions | columns+=columnDefinition (COMMA columns+=columnDefinition)*)
  | exists=ifNotExists? partitions+=addedPartition+
  ;

addedPartition : spec=partitionSpec (LOCATION location=STRING_LITERAL)? ;

columnNames    : names+=multipartName (COMMA names+=multipartName)* ;

alterColumnAction
  : TYPE type=dataType
  | COMMENT comment=STRING_LITERAL
  | position=columnPosition
  | SET (NOT setNotNull=NULL | DEFAULT setDefault=expression)
  | DROP (NOT dropNotNull=NULL | dropDefault=DEFAULT)
  | newName=WORD type=dataType (NOT notNull=NULL)? (COMMENT comment=STRING_LITERAL)? position=columnPosition?
  ;

alterViewAction
  : RENAME TO renameTo=multipartName
  | SET TBLPROPERTIES setProperties=properties
  | UNSET TBLPROPERTIES unsetExist=ifExists? unsetProperties=properties
  | ADD exists=ifNotExists? partitions+=addedPartition+
  | DROP partitionsExist=ifExists? dropPartitions+=partitionSpec (COMMA dropPartitions+=partitionSpec)* purge=PURGE?
  | AS? source=query
  ;

drop
  : DROP temporary=TEMPORARY?
    ( TABLE exists=ifExists? table=multipartName purge=PURGE?
    | VIEW exists=ifExists? view=multipartName
    | FUNCTION exists=ifExists? function=multipartName
    | namespaceKind exists=ifExists? namespace=multipartName behaviour=(RESTRICT | CASCADE)?
    | INDEX exists=ifExists? index=name ON TABLE? indexTable=multipartName )
  ;

// ---- Data changes ----

insert        : target=insertTarget source=query ;

multiInsert   : MULTI_FROM relations+=relation (COMMA relations+=relation)* lateralViews+=lateralView* inserts+=multiInsertBody+ ;

multiInsertBody : target=insertTarget source=select clauses+=queryClause* (LIMIT (limitAll=ALL | limit=expression))? (OFFSET offset=expression)? ;

insertTarget
  : INSERT ( overwrite=OVERWRITE ( TABLE? table=multipartName rest=insertTargetRest
                                 | local=LOCAL? directory=DIRECTORY path=STRING_LITERAL? clauses+=tableClause* )
           | INTO TABLE? table=multipartName rest=insertTargetRest )
  ;

insertTargetRest
  : partition=partitionSpec? exists=ifNotExists? (byName=BY NAME | columns=nameList | REPLACE WHERE replaceWhere=expression)?
  ;

deleteFrom    : DELETE FROM table=tableName alias=tableAlias? (WHERE condition=expression)? ;

update        : UPDATE table=tableName alias=tableAlias? SET assignments=assignmentList (WHERE condition=expression)? ;

assignmentList : items+=assignment (COMMA items+=assignment)* ;
assignment     : target=columnPath EQ value=expression ;

merge
  : MERGE INTO target=tableName targetAlias=tableAlias?
    USING (source=tableName | QUERY_PAREN subquery=query RIGHT_PAREN) sourceAlias=tableAlias?
    ON condition=expression clauses+=mergeClause*
  ;

mergeClause
  : WHEN not=NOT? MATCHED (BY by=(SOURCE | TARGET))? (AND condition=expression)? THEN
    ( delete=DELETE
    | updates=UPDATE SET (updateStar=ASTERISK | assignments=assignmentList)
    | inserts=INSERT ( insertStar=ASTERISK
                    | LEFT_PAREN columns+=columnPath (COMMA columns+=columnPath)* RIGHT_PAREN VALUES LEFT_PAREN values=expressions RIGHT_PAREN ) )
  ;

// ---- Commands ----

show
  : SHOW ( (NAMESPACES | DATABASES | SCHEMAS) ((FROM | IN) namespacesIn=multipartName)? namespacesLike=likePattern?
         | kind=TABLES ((FROM | IN) tablesIn=multipartName)? tablesLike=likePattern?
         | TABLE EXTENDED ((FROM | IN) extendedIn=multipartName)? LIKE extendedLike=STRING_LITERAL extendedPartition=partitionSpec?
         | TBLPROPERTIES propertiesOf=multipartName (LEFT_PAREN (key=multipartName | keyString=STRING_LITERAL) RIGHT_PAREN)?
         | COLUMNS (FROM | IN) columnsOf=multipartName ((FROM | IN) columnsIn=multipartName)?
         | kind=VIEWS ((FROM | IN) viewsIn=multipartName)? viewsLike=likePattern?
         | PARTITIONS partitionsOf=multipartName partition=partitionSpec?
         | functionScope=(WORD | ALL | USER)? kind=FUNCTIONS ((FROM | IN) functionsIn=multipartName)? functionsLike=functionPattern?
         | CREATE TABLE createOf=multipartName (AS serde=SERDE)?
         | kind=CURRENT currentNamespace=namespaceKind
         | kind=CATALOGS catalogsLike=likePattern? )
  ;

likePattern     : LIKE? pattern=STRING_LITERAL ;
functionPattern : LIKE (legacy=multipartName | pattern=STRING_LITERAL) | pattern=STRING_LITERAL | legacy=multipartName ;

describe
  : (DESC | DESCRIBE)
    ( FUNCTION functionExtended=EXTENDED? ( function=multipartName
        | operator=(STRING_LITERAL | EQ | NSEQ | NEQ | NEQJ | LT | LTE | GT | GTE | PLUS | HYPHEN | ASTERISK | SLASH | PERCENT_SIGN | DIV
          | TILDE | AMPERSAND | PIPE | CONCAT_PIPE | HAT | OR | AND | IN | NOT | BETWEEN | LIKE | RLIKE | ILIKE | IS) )
    | namespaceKind namespaceExtended=EXTENDED? namespace=multipartName
    | QUERY? body=query
    | TABLE? style=(EXTENDED | FORMATTED)? table=multipartName partition=partitionSpec? column=multipartName? )
  ;

explain       : EXPLAIN style=(LOGICAL | FORMATTED | EXTENDED | CODEGEN | COST)? body=statement ;

use           : USE kind=namespaceKind? namespace=multipartName ;

// What follows these words is text of its own kind; the builder reads it from the source.
rawCommand    : command=(SET | RESET | ADD | LIST) words+=~SEMICOLON* ;

cache
  : CACHE lazy=LAZY? TABLE table=multipartName (OPTIONS options=properties)? (AS? source=query)?
  | UNCACHE TABLE exists=ifExists? uncached=multipartName
  | clear=CLEAR CACHE
  ;

refresh       : REFRESH (TABLE table=multipartName | FUNCTION function=multipartName | path+=(STRING_LITERAL | WORD | SLASH | DOT | COLON | HYPHEN | INTEGER_VALUE)*) ;

analyze
  : ANALYZE ( TABLE table=multipartName partition=partitionSpec? COMPUTE STATISTICS
              (option=WORD | FOR (allColumns=ALL COLUMNS | COLUMNS columns+=name (COMMA columns+=name)*))?
            | TABLES ((FROM | IN) namespace=multipartName)? COMPUTE STATISTICS option=WORD? )
  ;

truncate      : TRUNCATE TABLE table=multipartName partition=partitionSpec? ;

repair        : MSCK? REPAIR TABLE table=multipartName (action=(ADD | DROP | SYNC) PARTITIONS)? ;

load
  : LOAD DATA local=LOCAL? INPATH path=STRING_LITERAL overwrite=OVERWRITE? INTO TABLE table=multipartName partition=partitionSpec?
  ;

commentOn     : COMMENT ON (namespaceKind namespace=multipartName | TABLE table=multipartName) IS (comment=STRING_LITERAL | empty=NULL) ;

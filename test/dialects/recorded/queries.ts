import { QUERIES, type RecordedFact, select } from './fact.js';

/** Of clauses and statements; `of` names the functions that are written with them, if any. */
export const queryFacts: readonly RecordedFact[] = [
  {
    of: [],
    recorded: 'ORDER BY puts NULL last, and first where it goes down',
    file: `${QUERIES}/order-by.slt`,
    spark: "SELECT s FROM VALUES ('a'), (NULL) AS t(s) ORDER BY s",
    writes: ['ORDER BY s NULLS FIRST'],
  },
  {
    of: [],
    recorded: 'DESC puts NULL first, unless NULLS LAST says otherwise',
    file: `${QUERIES}/order-by.slt`,
    spark: "SELECT s FROM VALUES ('a'), (NULL) AS t(s) ORDER BY s DESC",
    writes: ['ORDER BY s DESC NULLS LAST'],
  },
  {
    of: ['count_if'],
    recorded:
      "PIVOT's COUNT of a value that a group lacks is 0 (NULL on Spark), and its columns are called '2023_Q1' with the quotes",
    file: `${QUERIES}/pivot.slt`,
    spark: "SELECT * FROM VALUES (1, 5, '2023_Q1') AS t(k, n, q) PIVOT (count(n) FOR q IN ('2023_Q1', '2023_Q2'))",
    writes: ['CASE WHEN COUNT_IF(', 'END) END AS "2023_Q1"'],
    never: ['PIVOT'],
  },
  {
    of: [],
    recorded: 'UNPIVOT calls the columns by their names in upper case',
    file: `${QUERIES}/unpivot.slt`,
    spark: 'SELECT * FROM VALUES (4, 100, 200) AS t(k, jan, feb) UNPIVOT (n FOR m IN (jan, feb))',
    writes: ["THEN 'jan' ELSE 'feb' END"],
    never: ['UNPIVOT'],
  },
  {
    of: [],
    recorded: 'LIMIT stands before OFFSET, and OFFSET alone needs LIMIT NULL',
    file: `${QUERIES}/limit.slt`,
    spark: 'SELECT a FROM VALUES (1), (2) AS t(a) ORDER BY a OFFSET 1',
    writes: ['LIMIT NULL\nOFFSET 1'],
  },
  {
    of: [],
    recorded: 'MINUS and INTERSECT take each row once',
    file: 'sql-reference-commands/Query_operators/operators-query.slt',
    spark: 'SELECT a FROM VALUES (1), (1) AS t(a) EXCEPT ALL SELECT a FROM VALUES (2) AS u(a)',
    writes: ['ROW_NUMBER() OVER (PARTITION BY a '],
  },
  {
    of: ['and', 'or', 'not'],
    recorded: 'NULL OR TRUE is TRUE, NULL AND FALSE is FALSE, and NOT binds before AND before OR',
    file: 'sql-reference-commands/Query_operators/operators-logical.slt',
    spark: select('NOT b AND (b OR i > 1) OR b'),
    writes: ['NOT b AND (b OR i > 1) OR b'],
  },
  {
    of: [],
    recorded:
      'MERGE takes the first clause whose condition holds, and is error 100090 where it would update a row twice',
    file: 'sql-reference-commands/General_DML/merge.slt',
    spark:
      'CREATE TABLE t (k INT, v INT); CREATE TABLE u (k INT, v INT); MERGE INTO t USING u ON t.k = u.k WHEN MATCHED AND u.v <= 12 THEN DELETE WHEN MATCHED THEN UPDATE SET v = u.v',
    writes: ['WHEN MATCHED AND u.v <= 12 THEN DELETE\nWHEN MATCHED THEN UPDATE SET v = u.v'],
  },
];

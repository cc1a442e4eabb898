# SQL beyond one table: common tables, subqueries, lateral views, windows.
spark.createDataFrame([(1, "a", 10), (2, "a", 20), (3, "b", 5)], ["id", "k", "v"]).createOrReplaceTempView("t")
for text in [
    "WITH c AS (SELECT k, sum(v) AS s FROM t GROUP BY k) SELECT * FROM c WHERE s > (SELECT min(s) FROM c)",
    "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM t u WHERE u.k = t.k AND u.id <> t.id) ORDER BY id",
    "SELECT id, (SELECT max(v) FROM t u WHERE u.k = t.k) AS m FROM t ORDER BY id",
    "SELECT id, x FROM t LATERAL VIEW explode(sequence(1, id)) e AS x ORDER BY id, x",
    "SELECT t.id, l.s FROM t, LATERAL (SELECT t.v * 2 AS s) l ORDER BY id",
    "SELECT k, v, sum(v) OVER (PARTITION BY k ORDER BY id) AS r FROM t ORDER BY id",
    "SELECT * FROM (SELECT k, v FROM t) PIVOT (sum(v) FOR k IN ('a', 'b'))",
    "SELECT * FROM t TABLESAMPLE (100 PERCENT) ORDER BY id",
    "FROM t SELECT k, count(*) AS c GROUP BY k HAVING c > 1",
    "VALUES (1, 'x'), (2, 'y')",
    "SELECT stack(2, 1, 'a', 2, 'b') AS (n, s)",
    "SELECT id FROM t WHERE k IN (SELECT k FROM t WHERE v > 15) ORDER BY id",
]:
    attempt(lambda: spark.sql(text).collect())

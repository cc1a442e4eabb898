-- settings
SET x.y=1
SET x.y
SET no.such
SET spark.sql.ansi.enabled
SET spark.sql.ansi.enabled=abc
SET TIME ZONE 'Europe/Berlin'
SET spark.sql.session.timeZone
SET TIME ZONE INTERVAL 2 HOURS
SET TIME ZONE 'nowhere'
SET spark.sql.warehouse.dir=/x
RESET x.y
SET x.y
RESET no.such
RESET spark.sql.warehouse.dir
SET mapred.reduce.tasks=5
SET spark.sql.shuffle.partitions
RESET
SET TIME ZONE 'America/Los_Angeles'
-- schemas
CREATE SCHEMA x1 COMMENT 'my x1'
CREATE SCHEMA x1
CREATE SCHEMA IF NOT EXISTS x1
CREATE DATABASE X2 WITH DBPROPERTIES (a='1', b=2)
CREATE DATABASE global_temp
SHOW SCHEMAS LIKE 'x*'
SHOW DATABASES LIKE 'X1|default'
SHOW SCHEMAS IN nocat
DESCRIBE SCHEMA x1
DESCRIBE SCHEMA EXTENDED x2
DESCRIBE DATABASE nope
DESCRIBE SCHEMA EXTENDED default
DESCRIBE SCHEMA spark_catalog.x1
USE x1
SELECT current_schema(), current_catalog()
USE nope
USE spark_catalog
SELECT current_schema()
USE spark_catalog.x2
SELECT current_database()
USE a.b.c
USE nocat.x
USE global_temp
SET CATALOG spark_catalog
USE SCHEMA x1
SHOW CURRENT NAMESPACE
SHOW CATALOGS
SHOW CATALOGS LIKE 'y*'
DROP SCHEMA nope
DROP SCHEMA IF EXISTS nope
DROP SCHEMA default
ALTER SCHEMA x2 SET DBPROPERTIES ('k'='v')
COMMENT ON SCHEMA x2 IS 'second'
DESCRIBE SCHEMA EXTENDED x2
ALTER SCHEMA nope SET DBPROPERTIES ('k'='v')
COMMENT ON SCHEMA nope IS 'x'
-- tables
CREATE TABLE t1 (id BIGINT NOT NULL COMMENT 'the id', Name STRING, c CHAR(5), v VARCHAR(10), d DECIMAL(10,2), a ARRAY<INT>, m MAP<STRING,INT>, s STRUCT<x:INT,y:STRING>, ts TIMESTAMP, tn TIMESTAMP_NTZ) USING parquet COMMENT 'table one' TBLPROPERTIES ('k'='v', 'k2'='v2')
CREATE TABLE iv (i1 INTERVAL YEAR TO MONTH, i2 INTERVAL DAY TO SECOND) USING parquet
CREATE TABLE t1 (a INT) USING parquet
CREATE TABLE IF NOT EXISTS t1 (a INT) USING parquet
CREATE TABLE p1 (a INT, p STRING, q INT) USING parquet PARTITIONED BY (p, q) OPTIONS (compression 'none')
INSERT INTO p1 VALUES (1,'x',2),(2,'y',3)
CREATE TABLE b1 (a INT, b STRING) USING csv CLUSTERED BY (a) SORTED BY (b) INTO 4 BUCKETS
CREATE TABLE c1 USING parquet AS SELECT 1 a, 'x' b, CAST(NULL AS INT) c
CREATE TABLE c1 USING parquet AS SELECT 1 a
CREATE TABLE nosch.t (a INT) USING parquet
CREATE TABLE x.y.z (a INT) USING parquet
CREATE TABLE `a-b` (x INT) USING parquet
CREATE TABLE dup (a INT, A INT) USING parquet
CREATE TABLE cp (a INT) USING parquet PARTITIONED BY (zz)
CREATE TABLE cp (a INT) USING parquet PARTITIONED BY (a)
CREATE TABLE inv (a VOID) USING parquet
CREATE TABLE inv (a INTERVAL) USING parquet
DESCRIBE t1
DESCRIBE TABLE EXTENDED t1
DESCRIBE iv
DESCRIBE p1
DESCRIBE EXTENDED p1
DESCRIBE EXTENDED b1
DESCRIBE c1
DESCRIBE FORMATTED c1
DESCRIBE t1 id
DESCRIBE EXTENDED t1 id
DESCRIBE t1 nope
DESCRIBE p1 p
DESCRIBE nope
DESC t1 s
DESC t1 s.x
DESC p1 PARTITION (p='x', q=2)
DESC p1 PARTITION (p='x', q=7)
DESCRIBE QUERY SELECT 1 a, 'x' b, NULL c, STRUCT(1 AS z) d
DESCRIBE VALUES (1,'a')
SHOW TABLES
SHOW TABLES IN x2
SHOW TABLES IN nope
SHOW TABLES IN a.b
SHOW TABLES LIKE 'p*|b1'
SHOW TABLE EXTENDED LIKE 'zzz'
SHOW COLUMNS IN t1
SHOW COLUMNS FROM p1 FROM x1
SHOW COLUMNS IN nope
SHOW COLUMNS IN x1.p1 IN x2
SHOW TBLPROPERTIES t1
SHOW TBLPROPERTIES t1 ('k')
SHOW TBLPROPERTIES t1 ('zz')
SHOW TBLPROPERTIES c1
SHOW CREATE TABLE t1
SHOW CREATE TABLE p1
SHOW CREATE TABLE b1
SHOW CREATE TABLE c1
SHOW CREATE TABLE nope
SHOW PARTITIONS p1
SHOW PARTITIONS p1 PARTITION (p='x')
SHOW PARTITIONS c1
SHOW PARTITIONS nope
-- views
CREATE TEMPORARY VIEW tv AS SELECT 1 a, 'x' b
CREATE TEMPORARY VIEW tv AS SELECT 2 a
CREATE TEMP VIEW tw (x COMMENT 'cx', y) COMMENT 'twc' AS SELECT 1 a, 'x' b
DESCRIBE tw
CREATE GLOBAL TEMP VIEW gv AS SELECT 1 g
CREATE GLOBAL TEMP VIEW gv AS SELECT 1 g
SELECT * FROM global_temp.gv
SELECT * FROM gv
CREATE VIEW v1 AS SELECT * FROM c1
CREATE VIEW v1 AS SELECT 1 a
CREATE VIEW IF NOT EXISTS v1 AS SELECT 1 a
CREATE OR REPLACE VIEW v1 (aa COMMENT 'c aa', bb) COMMENT 'cv' TBLPROPERTIES ('z'='9') AS SELECT a, b FROM c1
CREATE VIEW v2 AS SELECT * FROM tv
CREATE VIEW c1 AS SELECT 1 a
CREATE VIEW v3 AS SELECT 1 a, 2 a
CREATE VIEW v4 (a,b,c) AS SELECT 1 a
CREATE TEMP VIEW v5 (a,b,c) AS SELECT 1 a
CREATE TEMP VIEW v6 AS SELECT 1 a, 2 a
CREATE OR REPLACE VIEW c1 AS SELECT 1 a
CREATE VIEW v7 AS SELECT 1, 'a'||'b', count(*) FROM c1
DESCRIBE v1
DESCRIBE EXTENDED v1
DESCRIBE EXTENDED tv
DESC global_temp.gv
SHOW CREATE TABLE v1
SHOW CREATE TABLE tv
SHOW TBLPROPERTIES v1
SHOW TBLPROPERTIES tv
SHOW COLUMNS IN tv
SHOW COLUMNS IN v1
SHOW VIEWS
SHOW VIEWS IN x1 LIKE 'v*'
SHOW VIEWS IN global_temp
SHOW TABLES IN global_temp
SHOW TABLES
SHOW VIEWS IN nope
SHOW PARTITIONS v1
SELECT * FROM v1
ALTER VIEW v1 AS SELECT 7 a
SELECT * FROM v1
DESCRIBE v1
USE default
SELECT * FROM x1.v1
USE x1
CREATE OR REPLACE VIEW v1 AS SELECT * FROM v1
CREATE VIEW v8 AS SELECT * FROM c1
USE x2
SELECT * FROM x1.v8
USE x1
ALTER TABLE c1 ADD COLUMNS (e INT COMMENT 'ce')
SELECT * FROM v8
DROP VIEW v8
DROP TABLE v1
DROP VIEW c1
DROP TABLE nope
DROP TABLE IF EXISTS nope
DROP VIEW nope
DROP VIEW IF EXISTS nope
DROP VIEW tv
DROP TABLE global_temp.gv
DROP VIEW global_temp.gv
DROP VIEW v1
DROP VIEW tw
DROP TABLE nosch.t
CREATE TEMP VIEW rr AS SELECT 1 a
CREATE OR REPLACE TEMP VIEW rr AS SELECT * FROM rr
ALTER VIEW rr AS SELECT 5 z
SELECT * FROM rr
ALTER TABLE rr RENAME TO r2
SELECT * FROM r2
DROP VIEW r2
-- alter
CREATE TABLE t (a INT COMMENT 'ca', b STRING) USING parquet
CREATE TABLE p (a INT, p INT) USING parquet PARTITIONED BY (p)
CREATE VIEW v AS SELECT a, b FROM t
CREATE TEMP VIEW tv AS SELECT 1 a
INSERT INTO t VALUES (1,'x')
ALTER TABLE t RENAME TO t2
SELECT * FROM t2
ALTER TABLE t2 RENAME TO t
ALTER TABLE nope RENAME TO x
ALTER TABLE t RENAME TO p
ALTER TABLE t RENAME TO default.t
ALTER VIEW v RENAME TO v2
ALTER TABLE v2 RENAME TO v
ALTER VIEW v2 RENAME TO v
SELECT * FROM v
ALTER VIEW t RENAME TO q
ALTER VIEW nope AS SELECT 1 a
ALTER VIEW t AS SELECT 1 a
ALTER TABLE t ADD COLUMNS (c INT COMMENT 'cc', d DATE)
DESCRIBE t
SELECT * FROM t
ALTER TABLE t ADD COLUMN a INT
ALTER TABLE t ALTER COLUMN a COMMENT 'new'
ALTER TABLE t ALTER COLUMN a TYPE BIGINT
ALTER TABLE t ALTER COLUMN nope COMMENT 'new'
ALTER TABLE t REPLACE COLUMNS (z INT)
DESCRIBE t a
ALTER TABLE t SET TBLPROPERTIES ('x'='1','comment'='tc')
SHOW TBLPROPERTIES t
DESCRIBE EXTENDED t
ALTER TABLE t UNSET TBLPROPERTIES ('x')
ALTER TABLE t UNSET TBLPROPERTIES ('x')
ALTER TABLE t UNSET TBLPROPERTIES IF EXISTS ('x')
ALTER VIEW v SET TBLPROPERTIES ('x'='1')
SHOW TBLPROPERTIES v
ALTER TABLE v SET TBLPROPERTIES ('x'='1')
ALTER VIEW t SET TBLPROPERTIES ('x'='1')
ALTER TABLE nope SET TBLPROPERTIES ('x'='1')
ALTER TABLE tv SET TBLPROPERTIES ('x'='1')
COMMENT ON TABLE t IS 'ct'
COMMENT ON TABLE nope IS 'x'
DESCRIBE EXTENDED t
COMMENT ON TABLE t IS NULL
DESCRIBE EXTENDED t
COMMENT ON TABLE v IS 'x'
CREATE TABLE l1 LIKE t
DESCRIBE EXTENDED l1
CREATE TABLE l1 LIKE t
CREATE TABLE IF NOT EXISTS l1 LIKE t
CREATE TABLE l2 LIKE nope
CREATE TABLE l3 LIKE v
DESC EXTENDED l3
CREATE TABLE l4 LIKE tv USING csv TBLPROPERTIES ('a'='b')
DESC EXTENDED l4
-- rows
TRUNCATE TABLE t
SELECT * FROM t
TRUNCATE TABLE nope
TRUNCATE TABLE v
TRUNCATE TABLE tv
TRUNCATE TABLE p PARTITION (p=3)
TRUNCATE TABLE t PARTITION (a=3)
INSERT INTO t VALUES (1,'x',NULL)
INSERT INTO nope VALUES (1)
INSERT INTO v VALUES (1)
INSERT INTO tv VALUES (1)
INSERT INTO t (a) VALUES (9)
INSERT INTO t (a, zz) VALUES (9, 8)
SELECT * FROM t
INSERT OVERWRITE t VALUES (5,'y',6,NULL)
SELECT * FROM t
INSERT INTO p PARTITION (p=3) VALUES (1)
INSERT INTO p PARTITION (zz=3) VALUES (1)
INSERT INTO p VALUES (1,4)
INSERT OVERWRITE p PARTITION (p=3) VALUES (2)
SELECT * FROM p ORDER BY p
SHOW PARTITIONS p
ALTER TABLE p DROP PARTITION (p=3)
ALTER TABLE p DROP PARTITION (p=3)
SELECT * FROM p
INSERT INTO p VALUES (1,NULL)
SHOW PARTITIONS p
MSCK REPAIR TABLE p
MSCK REPAIR TABLE t
CREATE TABLE nn (a INT NOT NULL) USING parquet
INSERT INTO nn VALUES (NULL)
SELECT * FROM nn
CREATE TABLE tz (a INT, b INT DEFAULT 5) USING parquet
DESCRIBE tz
INSERT INTO tz (a) VALUES (1)
SELECT * FROM tz
SHOW CREATE TABLE tz
CREATE TABLE cc USING parquet OPTIONS ('x'='y') PARTITIONED BY (b) AS SELECT 1 b, 2 a
DESCRIBE cc
SELECT * FROM cc
INSERT INTO iv VALUES (INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 02:03:04' DAY TO SECOND)
SELECT CAST(i1 AS STRING) a, CAST(i2 AS STRING) b FROM iv
-- caches, functions
CACHE TABLE t
CACHE TABLE nope
CACHE LAZY TABLE t
UNCACHE TABLE t
UNCACHE TABLE nope
UNCACHE TABLE IF EXISTS nope
CLEAR CACHE
REFRESH TABLE t
REFRESH TABLE nope
REFRESH '/x'
REFRESH FUNCTION abs
REFRESH FUNCTION nope
ANALYZE TABLE t COMPUTE STATISTICS
ANALYZE TABLE nope COMPUTE STATISTICS
ANALYZE TABLE v COMPUTE STATISTICS
ANALYZE TABLE tv COMPUTE STATISTICS
ANALYZE TABLES IN nope COMPUTE STATISTICS
CACHE TABLE t OPTIONS ('storageLevel' 'NOPE')
DESCRIBE FUNCTION nope
SHOW FUNCTIONS LIKE 'ab*'
SHOW USER FUNCTIONS
SHOW SYSTEM FUNCTIONS LIKE 'ab*|zeroifnull'
SHOW FUNCTIONS LIKE 'a*|b*|c*'
SHOW FUNCTIONS IN nope LIKE 'a*'
DROP FUNCTION nope
DROP FUNCTION IF EXISTS nope
DROP TEMPORARY FUNCTION nope
DROP FUNCTION abs
-- the end
DROP SCHEMA x1
DROP TABLE t
SELECT * FROM v
DESCRIBE v
DROP SCHEMA x1 CASCADE
SELECT * FROM x1.t1
SHOW TABLES
SELECT current_schema()
USE default
CREATE SCHEMA x1
SHOW TABLES IN x1
DROP VIEW tv
-- defaults of columns
CREATE TABLE dd (a INT, b STRING DEFAULT 'x', c INT DEFAULT 4) USING parquet
INSERT INTO dd VALUES (1, DEFAULT, DEFAULT)
INSERT INTO dd (c, a) VALUES (default, 3)
INSERT INTO dd SELECT 5, DEFAULT, 6
INSERT INTO dd VALUES (DEFAULT, DEFAULT, DEFAULT)
INSERT INTO dd VALUES (DEFAULT, 'a', 2), (7, 'b', DEFAULT)
INSERT INTO dd VALUES (1, DEFAULT), (2, DEFAULT)
INSERT INTO dd VALUES (1, DEFAULT, 3, 4)
SELECT * FROM dd ORDER BY a, c
INSERT OVERWRITE dd VALUES (9, DEFAULT, 3)
SELECT * FROM dd
ALTER TABLE dd ADD COLUMNS (g STRING DEFAULT concat('a', 'b'))
ALTER TABLE dd ALTER COLUMN c SET DEFAULT 100
INSERT INTO dd (a) VALUES (11)
ALTER TABLE dd ALTER COLUMN c DROP DEFAULT
INSERT INTO dd (a) VALUES (12), (DEFAULT)
SELECT * FROM dd ORDER BY a, c
DESCRIBE dd
SHOW CREATE TABLE dd
ALTER TABLE dd ALTER COLUMN a SET DEFAULT 'abc'
ALTER TABLE dd ALTER COLUMN a SET DEFAULT (SELECT 1)
ALTER TABLE dd ALTER COLUMN a SET DEFAULT nosuch
ALTER TABLE dd ADD COLUMNS (q INT DEFAULT 'x')
CREATE TABLE de (a TINYINT DEFAULT 300) USING parquet
CREATE TABLE de (a BOOLEAN DEFAULT 1) USING parquet
CREATE TABLE de (a INT DEFAULT rand()) USING parquet
CREATE TABLE de (a INT DEFAULT b, b INT) USING parquet
CREATE TABLE de (a INT, p STRING DEFAULT 'pp') USING parquet PARTITIONED BY (p)
INSERT INTO de PARTITION (p = '1') VALUES (DEFAULT)
INSERT INTO de VALUES (1, DEFAULT)
SELECT * FROM de ORDER BY p, a
ALTER TABLE dd ALTER COLUMN a SET NOT NULL
ALTER TABLE dd ALTER COLUMN a FIRST
ALTER TABLE dd ALTER COLUMN a AFTER b
ALTER TABLE dd RENAME COLUMN a TO z
ALTER TABLE dd DROP COLUMN a
ALTER TABLE dd ADD COLUMNS (h INT NOT NULL)
ALTER TABLE dd ALTER COLUMN a COMMENT 'aa'
ALTER TABLE dd CHANGE COLUMN c c INT COMMENT 'cc'
DESCRIBE dd
DROP TABLE dd
DROP TABLE de
-- what a column takes
create table st (a tinyint, b decimal(3,1), c string, d date, e boolean, f timestamp, g bigint, h float, i array<int>, j binary, k int, l decimal(20,0), m double) using parquet
set spark.sql.storeAssignmentPolicy=LEGACY
insert into st (a) values (300)
insert into st (a) values ('1'), ('x')
insert into st (b) values (12345.67), (1.25)
insert into st (d) values ('2020-01-01'), ('zz')
insert into st (e) values (1), (0)
insert into st (e) values ('yes'), ('foo')
insert into st (f) values (1)
insert into st (c) values (array(1))
insert into st (i) values (1)
insert into st (d) values (1)
insert into st (i) values (array('1', 'x'))
insert into st (j) values (1)
insert into st (k) values (date'2020-01-01')
insert into st (k) select 1.9
insert into st (k) values (true)
SELECT concat_ws(',', coalesce(a, '-'), coalesce(b, '-'), coalesce(c, '-'), coalesce(d, '-'), coalesce(e, '-'), coalesce(unix_date(date(f)), '-'), coalesce(g, '-'), coalesce(h, '-'), coalesce(CAST(i AS STRING), '-'), coalesce(hex(j), '-'), coalesce(k, '-'), coalesce(l, '-'), coalesce(m, '-')) AS r FROM st ORDER BY r
set spark.sql.ansi.enabled=true
insert into st (a) values (300)
insert into st (a) values ('x')
insert into st (k) values (date'2020-01-01')
set spark.sql.ansi.enabled=false
set spark.sql.storeAssignmentPolicy=STRICT
insert into st (a) values (1Y)
insert into st (a) values (1)
insert into st (b) values (1.5)
insert into st (b) values (1.55)
insert into st (b) values (1Y)
insert into st (l) values (1L)
insert into st (l) values (1)
insert into st (m) values (1.5)
insert into st (m) values (1L)
insert into st (h) values (1)
insert into st (h) values (1D)
insert into st (g) values (1BD)
insert into st (g) values (1.0)
insert into st (c) values (1)
insert into st (c) values ('a')
insert into st (c) values (array(1))
insert into st (d) values ('2020-01-01')
insert into st (f) values (date'2020-01-01')
insert into st (f) values (1L)
insert into st (g) values (timestamp'2020-01-01 00:00:00Z')
insert into st (d) values (timestamp'2020-01-01 00:00:00')
insert into st (i) values (array(1Y))
insert into st (i) values (array(null))
insert into st (i) values (array(1L))
insert into st (k) values (null)
insert into st (j) values ('a')
insert into st (e) values (1)
insert into st (c) values (interval 1 day)
SELECT concat_ws(',', coalesce(a, '-'), coalesce(b, '-'), coalesce(c, '-'), coalesce(d, '-'), coalesce(e, '-'), coalesce(unix_date(date(f)), '-'), coalesce(g, '-'), coalesce(h, '-'), coalesce(CAST(i AS STRING), '-'), coalesce(hex(j), '-'), coalesce(k, '-'), coalesce(l, '-'), coalesce(m, '-')) AS r FROM st ORDER BY r
set spark.sql.storeAssignmentPolicy=ansi
drop table st
-- one partition, and the types that are functions
create table dp (a string, b int, c string, d string) using parquet partitioned by (c, d)
insert into dp values ('x', 1, 'Us', '1')
desc dp partition (c='Us', d='1')
desc dp partition (c='Us')
desc dp partition (c='Us', d='2')
desc dp partition (a='Us', d='2')
show table extended like 'dp' partition (c='Us')
show table extended like 'dp' partition (a='Us', d='1')
show table extended like 'dp' partition (c='Us', d='9')
create temporary view dpt as select * from dp
desc dpt partition (c='Us', d='1')
create view dpv as select * from dp
desc dpv partition (c='Us', d='1')
drop view dpv
drop view dpt
desc function boolean
desc function extended int
desc function date
desc function extended tinyint
drop table dp
-- schemas of samples
SELECT to_json(struct(*)) AS j FROM (select from_json('{"c1":[1, 2, 3]}', schema_of_json('{"c1":[0]}')))
SELECT to_json(struct(*)) AS j FROM (select from_csv('1,abc', schema_of_csv('1,abc')))
SELECT to_json(struct(*)) AS j FROM (select from_json('{"a":1.5}', schema_of_json('{"a":1.1}', map('prefersDecimal', 'true'))))
SELECT to_json(struct(*)) AS j FROM (select from_json('{"a":01}', schema_of_json('{"a":01}', map('allowNumericLeadingZeros', 'true')), map('allowNumericLeadingZeros', 'true')))
create temporary view ssv as select from_json(x, schema_of_json('{"b":[{"c":true}], "d":"x"}')) as r from values ('{"b":[{"c":false}], "d":"y"}'), ('bad') t(x)
SELECT to_json(struct(*)) AS j FROM (select r.b[0].c, r.d, r from ssv)
create view ssp as select from_json(x, schema_of_json('{"b":[{"c":true}], "d":"x"}')) as r from values ('{"b":[{"c":false}], "d":"y"}'), ('bad') t(x)
SELECT to_json(struct(*)) AS j FROM (select r.b[0].c, r.d, r from ssp)
drop view ssp
SELECT to_json(struct(*)) AS j FROM (select from_csv('1;2', schema_of_csv('1;x', map('sep', ';')), map('sep', ';')))
SELECT to_json(struct(*)) AS j FROM (select from_json('[1]', schema_of_json('[1]')))
SELECT to_json(struct(*)) AS j FROM (select from_json('1', schema_of_json('1')))
DESCRIBE ssv
DROP VIEW ssv

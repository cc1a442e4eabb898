# The two modes beside each other.
queries = ["1 / 0", "CAST('1x' AS INT)", "2147483647 + 1", "CAST(3000000000 AS INT)", "array(1)[3]", "1 + '2'", "CAST('2020-02-30' AS DATE)", "concat('a', 1)", "CAST(1.5 AS INT)", "coalesce(1, '2')"]
for mode in ["false", "true", "false"]:
    spark.conf.set("spark.sql.ansi.enabled", mode)
    print("ansi", spark.conf.get("spark.sql.ansi.enabled"))
    for q in queries:
        attempt(lambda: spark.sql(f"SELECT {q} AS x").first())

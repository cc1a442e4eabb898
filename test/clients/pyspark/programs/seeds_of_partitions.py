# What a seed draws depends on how rows are spread: over as many partitions as the session says.
rows = [(i, f"x{i % 3}", ((i * 7) % 10) / 4) for i in range(10)]
for count in [None, 1, 2, 3, 7]:
    if count is not None:
        spark.conf.set("spark.sql.leafNodeDefaultParallelism", count)
    n = spark.range(50) if count is not None else spark.range(0, 50, 1, 4)
    local = spark.createDataFrame(rows, "a int, b string, c double")
    inline = spark.sql("SELECT * FROM VALUES (0, 'x'), (1, 'y'), (2, 'z'), (3, 'x'), (4, 'y'), (5, 'z') AS t(a, b)")
    frames = [
        n.sample(0.3, seed=7),
        n.sample(True, 0.7, seed=7),
        n.randomSplit([1.0, 2.0], 24)[0],
        n.randomSplit([1.0, 2.0], 24)[1].sample(0.5, seed=8),
        n.selectExpr("-id AS d", "id").randomSplit([1.0, 2.0], 24)[1],
        n.filter("id > 10").sample(0.3, seed=7),
        n.sample(0.3, seed=7).selectExpr("id", "rand(5) r", "randn(7) s", "monotonically_increasing_id() m"),
        n.selectExpr("id", "id % 3 AS key").sampleBy("key", {0: 0.3, 1: 0.5}, seed=0),
        n.filter("id > 3 AND rand(5) < 0.5"),
        n.filter("rand(9223372036854775806L) < 0.5"),
        n.coalesce(1).sample(0.3, seed=7),
    ]
    if count is not None:
        frames += [
            local.sample(0.5, seed=7).select("a"),
            local.sample(True, 0.7, seed=7).select("a"),
            local.select("c", "a").randomSplit([1.0, 2.0], 24)[0],
            local.selectExpr("a", "monotonically_increasing_id() m", "rand(3) r"),
            local.sample(0.7, seed=3).selectExpr("a", "monotonically_increasing_id() m", "rand(3) r"),
            local.sample(0.7, seed=3).filter("a > 3").filter("rand(4) < 0.6").select("a"),
            local.sampleBy("b", {"x0": 0.5, "x1": 0.5}, seed=0).select("a"),
            local.sample(0.5, seed=9223372036854775807).select("a"),
            inline.sample(0.5, seed=7),
            inline.filter("rand(5) < 0.5"),
            spark.sql("SELECT id, rand(5) r FROM range(6) ORDER BY rand(5)"),
        ]
    for frame in frames:
        print(frame.collect())

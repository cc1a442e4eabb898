# A pandas frame there and back.
import numpy as np
import pandas as pd

frame = pd.DataFrame(
    {
        "i": np.array([1, 2, 3], dtype="int32"),
        "l": [1, 2, 3],
        "f": [1.5, float("nan"), float("inf")],
        "s": ["x", None, "ü"],
        "b": [True, False, True],
        "t": pd.to_datetime(["2020-01-01 00:00:00", "2020-06-01 12:34:56", None]),
    }
)
df = spark.createDataFrame(frame)
df.printSchema()
df.show(truncate=False)
back = df.toPandas()
print(back)
print(back.dtypes)
print(spark.createDataFrame(frame[["i", "s"]], schema="a long, b string").toPandas().dtypes)
print(spark.createDataFrame(np.array([[1, 2], [3, 4]])).collect())

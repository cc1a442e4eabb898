# 40 MB of local data in one frame.
import pandas as pd

n = 400_000
frame = pd.DataFrame({"id": range(n), "text": ["%090d" % i for i in range(n)]})
spark.conf.set("spark.sql.session.localRelationCacheThreshold", "100000000")
df = spark.createDataFrame(frame)
print(df.count(), df.selectExpr("sum(id)", "max(text)", "sum(length(text))").first())
spark.conf.unset("spark.sql.session.localRelationCacheThreshold")
df = spark.createDataFrame(frame)
print(df.count(), df.where("id = 399999").first())

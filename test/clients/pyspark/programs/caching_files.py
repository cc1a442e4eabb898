# Tables over files whose files are removed, added and changed behind Spark's back.
import glob
import os


def remove(name):
    for file in glob.glob(f"{folder}/{name}/*") + glob.glob(f"{folder}/{name}/.*"):
        if os.path.isfile(file):
            os.remove(file)


def make(name, form):
    os.makedirs(f"{folder}/{name}", exist_ok=True)
    spark.sql(f"DROP TABLE IF EXISTS {name}")
    spark.sql(f"CREATE TABLE {name} (col STRING) USING {form} LOCATION '{folder}/{name}'")
    spark.sql(f"INSERT INTO {name} SELECT 'abc'")


def count(name):
    return spark.table(name).count()


# what is not cached is listed once
make("plain", "text")
print(count("plain"))
with open(folder + "/plain/more.txt", "w") as file:
    file.write("one\ntwo\n")
print(count("plain"))
spark.catalog.refreshTable("plain")
print(count("plain"))
remove("plain")
attempt(lambda: spark.table("plain").collect())
spark.sql("REFRESH TABLE plain")
print(count("plain"))

# cached rows stay until they are refreshed
for form in ["parquet", "csv", "json"]:
    make("cached", form)
    spark.catalog.cacheTable("cached")
    print(form, count("cached"), spark.catalog.isCached("cached"))
    remove("cached")
    print(spark.table("cached").collect(), spark.sql("SELECT upper(col) AS u, count(*) AS n FROM cached GROUP BY 1").collect())
    print(spark.catalog.isCached("cached"))
    spark.catalog.refreshByPath(folder + "/other")
    print(count("cached"))
    spark.catalog.refreshByPath(folder + "/cached")
    print(count("cached"), spark.catalog.isCached("cached"))
    spark.sql("INSERT INTO cached VALUES ('q'), ('r')")
    print(count("cached"))
    remove("cached")
    print(count("cached"))
    spark.catalog.clearCache()
    print(spark.catalog.isCached("cached"))

# a cache that nobody has read yet is empty, but for CACHE TABLE without LAZY
make("late", "csv")
spark.catalog.cacheTable("late")
remove("late")
attempt(lambda: spark.table("late").collect())
make("eager", "csv")
spark.sql("CACHE TABLE eager")
remove("eager")
print(count("eager"))
spark.sql("UNCACHE TABLE eager")
attempt(lambda: spark.table("eager").collect())
make("lazy", "csv")
spark.sql("CACHE LAZY TABLE lazy")
remove("lazy")
attempt(lambda: spark.table("lazy").collect())

# views
make("below", "csv")
spark.sql("CREATE OR REPLACE TEMP VIEW above AS SELECT upper(col) AS u FROM below")
spark.sql("CACHE TABLE above")
remove("below")
print(spark.table("above").collect())
spark.catalog.refreshTable("below")
print(spark.table("above").collect())
os.makedirs(folder + "/read")
with open(folder + "/read/a.txt", "w") as file:
    file.write("one\ntwo\n")
spark.read.text(folder + "/read").createOrReplaceTempView("reading")
spark.catalog.cacheTable("reading")
print(count("reading"))
with open(folder + "/read/b.txt", "w") as file:
    file.write("three\n")
print(count("reading"), spark.read.text(folder + "/read").count())
spark.catalog.refreshByPath(folder + "/read")
print(count("reading"), spark.catalog.isCached("reading"))
remove("read")
print(count("reading"))
spark.catalog.refreshTable("reading")
print(count("reading"))

# what Spark writes to the path counts at once
make("written", "csv")
spark.catalog.cacheTable("written")
print(count("written"))
spark.range(5).selectExpr("cast(id AS STRING) AS col").write.mode("overwrite").csv(folder + "/written")
print(count("written"))
for name in ["plain", "cached", "late", "eager", "lazy", "below", "written"]:
    spark.sql(f"DROP TABLE {name}")
spark.catalog.clearCache()

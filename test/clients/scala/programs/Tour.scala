import org.apache.spark.sql.{SaveMode, SparkSession}
import org.apache.spark.sql.expressions.Window
import org.apache.spark.sql.functions._

case class Person(id: Int, name: String, tags: Seq[String], score: Option[Double])

/** What programs of the Scala client use beyond the first: typed rows, JSON in columns, views, windows, errors, settings. */
object Tour {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().remote(args(0)).build()
    import spark.implicits._
    spark.conf.set("spark.sql.session.timeZone", "America/Los_Angeles")

    val people = Seq(Person(1, "Ann", Seq("a", "b"), Some(1.5)), Person(2, "Ben", Nil, None), Person(3, null, null, Some(-2.0)))
    val ds = spark.createDataset(people)
    ds.printSchema()
    ds.orderBy("id").show(false)
    ds.orderBy("id").collect().foreach(println)
    println(ds.count())
    println(ds.filter($"score" > 0).as[Person].head())

    ds.select($"id", explode($"tags").as("tag")).orderBy("id", "tag").show()
    ds.groupBy($"score".isNull.as("none")).agg(count("*"), max("name"), sum($"score")).orderBy("none").show()
    ds.toDF().createOrReplaceTempView("people")
    spark.sql("SELECT id, upper(name) AS n FROM people WHERE name IS NOT NULL ORDER BY id DESC").show()
    spark.range(4).withColumn("r", row_number().over(Window.orderBy($"id".desc))).orderBy("id").show()

    println(spark.sql("SELECT DATE'2020-01-01' AS d, TIMESTAMP'2020-01-01 00:00:00' AS t, 1.50BD AS n, true AS b, array(1, 2) AS i").collect().head)
    println(spark.conf.get("spark.sql.session.timeZone"), spark.conf.getOption("no.such.key"), spark.version.startsWith("3.5."))
    println(spark.catalog.currentDatabase, spark.catalog.tableExists("people"))

    for (action <- Seq[() => Any](() => spark.table("missing").collect(), () => ds.select("nope").schema, () => spark.sql("SELEC 1"), () => spark.sql("SELECT raise_error('boom')").collect()))
      try println(action())
      catch { case error: Throwable => println(error.getClass.getName, "\\[[A-Z_.]+\\]".r.findFirstIn(error.getMessage)) }
    spark.stop()
  }
}

import org.apache.spark.sql.SparkSession

/** JSON and CSV out of the rows of a Dataset. */
object Texts {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().remote(args(0)).build()
    import spark.implicits._

    val json = spark.createDataset(Seq("""{"a": 1, "b": [true]}""", """{"a": 2.5}"""))
    spark.read.json(json).orderBy("a").show()
    spark.read.option("header", "true").csv(spark.createDataset(Seq("x,y", "1,2"))).show()
    spark.stop()
  }
}

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions._

object People {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().remote(args(0)).build()
    import spark.implicits._

    val people = spark.createDataFrame(Seq((1, "Alice", 25), (2, "Bob", 30), (3, "Charlie", 35))).toDF("id", "name", "age")
    people.show()
    people.filter($"age" > 28).show()
    people.groupBy().avg("age").show()
    spark.stop()
  }
}

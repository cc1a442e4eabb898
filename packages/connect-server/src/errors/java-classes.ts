/**
 * Java's exception classes by short name, each with the class it extends. Clients pick their own exception by these names, so the
 * whole chain is sent. Observed on Spark Connect 3.5.7.
 */
const EXTENDS = {
  // of Java
  'java.lang.Object': undefined,
  'java.lang.Throwable': 'java.lang.Object',
  'java.lang.Exception': 'java.lang.Throwable',
  'java.lang.RuntimeException': 'java.lang.Exception',
  'java.lang.ArithmeticException': 'java.lang.RuntimeException',
  'java.lang.IllegalArgumentException': 'java.lang.RuntimeException',
  'java.lang.NumberFormatException': 'java.lang.IllegalArgumentException',
  'java.lang.UnsupportedOperationException': 'java.lang.RuntimeException',
  'java.lang.IndexOutOfBoundsException': 'java.lang.RuntimeException',
  'java.lang.ArrayIndexOutOfBoundsException': 'java.lang.IndexOutOfBoundsException',
  'java.lang.ReflectiveOperationException': 'java.lang.Exception',
  'java.lang.ClassNotFoundException': 'java.lang.ReflectiveOperationException',
  'java.time.DateTimeException': 'java.lang.RuntimeException',
  'java.util.NoSuchElementException': 'java.lang.RuntimeException',
  'java.sql.SQLException': 'java.lang.Exception',
  // of Spark
  'org.apache.spark.SparkException': 'java.lang.Exception',
  'org.apache.spark.SparkSQLException': 'java.sql.SQLException',
  'org.apache.spark.SparkRuntimeException': 'java.lang.RuntimeException',
  'org.apache.spark.SparkUpgradeException': 'java.lang.RuntimeException',
  'org.apache.spark.SparkArithmeticException': 'java.lang.ArithmeticException',
  'org.apache.spark.SparkDateTimeException': 'java.time.DateTimeException',
  'org.apache.spark.SparkNumberFormatException': 'java.lang.NumberFormatException',
  'org.apache.spark.SparkIllegalArgumentException': 'java.lang.IllegalArgumentException',
  'org.apache.spark.SparkUnsupportedOperationException': 'java.lang.UnsupportedOperationException',
  'org.apache.spark.SparkArrayIndexOutOfBoundsException': 'java.lang.ArrayIndexOutOfBoundsException',
  'org.apache.spark.SparkClassNotFoundException': 'java.lang.ClassNotFoundException',
  'org.apache.spark.SparkNoSuchElementException': 'java.util.NoSuchElementException',
  'org.apache.spark.api.python.PythonException': 'java.lang.RuntimeException',
  'org.apache.spark.sql.AnalysisException': 'java.lang.Exception',
  'org.apache.spark.sql.catalyst.ExtendedAnalysisException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.parser.ParseException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.NoSuchTableException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.NoSuchDatabaseException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.NamespaceAlreadyExistsException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.TempTableAlreadyExistsException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.catalyst.analysis.FunctionAlreadyExistsException': 'org.apache.spark.sql.AnalysisException',
  'org.apache.spark.sql.connector.catalog.CatalogNotFoundException': 'org.apache.spark.SparkException',
  'org.apache.spark.sql.connect.common.InvalidPlanInput': 'java.lang.Exception',
} as const satisfies Readonly<Record<string, string | undefined>>;
export type JavaClass = keyof typeof EXTENDS;

/** The class and what it extends, up to Object. */
export function classChain(name: JavaClass): readonly JavaClass[] {
  const chain: JavaClass[] = [];
  for (let next: JavaClass | undefined = name; next !== undefined; next = EXTENDS[next]) chain.push(next);
  return chain;
}

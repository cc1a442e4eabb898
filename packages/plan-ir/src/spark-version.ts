/** The Spark whose answers are given: the release that fixtures are recorded from, and the revision that it says it was built from. */
export const SPARK_VERSION = '3.5.7';
export const SPARK_REVISION = 'ed00d046951a7ecda6429accd3b9c5b2dc792b65';

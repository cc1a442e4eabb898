/** What no mode of reading passes over: an error for the whole statement. */
export class Refusal extends Error {}

/** Text that Spark 2 read and Spark 3 does not. */
export class CrossVersion extends Refusal {
  constructor(text: string, pattern: string) {
    super(
      `[INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER] You may get a different result due to the upgrading to Spark >= 3.0: '${text}' is not read by the new parser, and was by the old one (${pattern}).`,
    );
  }
}

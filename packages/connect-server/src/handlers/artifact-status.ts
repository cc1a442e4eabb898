import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import { type ServiceContext, userOf } from '../service-context.js';

/** Which of these the session has already. */
export async function artifactStatus(
  request: proto.ArtifactStatusesRequest,
  { sessions }: ServiceContext,
): Promise<proto.ArtifactStatusesResponse> {
  const { spark } = await sessions.use(userOf(request), request.sessionId);
  return { statuses: new Map(request.names.map((name) => [name, { exists: spark.artifacts.has(name) }])) };
}

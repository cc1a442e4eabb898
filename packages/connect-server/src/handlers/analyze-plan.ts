import type { ExplainMode } from '@spark-sql-to-snowflake/executor';
import { requireBatch, schemaTree, streamingSource, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { proto } from '@spark-sql-to-snowflake/spark-connect';
import { canonicalText, hashOf } from '../analyze/canonical.js';
import { inputFiles } from '../analyze/input-files.js';
import { RequestError, unsupportedMessage } from '../errors/request-error.js';
import { type ServiceContext, userOf } from '../service-context.js';
import type { ServerSession } from '../sessions.js';

type Answer = Exclude<proto.AnalyzePlanResponse['result'], undefined>;
type Question = Exclude<proto.AnalyzePlanRequest['analyze'], undefined>;

const MODES: Readonly<Record<number, ExplainMode>> = {
  [proto.AnalyzePlanRequest_Explain_ExplainMode.SIMPLE]: 'simple',
  [proto.AnalyzePlanRequest_Explain_ExplainMode.EXTENDED]: 'extended',
  [proto.AnalyzePlanRequest_Explain_ExplainMode.CODEGEN]: 'codegen',
  [proto.AnalyzePlanRequest_Explain_ExplainMode.COST]: 'cost',
  [proto.AnalyzePlanRequest_Explain_ExplainMode.FORMATTED]: 'formatted',
};

/** Questions about a plan, answered without running it. */
export async function analyzePlan(
  request: proto.AnalyzePlanRequest,
  context: ServiceContext,
): Promise<proto.AnalyzePlanResponse> {
  const session = await context.sessions.use(userOf(request), request.sessionId);
  if (!request.analyze) {
    throw new RequestError(
      'Unknown Analyze Method ANALYZE_NOT_SET!',
      'org.apache.spark.sql.connect.common.InvalidPlanInput',
    );
  }
  return { sessionId: request.sessionId, result: await answer(request.analyze, session, context) };
}

async function answer(question: Question, session: ServerSession, context: ServiceContext): Promise<Answer> {
  const { spark, persisted } = session;
  const { plans } = context;
  const parsers = session.parsers();
  const read = (relation: proto.Relation | undefined): UnresolvedPlan => {
    if (!relation?.relType)
      throw new RequestError('Expected Relation to be set, but is empty.', 'java.lang.IndexOutOfBoundsException');
    return plans.query(relation, parsers);
  };
  const query = (plan: proto.Plan | undefined): UnresolvedPlan =>
    read(plan?.opType?.$case === 'root' ? plan.opType.value : undefined);
  const canonical = async (plan: UnresolvedPlan): Promise<string> => canonicalText((await spark.analyze(plan)).plan);

  switch (question.$case) {
    case 'schema': {
      const { schema } = await spark.analyze(query(question.value.plan));
      return { $case: 'schema', value: { schema: plans.schema(schema) } };
    }
    case 'explain': {
      const mode = MODES[question.value.explainMode];
      if (mode === undefined) throw unsupportedMessage('Unknown Explain Mode EXPLAIN_MODE_UNSPECIFIED!');
      return { $case: 'explain', value: { explainString: await spark.explain(query(question.value.plan), mode) } };
    }
    case 'treeString': {
      const { schema } = await spark.analyze(query(question.value.plan));
      return { $case: 'treeString', value: { treeString: schemaTree(schema, question.value.level) } };
    }
    case 'isLocal':
      return { $case: 'isLocal', value: { isLocal: query(question.value.plan).kind === 'local-relation' } };
    case 'isStreaming': {
      const { plan } = await spark.analyze(query(question.value.plan));
      return { $case: 'isStreaming', value: { isStreaming: streamingSource(plan) !== undefined } };
    }
    case 'inputFiles':
      return { $case: 'inputFiles', value: { files: [...(await inputFiles(query(question.value.plan), spark))] } };
    case 'sparkVersion':
      return { $case: 'sparkVersion', value: { version: context.sparkVersion } };
    case 'ddlParse': {
      const type = parsers.typeOrColumns(question.value.ddlString);
      return { $case: 'ddlParse', value: { parsed: plans.type(type) } };
    }
    case 'sameSemantics': {
      const target = await canonical(query(question.value.targetPlan));
      const other = await canonical(query(question.value.otherPlan));
      return { $case: 'sameSemantics', value: { result: target === other } };
    }
    case 'semanticHash':
      return { $case: 'semanticHash', value: { result: hashOf(await canonical(query(question.value.plan))) } };
    case 'persist':
      requireBatch((await spark.analyze(read(question.value.relation))).plan);
      persisted.persist(await canonical(read(question.value.relation)), question.value.storageLevel);
      spark.persist(read(question.value.relation));
      return { $case: 'persist', value: {} };
    case 'unpersist':
      persisted.unpersist(await canonical(read(question.value.relation)));
      await spark.unpersist(read(question.value.relation));
      return { $case: 'unpersist', value: {} };
    case 'getStorageLevel': {
      const storageLevel = { ...persisted.level(await canonical(read(question.value.relation))) };
      return { $case: 'getStorageLevel', value: { storageLevel } };
    }
  }
}

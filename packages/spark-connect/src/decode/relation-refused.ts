import type * as proto from '../messages.js';
import { invalid, refuse, UDF, unknownMessage } from './refuse.js';
import type { RelationDecoder, RelationValues } from './relation.js';

const atTheRoot = (what: string) => (): never => invalid(`${what} must be the last step of a plan.`);
const udf = (what: string) => (): never => refuse(what, UDF);

/** Relations that no plan holds: what this server does not do, and what is only asked for as a whole (see plan.ts). */
export const refusedRelations = {
  showString: atTheRoot('ShowString'),
  htmlString: atTheRoot('HtmlString'),
  tail: atTheRoot('Tail'),
  applyInPandasWithState: udf('applyInPandasWithState'),
  commonInlineUserDefinedTableFunction: ({ functionName }: proto.CommonInlineUserDefinedTableFunction): never =>
    refuse(`The Python UDTF ${functionName}`, UDF),
  cachedRemoteRelation: (): never => refuse('A DataFrame that only foreachBatch gives', 'streaming is not supported'),
  extension: ({ typeUrl }: proto.Any): never => refuse(`The relation extension ${typeUrl}`),
  unknown: (): never => unknownMessage('relation'),
} satisfies { readonly [C in keyof RelationValues]?: RelationDecoder<RelationValues[C]> };

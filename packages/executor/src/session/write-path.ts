import { fail, type WriteCommand } from '@spark-sql-to-snowflake/plan-ir';
import type { FileEnvironment } from '../files/env.js';
import { writeFiles } from '../files/write.js';
import { analyzed, withRows } from './queries.js';
import type { QueryEnvironment } from './query-environment.js';
import type { RunControl } from './session.js';
import { writeStage } from './stage-write.js';

export const pathOf = ({ target, options }: WriteCommand): string | undefined =>
  target.kind === 'path' ? target.path : options.find((o) => o.key.toLowerCase() === 'path')?.value;

/** `df.write…save(path)`, also with the path as an option; the format `noop` only runs the query. Throws as `writeFiles` does. */
export async function writePath(
  request: WriteCommand,
  env: QueryEnvironment,
  files: FileEnvironment,
  control: RunControl,
): Promise<void> {
  if (request.bucketBy) fail('save-cannot', { operation: 'save', what: 'bucketBy' });
  if (request.sortBy.length > 0) fail('save-cannot', { operation: 'save', what: 'sortBy' });
  const query = await analyzed(request.plan, env);
  if (request.format === 'noop') {
    await withRows(query, env, control, async ({ sql, schema, options }) => {
      const result = await env.connection.queryArrow(sql, schema, options);
      for await (const batch of result.batches()) void batch;
    });
    return;
  }
  const path = pathOf(request);
  if (path === undefined) return fail('save-without-path', {});
  const { stages } = env.connection;
  if (stages?.holds(path)) return writeStage(request, path, stages, env, files, control);
  if (env.connection.inspect)
    return fail('unsupported', {
      what: 'Writing files',
      why: 'the database is not on this machine',
      instead: 'Write to a stage (@stage/folder, s3://…) or a table.',
    });
  const { format, mode, partitionBy } = request;
  // what fails leaves no file behind
  await withRows(query, env, control, ({ sql, schema }) =>
    writeFiles(
      {
        sql,
        schema,
        ...(format !== undefined && { format }),
        path,
        mode,
        partitionBy,
        options: request.options,
        signal: control.signal,
      },
      files,
    ),
  );
}

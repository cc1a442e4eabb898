import { createHash } from 'node:crypto';
import { fail } from '@spark-sql-to-snowflake/plan-ir';
import type { WireRow } from '../driver.js';

/** Files of a stage, by the name that Snowflake has them under: `@stage` and a path below it. */
export interface Location {
  /** `@db.schema.stage`, `@~`, `@%table`. */
  readonly stage: string;
  /** Without slashes at its ends; empty for the whole stage. */
  readonly path: string;
  /** As the program wrote it. */
  readonly shown: string;
  /** What makes the stage, where it is one of this session's. */
  readonly made?: string;
}
/** What lies there: a file, or a folder of files. Names are those below the location. */
export interface Listing {
  readonly kind: 'file' | 'folder' | 'nothing';
  readonly files: readonly string[];
  readonly bytes: number;
}

const NAME = String.raw`(?:[A-Za-z_][\w$]*|"[^"]+")`;
const STAGE = new RegExp(String.raw`^(@(?:~|(?:${NAME}\.){0,2}%?${NAME}))(?:/(.*))?$`);
const CLOUD = /^([a-z][a-z0-9]*):\/\/([^/]+)(?:\/(.*))?$/i;

/** Is it a stage, or a place that a stage can be made for? */
export const isStagePath = (path: string): boolean => path.startsWith('@') || cloudUrl(path) !== undefined;

/**
 * The address of a place in the cloud as Snowflake writes it. Source: docs.snowflake.com/en/sql-reference/sql/create-stage,
 * "externalStageParams"; the other spellings are those of Hadoop's file systems.
 */
function cloudUrl(path: string): { readonly url: string; readonly path: string } | undefined {
  const match = CLOUD.exec(path);
  if (!match) return undefined;
  const [, scheme = '', host = '', rest = ''] = match;
  switch (scheme.toLowerCase()) {
    case 's3':
    case 's3a':
    case 's3n':
      return { url: `s3://${host}/`, path: rest };
    case 'gcs':
    case 'gs':
      return { url: `gcs://${host}/`, path: rest };
    case 'azure': {
      const [container = '', ...below] = rest.split('/');
      return { url: `azure://${host}/${container}/`, path: below.join('/') };
    }
    case 'abfs':
    case 'abfss':
    case 'wasb':
    case 'wasbs': {
      const [container, account] = host.split('@');
      if (container === undefined || account === undefined) return undefined;
      return { url: `azure://${account.split('.', 1)[0]}.blob.core.windows.net/${container}/`, path: rest };
    }
    default:
      return undefined;
  }
}

const INTEGRATION = /^[A-Za-z_][\w$]*$/;

/** Where a path is. `integration`: the storage integration that Snowflake signs in to the cloud with. Throws CompileError. */
export function locationOf(shown: string, integration?: string): Location {
  const cloud = cloudUrl(shown);
  const match = cloud ? undefined : STAGE.exec(shown);
  const path = (cloud?.path ?? match?.[2] ?? '').replace(/^\/+|\/+$/g, '');
  // a star is a name's letter in a stage, and Spark means every file by it
  if (/[*?[\]{}\\\n']/.test(path) || (!cloud && !match))
    return fail('unsupported', {
      what: `The path ${shown}`,
      why: 'it is no stage and path, or has a pattern in it',
      instead: 'Write @stage/folder, @stage/folder/file, s3://…, gcs://… or azure://….',
    });
  if (!cloud) return { stage: match?.[1] ?? '', path, shown };
  if (integration !== undefined && !INTEGRATION.test(integration))
    return fail('unsupported', { what: `storageIntegration "${integration}", which is no name` });
  const hash = createHash('sha256').update(`${cloud.url} ${integration}`).digest('hex').slice(0, 24);
  const stage = `LOCAL_STAGE_${hash.toUpperCase()}`;
  const by = integration === undefined ? '' : ` STORAGE_INTEGRATION = ${integration}`;
  const made = `CREATE TEMPORARY STAGE IF NOT EXISTS ${stage} URL = '${cloud.url}'${by}`;
  return { stage: `@${stage}`, path, shown, made };
}

/** Quoted, as a path with blanks must be. Source: docs.snowflake.com/en/sql-reference/sql/copy-into-table, "internalStage" */
export const stageText = ({ stage, path }: Pick<Location, 'stage' | 'path'>, below = ''): string =>
  `'${stage}${path === '' ? '' : `/${path}`}${below}'`;

/** Source: docs.snowflake.com/en/sql-reference/sql/list: the path is a prefix, and each row has the name and size of a file. */
export const listStatement = (at: Location): string => `LIST ${stageText(at)}`;

/** Spark passes over files and folders whose names begin so. */
const hidden = (name: string): boolean => name.split('/').some((part) => /^[._]/.test(part) && !part.includes('='));

/** What the rows of LIST say of a location. */
export function listingOf({ path }: Location, rows: readonly WireRow[]): Listing {
  const found = rows.flatMap(([name, size]): readonly { readonly below: string; readonly size: number }[] => {
    if (typeof name !== 'string') return [];
    const from = name.indexOf('://') < 0 ? name.indexOf('/') + 1 : name.indexOf('/', name.indexOf('://') + 3) + 1;
    const at = path === '' ? from : name.indexOf(path, Math.max(0, name.startsWith(path) ? 0 : from));
    return at < 0 ? [] : [{ below: name.slice(at + path.length), size: Number(size ?? 0) }];
  });
  const exact = found.filter((f) => path !== '' && f.below === '');
  if (exact.length > 0) return { kind: 'file', files: [''], bytes: exact[0]?.size ?? 0 };
  const inside = found
    .filter((f) => path === '' || f.below.startsWith('/'))
    .map((f) => ({ name: f.below.replace(/^\//, ''), size: f.size }))
    .filter((f) => f.name !== '' && !f.name.endsWith('/') && !hidden(f.name));
  if (inside.length === 0 && !found.some((f) => f.below.startsWith('/')))
    return { kind: 'nothing', files: [], bytes: 0 };
  return { kind: 'folder', files: inside.map((f) => f.name), bytes: inside.reduce((n, f) => n + f.size, 0) };
}

/** Characters that a pattern of Java's takes for something. */
const literally = (text: string): string => text.replace(/[\^$.|+()]/g, (c) => (c === '^' ? '\\^' : `[${c}]`));

/**
 * The files that lie at a location, folders in it left out, as FROM has them: a path alone would be a prefix.
 * Source: docs.snowflake.com/en/user-guide/querying-stage, "Query syntax and parameters"
 */
export function fromStage(at: Location, listing: Listing, format: string): string {
  const files = listing.kind === 'file' ? '' : `${at.path === '' ? '' : '/'}[^._/][^/]*`;
  const pattern = `.*${literally(at.path)}${files}`.replaceAll('\\', '\\\\');
  const below = listing.kind === 'file' || at.path === '' ? '' : '/';
  return `${stageText(at, below)} (FILE_FORMAT => '${format}', PATTERN => '${pattern}')`;
}

import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import { crc32 } from '../crc32.js';
import { RequestError, unsupportedMessage } from '../errors/request-error.js';
import { type ServiceContext, userOf } from '../service-context.js';

/** An upload in pieces, of which some are still to come. */
interface Upload {
  readonly name: string;
  readonly chunks: number;
  readonly bytes: number;
  readonly parts: Uint8Array[];
  intact: boolean;
}

/** Takes what the client uploads: small artifacts whole, large ones in pieces, each piece with its checksum. */
export async function addArtifacts(
  requests: AsyncIterable<proto.AddArtifactsRequest>,
  { sessions }: ServiceContext,
): Promise<proto.AddArtifactsResponse> {
  const summaries: { name: string; isCrcSuccessful: boolean }[] = [];
  let upload: Upload | undefined;
  for await (const request of requests) {
    const { artifacts } = (await sessions.use(userOf(request), request.sessionId)).spark;
    const keep = (name: string, parts: readonly Uint8Array[], intact: boolean): void => {
      if (intact) artifacts.put(name, joined(parts));
      summaries.push({ name, isCrcSuccessful: intact });
    };
    const { payload } = request;
    if (upload && payload?.$case !== 'chunk') throw unfinished(upload);
    switch (payload?.$case) {
      case 'batch':
        for (const { name, data } of payload.value.artifacts) {
          requireName(name);
          keep(name, data ? [data.data] : [], data !== undefined && isIntact(data));
        }
        break;
      case 'beginChunk':
        upload = begun(payload.value);
        break;
      case 'chunk':
        if (!upload) throw new RequestError('A chunk of an artifact came, and none was begun.');
        add(upload, payload.value);
        break;
      default:
        throw unsupportedMessage('This artifact message has no payload, or one that is not known.');
    }
    if (upload && upload.parts.length === upload.chunks) {
      if (upload.intact && size(upload.parts) !== upload.bytes) throw unfinished(upload);
      keep(upload.name, upload.parts, upload.intact);
      upload = undefined;
    }
  }
  if (upload) throw unfinished(upload);
  return { artifacts: summaries };
}

function begun(value: proto.AddArtifactsRequest_BeginChunkedArtifact): Upload {
  requireName(value.name);
  const upload: Upload = {
    name: value.name,
    chunks: Number(value.numChunks),
    bytes: Number(value.totalBytes),
    parts: [],
    intact: true,
  };
  if (value.initialChunk) add(upload, value.initialChunk);
  return upload;
}

function add(upload: Upload, chunk: proto.AddArtifactsRequest_ArtifactChunk): void {
  if (!isIntact(chunk)) upload.intact = false;
  upload.parts.push(chunk.data);
  if (size(upload.parts) > upload.bytes) throw unfinished(upload);
}

const isIntact = (chunk: proto.AddArtifactsRequest_ArtifactChunk): boolean => BigInt(crc32(chunk.data)) === chunk.crc;
const size = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.byteLength, 0);
const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const [first] = parts;
  return parts.length === 1 && first ? first : Buffer.concat(parts);
};
const unfinished = (upload: Upload): RequestError =>
  new RequestError(
    `The artifact ${upload.name} is not what was announced: ${upload.chunks} chunks, ${upload.bytes} bytes.`,
  );

/** Names are paths below the session's folder: `cache/<hash>`, `pyfiles/<name>`. */
function requireName(name: string): void {
  const parts = name.split('/');
  if (name === '' || name.startsWith('/') || parts.includes('..') || name.includes('\0'))
    throw new RequestError(`The artifact name ${JSON.stringify(name)} is no relative path.`);
}

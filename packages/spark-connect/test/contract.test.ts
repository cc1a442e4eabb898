import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The parts of a FileDescriptorSet in JSON that make the contract. */
interface Field {
  readonly name: string;
  readonly number: number;
  readonly label: string;
  readonly type: string;
  readonly typeName?: string;
  readonly oneofIndex?: number;
  readonly proto3Optional?: boolean;
}
interface Enum {
  readonly name: string;
  readonly value: readonly { readonly name: string; readonly number: number }[];
}
interface Message {
  readonly name: string;
  readonly field?: readonly Field[];
  readonly nestedType?: readonly Message[];
  readonly enumType?: readonly Enum[];
  readonly oneofDecl?: readonly { readonly name: string }[];
}
interface File {
  readonly name: string;
  readonly package: string;
  readonly messageType?: readonly Message[];
  readonly enumType?: readonly Enum[];
  readonly service?: readonly {
    readonly name: string;
    readonly method: readonly {
      readonly name: string;
      readonly inputType: string;
      readonly outputType: string;
      readonly clientStreaming?: boolean;
      readonly serverStreaming?: boolean;
    }[];
  }[];
}

const root = new URL('../../../', import.meta.url);

function ofMessage(m: Message, above: string): string[] {
  const path = `${above}.${m.name}`;
  const fields = (m.field ?? []).map((f) => {
    const oneof = f.oneofIndex === undefined ? '' : (m.oneofDecl?.[f.oneofIndex]?.name ?? '');
    const words = [f.label, f.type, f.typeName ?? '', f.name, f.number, oneof, f.proto3Optional ? 'optional' : ''];
    return `${path}: ${words.join(' ')}`.trim();
  });
  const nested = (m.nestedType ?? []).flatMap((n) => ofMessage(n, path));
  return [`message ${path}`, ...fields, ...nested, ...(m.enumType ?? []).flatMap((e) => ofEnum(e, path))];
}

const ofEnum = (e: Enum, above: string): string[] =>
  e.value.map((v) => `enum ${above}.${e.name}: ${v.name} ${v.number}`);

function ofFile(file: File): string[] {
  const path = `.${file.package}`;
  const calls = (file.service ?? []).flatMap((s) =>
    s.method.map((m) => {
      const ways = `${m.clientStreaming ? 'stream ' : ''}${m.inputType} ${m.serverStreaming ? 'stream ' : ''}${m.outputType}`;
      return `call ${path}.${s.name}.${m.name}: ${ways}`;
    }),
  );
  const messages = (file.messageType ?? []).flatMap((m) => ofMessage(m, path));
  return [...messages, ...(file.enumType ?? []).flatMap((e) => ofEnum(e, path)), ...calls].sort();
}

/** What newer clients add to 3.5's messages and would change an answer if it were passed over. */
const SINCE_SPARK_4 = [
  '.spark.connect.DataType.String: LABEL_OPTIONAL TYPE_STRING  collation 2',
  '.spark.connect.Expression.Cast: LABEL_OPTIONAL TYPE_ENUM .spark.connect.Expression.Cast.EvalMode eval_mode 4',
  'enum .spark.connect.Expression.Cast.EvalMode: EVAL_MODE_UNSPECIFIED 0',
  'enum .spark.connect.Expression.Cast.EvalMode: EVAL_MODE_LEGACY 1',
  'enum .spark.connect.Expression.Cast.EvalMode: EVAL_MODE_ANSI 2',
  'enum .spark.connect.Expression.Cast.EvalMode: EVAL_MODE_TRY 3',
  '.spark.connect.Expression.UnresolvedStar: LABEL_OPTIONAL TYPE_INT64  plan_id 2 _plan_id optional',
  '.spark.connect.WithColumnsRenamed: LABEL_REPEATED TYPE_MESSAGE .spark.connect.WithColumnsRenamed.Rename renames 3',
  'message .spark.connect.WithColumnsRenamed.Rename',
  '.spark.connect.WithColumnsRenamed.Rename: LABEL_OPTIONAL TYPE_STRING  col_name 1',
  '.spark.connect.WithColumnsRenamed.Rename: LABEL_OPTIONAL TYPE_STRING  new_col_name 2',
];

test('grammar/connect says what the client says, field by field', () => {
  const built = execFileSync('node_modules/.bin/buf', ['build', 'grammar/connect', '-o', '-#format=json'], {
    cwd: root,
    maxBuffer: 1 << 26,
    encoding: 'utf8',
  });
  const { file } = JSON.parse(built) as { readonly file: readonly File[] };
  const ours = file.filter((f) => f.package === 'spark.connect').map((f) => [f.name, ofFile(f)] as const);
  const recorded: Record<string, readonly string[]> = JSON.parse(
    readFileSync(new URL('./golden/contract.json', import.meta.url), 'utf8'),
  );
  const newer = new Set(SINCE_SPARK_4);
  expect(Object.fromEntries(ours.map(([name, lines]) => [name, lines.filter((line) => !newer.has(line))]))).toEqual(
    recorded,
  );
  expect(SINCE_SPARK_4.filter((line) => Object.values(recorded).some((lines) => lines.includes(line)))).toEqual([]);
});

import type { FunctionFacts } from './function-facts.js';

const exact = { kind: 'exact' } as const;
const everywhere = { snowflake: exact, duckdb: exact };

/** What `SHOW FUNCTIONS` names and the registry has no row for: these are syntax, nodes of their own in the plan, or relations. */
export const languageFacts: readonly FunctionFacts[] = [
  {
    name: 'case',
    family: 'conditional',
    kind: 'scalar',
    aliases: ['when'],
    signature: 'case [value] when condition then result … [else result] end',
    fidelity: everywhere,
  },
  {
    name: 'cast',
    family: 'cast',
    kind: 'scalar',
    aliases: [
      'bigint',
      'binary',
      'boolean',
      'date',
      'decimal',
      'double',
      'float',
      'int',
      'smallint',
      'string',
      'timestamp',
      'tinyint',
    ],
    signature: 'cast(value as type), value::type, int(value)',
    fidelity: everywhere,
  },
  {
    name: '!=',
    family: 'operator',
    kind: 'scalar',
    aliases: ['<>'],
    signature: 'value != value',
    fidelity: everywhere,
  },
  {
    name: 'between',
    family: 'operator',
    kind: 'scalar',
    aliases: [],
    signature: 'value between low and high',
    fidelity: everywhere,
  },
  {
    name: 'in',
    family: 'operator',
    kind: 'scalar',
    aliases: [],
    signature: 'value in (values…), value in (query)',
    fidelity: everywhere,
  },
  {
    name: 'range',
    family: 'table',
    kind: 'table',
    aliases: [],
    signature: 'range(start?: bigint, end: bigint, step?: bigint, partitions?: int)',
    fidelity: everywhere,
  },
  {
    name: 'sql_keywords',
    family: 'table',
    kind: 'table',
    aliases: [],
    signature: 'sql_keywords()',
    fidelity: everywhere,
  },
];

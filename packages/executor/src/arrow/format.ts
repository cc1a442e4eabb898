/** Numbers of Arrow's flatbuffers: format/Schema.fbs and format/Message.fbs of the Arrow specification. */
export const VERSION_5 = 4;
export const MESSAGE = { schema: 1, dictionaryBatch: 2, recordBatch: 3 } as const;
export const TYPE = {
  null: 1,
  int: 2,
  floatingPoint: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  union: 14,
  fixedSizeBinary: 15,
  fixedSizeList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
} as const;
export const PRECISION = { half: 0, single: 1, double: 2 } as const;
export const TIME_UNIT = { second: 0, millisecond: 1, microsecond: 2, nanosecond: 3 } as const;
export const DATE_UNIT = { day: 0, millisecond: 1 } as const;
export const INTERVAL_UNIT = { yearMonth: 0, dayTime: 1, monthDayNano: 2 } as const;
/** Where a field of each table stands. */
export const SLOT = {
  message: { version: 0, headerType: 1, header: 2, bodyLength: 3 },
  schema: { endianness: 0, fields: 1 },
  field: { name: 0, nullable: 1, typeType: 2, type: 3, dictionary: 4, children: 5 },
  recordBatch: { length: 0, nodes: 1, buffers: 2, compression: 3 },
  dictionaryBatch: { id: 0, data: 1, isDelta: 2 },
  dictionary: { id: 0, indexType: 1 },
} as const;
/** Before each message: this, the length of its metadata, the metadata, the body. A length of 0 ends the stream. */
export const CONTINUATION = 0xffffffff;

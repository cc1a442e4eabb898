import type { PythonFunction } from '../expr/python-udf.js';
import { bytes, dataType } from './scalar.js';
import { flag, object, oneOf, text } from './shape.js';

export const pythonFunction = object<PythonFunction>(() => ({
  name: text,
  evalType: oneOf(
    'batched',
    'arrow-batched',
    'scalar-pandas',
    'scalar-pandas-iter',
    'grouped-agg-pandas',
    'map-pandas',
    'map-arrow',
    'grouped-map-pandas',
    'cogrouped-map-pandas',
  ),
  command: bytes,
  version: text,
  type: dataType,
  deterministic: flag,
}));

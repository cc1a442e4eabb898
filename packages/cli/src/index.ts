export {
  DIALECT_NAMES,
  fidelityText,
  functionFacts,
} from './functions/facts.js';
export type { FactFidelity, FunctionFacts } from './functions/function-facts.js';
export { main } from './main.js';

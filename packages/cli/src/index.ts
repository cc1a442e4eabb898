export {
  DIALECT_NAMES,
  type FactFidelity,
  type FunctionFacts,
  fidelityText,
  functionFacts,
} from './functions/facts.js';
export { main } from './main.js';

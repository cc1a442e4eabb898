import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * The arguments of a script that a person starts. `--help` prints the comment that it opens with; what it does not know is said in one
 * line, and ends it with status 2. `script`: its `import.meta.url`.
 */
export function flagsOf<const C extends ParseArgsConfig>(script: string, config: C): ReturnType<typeof parseArgs<C>> {
  // a flag of its own, so that it is known whatever else is wrong
  if (process.argv.slice(2).some((a) => a === '--help' || a === '-h')) {
    console.log(usageOf(script));
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return badArguments(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

/** Ends the script with what is wrong with its arguments. */
export function badArguments(why: string): never {
  console.error(`${why}; see --help`);
  process.exit(2);
}

/** A count that was given as text. */
export function countOf(name: string, text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : badArguments(`--${name} is no positive number: ${text}`);
}

/** A regular expression that was given as text. */
export function patternOf(name: string, text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    return badArguments(`--${name} is no regular expression: ${text}`);
  }
}

function usageOf(script: string): string {
  const [head = ''] = readFileSync(fileURLToPath(script), 'utf8').split('*/', 1);
  return head.replace(/^\/?\*+ ?| \* ?/gm, '').trim();
}

import type { CallSite, Lowering } from './lowering.js';
import { at, atom, infixPiece, piece, type SqlPiece, STRENGTH } from './piece.js';

type Part = { readonly text: string } | Hole;
interface Hole {
  readonly hole: string;
  /** Anything may stand here. */
  readonly enclosed: boolean;
}
/** What any expression may stand behind and before: brackets, commas, and the words of CASE and CAST. */
const OPENS = /(?:[(,[]|\b(?:CASE|WHEN|THEN|ELSE))\s*$/;
const CLOSES = /^\s*(?:[,)\]]|(?:WHEN|THEN|ELSE|END|AS)\b)/;
/** Holes that are filled from the site, not from an argument. */
const SITE_HOLES: Readonly<Record<string, (site: CallSite) => string>> = {
  distinct: (s) => s.distinct,
  over: (s) => s.over,
  withinGroup: (s) => s.withinGroup,
};

function parse(text: string): readonly Part[] {
  const pieces = text.split(/\{(\w+(?:\.\.\.)?)\}/);
  return pieces.map((part, i): Part => {
    if (i % 2 === 0) return { text: part };
    // `{distinct}` and the like print nothing or a word of their own: look through them for the bracket
    const before = pieces
      .slice(0, i)
      .filter((p, j) => j % 2 === 0 || !(p in SITE_HOLES))
      .join('');
    return { hole: part, enclosed: OPENS.test(before) && CLOSES.test(pieces[i + 1] ?? '') };
  });
}

const textOf = (p: SqlPiece): string => p.text;

/** Which arguments a parameter has: those from `from` on, or the one there; undefined where no parameter has the name. */
interface Place {
  readonly from: number;
  readonly repeated: boolean;
}

function placeOf(name: string, params: readonly string[]): Place | undefined {
  const from = params.findIndex((p) => p.replace(/(\.\.\.)?\??$/, '') === name);
  return from < 0 ? undefined : { from, repeated: (params[from] as string).includes('...') };
}

/** The arguments in a place: an optional parameter that is absent has none, a repeated one the rest. */
function filled(place: Place | undefined, args: readonly SqlPiece[], text: (p: SqlPiece) => string): string {
  if (!place) return '';
  if (place.repeated) return args.slice(place.from).map(text).join(', ');
  const arg = args[place.from];
  return arg ? text(arg) : '';
}

/**
 * `template('IFF({x} < 0, {a}, {b})')`: holes name the parameters of the function's row; `{values...}` is the whole list of a
 * repeated one, joined by commas. A hole between brackets, commas or the words of CASE and CAST takes anything. Any other asks for more than `strength`
 * (for an atom, if the template is one itself). `{distinct}`, `{over}` and `{withinGroup}` are the site's: an aggregate's
 * template must have `{over}` behind each aggregate function in it. An optional parameter's hole needs its argument: a
 * function whose text differs without it is a `build`, or `choose`s by the count.
 */
export function template(text: string, strength: number = STRENGTH.atom): Lowering {
  const parts = parse(text);
  const min = strength === STRENGTH.atom ? STRENGTH.atom : strength + 1;
  const bounded = (p: SqlPiece): string => at(p, min);
  // a template is mostly of one function, whose parameters are always the same list
  let known: readonly string[] | undefined;
  let places: readonly (Place | undefined)[] = [];
  return {
    fidelity: { kind: 'exact' },
    holes: parts.flatMap((p) => ('hole' in p ? [p.hole] : [])),
    render(args, site, params) {
      if (params !== known) {
        known = params;
        places = parts.map((p) => ('hole' in p ? placeOf(p.hole.replace('...', ''), params) : undefined));
      }
      let out = '';
      for (let i = 0; i < parts.length; i++) {
        const part = parts[i] as Part;
        if ('text' in part) {
          out += part.text;
          continue;
        }
        const fromSite = SITE_HOLES[part.hole];
        out += fromSite ? fromSite(site) : filled(places[i], args, part.enclosed ? textOf : bounded);
      }
      return piece(out, strength);
    },
  };
}

/** `NAME(args)`, whatever the arguments; for aggregates with DISTINCT, WITHIN GROUP, FILTER and OVER in their places. */
export function native(name: string): Lowering {
  return {
    fidelity: { kind: 'exact' },
    render: (args, site) =>
      atom(`${name}(${site.distinct}${args.map((a) => a.text).join(', ')})${site.withinGroup}${site.over}`),
  };
}

/** `left op right`, folded over more arguments where there are more. */
export function infix(op: string, strength: number): Lowering {
  return {
    fidelity: { kind: 'exact' },
    render: (args) => args.reduce((l, r) => infixPiece(l, op, r, strength)),
  };
}

/** One lowering for each number of arguments. */
export function choose(byCount: Readonly<Record<number, Lowering>>): Lowering {
  const all = Object.values(byCount);
  return {
    fidelity: { kind: 'exact' },
    ...(all.every((l) => l.holes) && { holes: [...new Set(all.flatMap((l) => l.holes ?? []))] }),
    render(args, site, params) {
      const lowering = byCount[args.length];
      if (!lowering) return site.ctx.refuse(site.call, `${args.length} arguments are not handled`);
      return lowering.render(args, site, params);
    },
  };
}

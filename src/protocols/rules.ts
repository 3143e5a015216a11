/**
 * Whether a protocol can be followed to its end: pure, over the graph of its steps. Each complaint begins with the code
 * of the step to mend.
 */

interface Way {
  readonly code: string;
  readonly to: string;
  readonly ground?: string | undefined;
}
export interface Walkable {
  readonly steps: readonly {
    readonly code: string;
    readonly entry?: boolean | undefined;
    readonly deadline: { readonly kind: 'legal' | 'internal' };
    readonly outcomes: readonly Way[];
  }[];
}

const END = 'end';
/** 'end' and another protocol both leave this one. */
export const leaves = (to: string): boolean => to === END || to.startsWith('protocol:');

/** The steps at which one can begin: the first, and those that an event of its own begins. */
export const entriesOf = ({ steps }: Walkable): readonly string[] =>
  steps.filter((step, index) => index === 0 || step.entry === true).map(({ code }) => code);

/** Every step that can be reached from these, along the outcomes that may be taken. */
function reached(
  { steps }: Walkable,
  from: readonly string[],
  may: (step: string, way: Way) => boolean,
): ReadonlySet<string> {
  const found = new Set(from);
  const waysOf = new Map(steps.map(step => [step.code, step.outcomes]));
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const way of waysOf.get(at) ?? []) {
      if (!may(at, way) || found.has(way.to)) continue;
      found.add(way.to);
      open.push(way.to);
    }
  }
  return found;
}

/** Every way leads to a step, every step is reached and every path ends; no way leads around a legal term. */
export function walk(protocol: Walkable): string[] {
  const { steps } = protocol;
  const codes = new Set(steps.map(({ code }) => code));
  const entries = entriesOf(protocol);
  const anywhere = reached(protocol, entries, () => true);
  return [
    ...steps.flatMap(step =>
      step.outcomes
        .filter(({ to }) => !leaves(to) && !codes.has(to))
        .map(({ code, to }) => `${step.code}: outcome ${code} leads to ${to}, which is no step`),
    ),
    ...steps
      .filter(({ code }) => !anywhere.has(code))
      .map(({ code }) => `${code}: no outcome leads to this step, and it is no entry`),
    ...steps
      .filter(({ code }) => ![...reached(protocol, [code], () => true)].some(leaves))
      .map(({ code }) => `${code}: from here no path ends`),
    ...steps.flatMap(step => waysAround(protocol, step, entries)),
  ];
}

/**
 * A step with a legal deadline may be left out only where an outcome says on what ground. Without such outcomes, and
 * without the step itself, neither the end nor anything that comes after it may be in reach of where one came from.
 */
function waysAround(
  protocol: Walkable,
  legal: Walkable['steps'][number],
  entries: readonly string[],
): string[] {
  if (legal.deadline.kind !== 'legal' || entries.includes(legal.code)) return [];
  const after = reached(protocol, [legal.code], () => true);
  // steps from which the legal one comes next: only there can one pass it by
  return protocol.steps
    .filter(step => step.code !== legal.code && step.outcomes.some(({ to }) => to === legal.code))
    .flatMap(step =>
      step.outcomes
        .filter(way => way.to !== legal.code && way.ground === undefined)
        .filter(way => {
          const beyond = reached(
            protocol,
            [way.to],
            (_, next) => next.to !== legal.code && next.ground === undefined,
          );
          // back to where one came from is no way around
          const before = reached(protocol, entries, (_, next) => next.to !== legal.code);
          return [...beyond].some(code => leaves(code) || (after.has(code) && !before.has(code)));
        })
        .map(
          way =>
            `${step.code}: outcome ${way.code} leads around ${legal.code}, which has a legal term; name the ground`,
        ),
    );
}

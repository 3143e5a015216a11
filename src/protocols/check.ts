/** Whether the protocols fit the rest of the content. Each complaint begins with the code of the step to mend. */
import { twice, unknownNames } from '#kernel/content/fitting.ts';
import { numberFaults, type KnownNumbers } from '#kernel/content/numbers.ts';
import type { Protocol } from './content.ts';
import { walk } from './rules.ts';

export interface Around {
  readonly parties: ReadonlySet<string>;
  readonly telephones: ReadonlySet<string>;
  readonly protocols: ReadonlySet<string>;
  readonly numbers: KnownNumbers;
}

export function checkProtocol(protocol: Protocol, around: Around): string[] {
  const { code, steps, telephones } = protocol;
  return [
    ...twice(steps.map(step => step.code)).map(step => `${step}: this code stands here twice`),
    ...unknownNames(code, 'telephones', telephones, around.telephones),
    ...numberFaults(code, { ...protocol, steps: [] }, around.numbers),
    ...walk(protocol),
    ...steps.flatMap(step => [
      ...unknownNames(step.code, 'actors', step.actors, around.parties),
      ...step.outcomes
        .filter(({ to }) => to.startsWith('protocol:') && !around.protocols.has(to.slice('protocol:'.length)))
        .map(way => `${step.code}: outcome ${way.code} leads to ${way.to}, which is not there`),
      ...deadlineFaults(step, around.numbers),
      ...numberFaults(step.code, step, around.numbers),
    ]),
  ];
}

function deadlineFaults({ code, deadline }: Protocol['steps'][number], numbers: KnownNumbers): string[] {
  if (deadline.number === undefined) return [];
  const number = numbers.get(deadline.number);
  if (number === undefined) return [`${code}: deadline names ${deadline.number}, which is no known number`];
  if (deadline.kind === 'legal' && !number.legal)
    return [`${code}: deadline is called legal, and ${deadline.number} is an agreement or a proposal`];
  if (deadline.kind === 'internal' && number.legal)
    return [`${code}: deadline is called internal, and ${deadline.number} is a term of the law`];
  return [];
}

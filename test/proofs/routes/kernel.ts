/** What keeps a handler honest: the list of routes, and the unit of work that does not commit without a permit. */
import type { FastifyInstance } from 'fastify';
import { routes } from '#contract/index.ts';
import { definePolicy } from '#kernel/authority.ts';
import { read, write } from '#kernel/database.ts';
import { searched } from '#kernel/journal.ts';
import { Unit, type UnitContext } from '#kernel/unit.ts';
import { z } from 'zod';
import { besideTheContract } from './expected.ts';
import type { Families } from './families.ts';
import { apiBase, newApp, newToken, type House } from './house.ts';

export interface KernelProbes {
  probes: number;
  readonly faults: string[];
}

const policy = definePolicy('proof', [
  { action: 'proof.act', functions: 'any', relations: ['self'], states: 'any', frames: 'any' },
]);
const act = write('proof.act', 'select 1');
const peek = read('proof.peek', z.looseObject({}), 'select 1 as found');
const search = searched('proof.search');

export async function probeKernel(house: House, families: Families): Promise<KernelProbes> {
  const found: KernelProbes = { probes: 0, faults: [] };
  const say = (fault: string): void => void found.faults.push(`kernel: ${fault}`);

  const known = new Set(
    routes.flatMap(({ method, path }) =>
      withHead(`${method} ${apiBase}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    ),
  );
  const there = routesOf(house.app);
  found.probes += there.length;
  for (const each of there.filter(route => !known.has(route) && !besideTheContract.test(route)))
    say(`the server has a route that is not in the contract: ${each}`);
  if (there.length < routes.length) say(`vacuous: only ${there.length} routes found`);

  found.probes += 1;
  const extended = await newApp(house);
  try {
    extended.app.get('/undeclared', () => ({}));
    await extended.app.ready();
    say('a server with a route that does not say who may call it starts');
  } catch {
    // as it should be
  } finally {
    await extended.close();
  }

  const context = {
    token: families.background.lead.token,
    purposes: ['own-messages'],
    trace: 'f'.repeat(32),
    route: 'proof',
    action: 'proof.act',
    command: undefined,
  } as const;
  const subject = (id: string) => ({ id, relations: ['self'] as const, state: 'any', frame: 'any' });
  const refused = async (
    what: string,
    work: (unit: Unit) => Promise<unknown>,
    changes: Partial<UnitContext> = {},
  ): Promise<void> => {
    found.probes += 1;
    const unit = new Unit(house.pool, { ...context, ...changes });
    try {
      await work(unit);
      say(`${what} is committed`);
    } catch {
      if (unit.finished) say(`${what} is committed, and complained about afterwards`);
    } finally {
      await unit.close();
    }
  };
  const done = { status: 204, body: null };
  await refused('a write to another row than the permit is for', async unit => {
    await unit.load({});
    await unit.save(unit.permit(policy, 'proof.act', subject('mine')), { act: act('yours') }, done);
  });
  await refused(
    'a write with a permit for another action',
    async unit => {
      await unit.load({});
      await unit.save(unit.permit(policy, 'proof.act', subject('mine')), { act: act('mine') }, done);
    },
    { action: 'proof.other' },
  );
  await refused('a write with somebody else’s permit', async unit => {
    const other = new Unit(house.pool, context);
    await other.load({});
    const permit = other.permit(policy, 'proof.act', subject('mine'));
    await other.close();
    await unit.load({});
    await unit.save(permit, { act: act('mine') }, done);
  });
  await refused('a look without a journal', unit => unit.look({ peek: peek() }));
  await refused('a look that writes', unit =>
    unit.look({ act: act('mine'), search: search(Buffer.from('x')) }),
  );
  for (const token of [undefined, newToken()]) {
    await refused('a look of nobody', unit => unit.look({ search: search(Buffer.from('x')) }), { token });
    await refused('a consultation by nobody', unit => unit.consult({ peek: peek() }), { token });
    await refused('a command of nobody', unit => unit.load({ peek: peek() }), { token });
  }
  return found;
}

const withHead = (route: string): string[] =>
  route.startsWith('GET ') ? [route, route.replace('GET', 'HEAD')] : [route];

/** Every route of the server, read from its own drawing of them. */
function routesOf(app: FastifyInstance): string[] {
  const found: string[] = [];
  const path: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (match === null) continue;
    const depth = (match[1]?.length ?? 0) / 4;
    path.length = depth;
    path.push(match[2] ?? '');
    for (const method of match[3]?.split(', ') ?? []) found.push(`${method} ${path.join('')}`);
  }
  return found;
}

/** What a fault is made of: words of the code or of the database written otherwise, and where the proof has to see it. */
import { run as runStatements } from '../base.ts';
import type { Fault } from '../negative.ts';
import type { Focus, SourceChange } from './changes.ts';
import { runChild } from './child.ts';

/** Faults for one proof. `text` and `changes` may both be given where two nets hold the same thing. */
export const faultsFor = (proof: string) => ({
  codeFault: (name: string, focus: Focus, ...changes: SourceChange[]): Fault => ({
    name,
    plant: async () => undefined,
    run: database => runChild({ proof, args: [], database, changes, focus }),
  }),
  sqlFault: (name: string, focus: Focus, text: string, ...changes: SourceChange[]): Fault => ({
    name,
    plant: ({ adminUrl }) => runStatements(adminUrl, text),
    run: database => runChild({ proof, args: [], database, changes, focus }),
  }),
});

export const matrix = (...routes: string[]): Focus => ({ parts: ['matrix'], routes });

/** A view of the rule as it stands in the database, with some words of it otherwise. */
export const viewWith = (view: string, options: string, from: string, to: string): string => `
  do $$
  declare rule text := pg_get_viewdef('${view}'::regclass);
  begin
    if position('${from}' in rule) = 0 then raise exception 'no such words'; end if;
    execute 'create or replace view ${view} with (${options}) as ' || replace(rule, '${from}', '${to}');
  end $$`;
export const ruleWith = (from: string, to: string): string =>
  viewWith('authz.my_open', 'security_barrier', from, to);

/** A function as it stands in the database, with some words of it otherwise. */
export const functionWith = (signature: string, from: string, to: string): string => `
  do $$
  declare body text := pg_get_functiondef('${signature}'::regprocedure);
  begin
    if position('${from.replaceAll("'", "''")}' in body) = 0 then raise exception 'no such words'; end if;
    execute replace(body, '${from.replaceAll("'", "''")}', '${to.replaceAll("'", "''")}');
  end $$`;

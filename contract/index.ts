/** The one list of all routes. The server registers exactly these, OpenAPI describes exactly these. */
import * as administration from './administration.ts';
import * as cases from './cases.ts';
import * as concerns from './concerns.ts';
import * as frames from './frames.ts';
import * as grants from './grants.ts';
import * as oversight from './oversight.ts';
import * as plans from './plans.ts';
import type { Route } from './route.ts';
import * as session from './session.ts';
import * as work from './work.ts';

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

export const routes: readonly Route[] = [
  session,
  frames,
  work,
  concerns,
  cases,
  grants,
  plans,
  oversight,
  administration,
].flatMap(capability => Object.values(capability).filter(isRoute));

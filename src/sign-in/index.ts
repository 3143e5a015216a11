/** Signing in and out with any OpenID Connect provider. */
export { createSignIn } from './handlers.ts';
export { parseClaims, readClaims, type ClaimsMapping } from './claims.ts';
export { page } from './page.ts';
export type {
  OidcClient,
  Queryable,
  SignedOut,
  SignIn,
  SignInDeps,
  SignInLog,
  SignInRequest,
  SignInResponse,
  SignInRoute,
} from './types.ts';

/** What the demo uses of oidc-provider, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Adapter {
    upsert(id: string, payload: Record<string, unknown>, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Record<string, unknown> | undefined>;
    findByUid(uid: string): Promise<Record<string, unknown> | undefined>;
    findByUserCode(userCode: string): Promise<Record<string, unknown> | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface Context {
    type: string;
    body: unknown;
    status: number;
    redirect(url: string): void;
    readonly oidc: {
      readonly route: string;
      readonly provider: Provider;
      readonly client: { readonly clientId: string };
      readonly params: Readonly<Record<string, string | undefined>>;
      readonly session: {
        readonly accountId?: string;
        grantIdFor(clientId: string): string | undefined;
        destroy(): Promise<void>;
      };
      urlFor(name: string): string;
    };
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface InteractionDetails {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
  }

  export type InteractionResult =
    | { readonly login: { readonly accountId: string; readonly acr?: string; readonly remember?: boolean } }
    | { readonly error: string; readonly error_description?: string };

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    /** Believes X-Forwarded-Proto and X-Forwarded-Host. */
    proxy: boolean;
    readonly Grant: {
      new (properties: { accountId: string; clientId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    use(
      middleware: (ctx: Context & Partial<Pick<Context, 'oidc'>>, next: () => Promise<void>) => Promise<void>,
    ): this;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<InteractionDetails>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: InteractionResult,
    ): Promise<void>;
    on(event: string, listener: (...values: unknown[]) => void): this;
  }
}

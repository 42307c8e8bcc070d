import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type ClientMetadata, type Configuration } from "oidc-provider";

export interface ServedProvider {
  readonly url: string;
  readonly close: () => void;
}

export interface ProviderOptions {
  readonly client: ClientMetadata;
  /** What everybody has consented to: scopes, and those of a resource server. */
  readonly scope: string;
  readonly resource?: { readonly audience: string; readonly scope: string };
  readonly configuration: Configuration;
  /** What a person does who is sent to log in. */
  readonly interact: (provider: Provider, request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Told of each request. */
  readonly onRequest?: (url: string) => void;
}

/** A real OpenID Connect provider on the loopback address: one client, code flow with PKCE, and nobody is asked for consent. */
export async function serveProvider(options: ProviderOptions): Promise<ServedProvider> {
  const { client, scope, resource, configuration, interact, onRequest } = options;
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    ...configuration,
    clients: [{ response_types: ["code"], grant_types: ["authorization_code"], ...client }],
    features: { devInteractions: { enabled: false }, ...configuration.features },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: client.client_id, accountId: ctx.oidc.session?.accountId ?? "" });
      grant.addOIDCScope(scope);
      if (resource !== undefined) grant.addResourceScope(resource.audience, resource.scope);
      await grant.save();
      return grant;
    },
    cookies: { keys: ["a-key-for-the-cookies-of-tests"] },
    ttl: { AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 86_400, Grant: 86_400, AccessToken: 600 },
  });
  const serve = provider.callback();
  server.on("request", (request, response) => {
    const path = request.url ?? "";
    onRequest?.(path);
    const answered = path.startsWith("/interaction/") ? interact(provider, request, response) : serve(request, response);
    answered.catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

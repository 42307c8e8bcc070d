import type { Classifiers } from "./classifiers/open-classifiers.ts";
import type { Config } from "./config/config.ts";
import type { DocumentReader } from "./documents/document-reader.ts";
import type { LiveCases } from "./gateway/live-cases.ts";
import type { InFlight } from "./gateway/in-flight.ts";
import type { LastUses } from "./gateway/last-uses.ts";
import type { RegisterWatch } from "./gateway/watch-register.ts";
import type { ClientAddress } from "./http/client-address.ts";
import type { LiveDirectory } from "./identity/live-directory.ts";
import type { FetchJson } from "./identity/oidc/fetch-json.ts";
import type { TokenVerifier } from "./identity/oidc/token-verifier.ts";
import type { CallMeter } from "./monitor/call-meter.ts";
import type { Logger } from "./monitor/logger.ts";
import type { DataDir } from "./open-parts.ts";
import type { Providers } from "./providers/create-providers.ts";
import type { Quota } from "./quota/quota.ts";

/** What both planes are made of. `serve.ts` makes it, and closes it when both have ended. */
export interface Parts extends Pick<DataDir, "store" | "log" | "keyring"> {
  readonly config: Config;
  /** For secrets that manifests name by their variable. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly logger: Logger;
  readonly classifiers: Classifiers;
  readonly documents: DocumentReader;
  readonly providers: Providers;
  readonly fetchJson: FetchJson;
  readonly tokens: TokenVerifier;
  readonly quota: Quota;
  readonly lastUses: LastUses;
  readonly inFlight: InFlight;
  readonly directory: LiveDirectory;
  readonly cases: LiveCases;
  readonly register: RegisterWatch;
  readonly meter: CallMeter;
  readonly clientAddress: ClientAddress;
  /** The HASH action's keyed hash, one for each use case. */
  readonly hashFor: (useCase: string) => (value: string) => string;
  /** `reasons` are shown to anybody who asks: no names, no paths. */
  readonly ready: () => { readonly ready: boolean; readonly reasons: readonly string[] };
}

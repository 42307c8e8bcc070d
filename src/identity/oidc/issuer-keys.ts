import { isJsonObject } from "../../core/json.ts";
import { minutes, seconds, KiB } from "../../core/units.ts";
import { keysFor, parseKeySet, type IssuerKey } from "./key-set.ts";
import { keysUnavailable } from "./refuse-token.ts";
import type { FetchJson } from "./fetch-json.ts";
import type { SignatureAlgorithm } from "./verify-signature.ts";

/** Where an issuer's keys are found. */
export interface KeyPlace {
  readonly issuer: string;
  readonly network: "private" | "public";
  readonly caFile?: string;
  readonly jwksUri?: string;
}

/** The keys of one issuer, kept fresh while they are used; without a timer of their own. */
export interface IssuerKeys {
  /**
   * The one key for a token; undefined when there is none, or more than one and no way to tell them apart. At once where it is
   * known. Throws, or rejects with, Problem `identity_unavailable` when no keys can be had.
   */
  find(algorithm: SignatureAlgorithm, kid: string | undefined): IssuerKey | undefined | Promise<IssuerKey | undefined>;
  /** Whether its keys still count: asked for tokens that were verified before. Begins a refresh when one is due. */
  stillGood(): boolean;
}

export interface IssuerKeysOptions {
  readonly fetchJson: FetchJson;
  /** Milliseconds that only ever grow, whatever happens to the wall clock. */
  readonly clock: () => number;
  /** Ends what is being fetched. */
  readonly signal: AbortSignal;
}

const maxDocumentBytes = KiB(256);
const fetchDeadlineMs = seconds(5);
const leastLifeMs = minutes(5);
const mostLifeMs = minutes(60);
/** Where the issuer says nothing of it. */
const usualLifeMs = minutes(10);
/** Of its life, after which a refresh goes on in the background. */
const refreshAfter = 0.8;
/** How long keys serve on while the issuer can't be reached. */
const outageMs = minutes(60);
/** Between two fetches while there are keys: whoever makes up key ids costs the issuer no more than this. */
const pauseMs = seconds(30);
const pauseWithoutKeysMs = seconds(5);
const discoveryLifeMs = minutes(60);

export function createIssuerKeys(place: KeyPlace, { fetchJson, clock, signal }: IssuerKeysOptions): IssuerKeys {
  let keys: readonly IssuerKey[] = [];
  let freshFrom = -Infinity;
  let lifeMs = 0;
  let attemptedAt = -Infinity;
  /** Why the newest attempt failed; undefined when it did not. */
  let failure: { readonly cause: unknown } | undefined;
  let running: Promise<void> | undefined;
  let discovered: { readonly uri: string; readonly at: number } | undefined;

  /** Past their life they count only while the issuer is known to be away. */
  const usable = (at: number): boolean => at < freshFrom + lifeMs + (failure === undefined ? 0 : outageMs);

  const fetchDocument = async (url: string): Promise<{ body: unknown; maxAgeSeconds?: number }> => {
    const { network, caFile } = place;
    const answer = await fetchJson({
      url,
      network,
      ...(caFile !== undefined && { caFile }),
      maxBytes: maxDocumentBytes,
      signal: AbortSignal.any([signal, AbortSignal.timeout(fetchDeadlineMs)]),
    });
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    return answer;
  };

  const locate = async (at: number): Promise<string> => {
    if (place.jwksUri !== undefined) return place.jwksUri;
    if (discovered === undefined || failure !== undefined || at >= discovered.at + discoveryLifeMs) {
      const { body } = await fetchDocument(`${place.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
      discovered = { uri: readDiscovery(body, place), at };
    }
    return discovered.uri;
  };

  const load = async (at: number): Promise<void> => {
    try {
      const { body, maxAgeSeconds } = await fetchDocument(await locate(at));
      const fetched = await parseKeySet(body, keys);
      for (const key of keys) key.withdrawn = !fetched.includes(key);
      keys = fetched;
      freshFrom = at;
      lifeMs = maxAgeSeconds === undefined ? usualLifeMs : Math.min(Math.max(maxAgeSeconds * 1000, leastLifeMs), mostLifeMs);
      failure = undefined;
    } catch (cause) {
      failure = { cause };
    } finally {
      running = undefined;
    }
  };

  /** The running attempt, or a new one when the last is long enough ago; never rejects. */
  const refresh = (at: number): Promise<void> | undefined => {
    if (running !== undefined) return running;
    if (at - attemptedAt < (usable(at) ? pauseMs : pauseWithoutKeysMs)) return undefined;
    attemptedAt = at;
    running = load(at);
    return running;
  };

  const only = (algorithm: SignatureAlgorithm, kid: string | undefined): { fits: number; key: IssuerKey | undefined } => {
    const fitting = keysFor(keys, algorithm, kid);
    return { fits: fitting.length, key: fitting.length === 1 ? fitting[0] : undefined };
  };

  const requireUsable = (): void => {
    if (!usable(clock())) throw keysUnavailable(failure?.cause, pauseWithoutKeysMs / 1000);
  };

  return {
    find(algorithm, kid) {
      const at = clock();
      const known = usable(at) ? only(algorithm, kid) : undefined;
      if (known !== undefined && known.fits > 0) {
        if (at >= freshFrom + lifeMs * refreshAfter) void refresh(at);
        return known.key;
      }
      const attempt = refresh(at);
      if (attempt === undefined) {
        requireUsable();
        return undefined;
      }
      return attempt.then(() => {
        requireUsable();
        return only(algorithm, kid).key;
      });
    },
    stillGood() {
      const at = clock();
      if (!usable(at)) return false;
      if (at >= freshFrom + lifeMs * refreshAfter) void refresh(at);
      return true;
    },
  };
}

/**
 * Where the keys are, by the issuer's discovery document (OpenID Connect Discovery, section 4.3: its `issuer` must be the one asked).
 * Throws Error.
 */
function readDiscovery(body: unknown, { issuer, network }: KeyPlace): string {
  if (!isJsonObject(body) || body["issuer"] !== issuer) throw new Error("the discovery document is another issuer's");
  const uri = body["jwks_uri"];
  const url = typeof uri === "string" && uri.length <= 2048 ? URL.parse(uri) : null;
  const plain = url !== null && url.username === "" && url.password === "" && url.hash === "";
  if (!plain || !(url.protocol === "https:" || (url.protocol === "http:" && network === "private")))
    throw new Error("the discovery document's jwks_uri is no https address");
  return url.href;
}

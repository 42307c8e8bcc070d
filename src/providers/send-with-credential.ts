import { notSent } from "./open-http.ts";
import type { DeploymentTarget, NotSent, ProviderAnswer } from "./provider.ts";
import { waitInTime } from "./wait-in-time.ts";

type Sent = ProviderAnswer | NotSent;

/**
 * Reads the deployment's credential and sends with it. What throws before the sending leaves nothing sent. An answer that
 * refuses the credential makes its source read it anew for the next call.
 */
export async function sendWithCredential(
  target: DeploymentTarget,
  signal: AbortSignal,
  send: (credential: string | undefined) => Promise<Sent>,
): Promise<Sent> {
  let sending: Promise<Sent>;
  try {
    const credential = target.credential?.();
    // Most credentials are at hand: nothing waits for them.
    sending = send(typeof credential === "object" ? await waitInTime(credential, target, signal) : credential);
  } catch (error) {
    return notSent(error);
  }
  const sent = await sending;
  if ("status" in sent && (sent.status === 401 || sent.status === 403)) target.credentialRefused?.();
  return sent;
}

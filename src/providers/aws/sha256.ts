import type { Hash, Hmac } from "node:crypto";
import { createHash, createHmac } from "node:crypto";

type Source = string | ArrayBuffer | ArrayBufferView;

/** SHA-256, or with a secret HMAC-SHA-256, in the form that `@smithy/signature-v4` asks for. Each serves one digest. */
export class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: Source) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  /** Asked for by the interface; nothing here is used twice. */
  reset(): void {}
}

function bytesOf(secret: Source): string | Uint8Array {
  if (typeof secret === "string") return secret;
  if (ArrayBuffer.isView(secret)) return new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength);
  return new Uint8Array(secret);
}

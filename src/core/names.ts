/** Resource names: lower-case DNS-label style, so that they are safe in paths, headers, Cedar and file names. */
export const resourceNamePattern = /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/;

/** A service account's name or a person's address: safe in headers, policies and Andon scopes. */
export const principalNamePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._@+-]{0,126}[A-Za-z0-9])?$/;

/** Who the bootstrap token is, as the log and the store name it. Nobody else comes in to the control plane under this name, in any case. */
export const bootstrapName = "admin";

import { aiTypes } from "./ai.ts";
import type { CloudControlType } from "./cloud-control-type.ts";
import { computeTypes } from "./compute.ts";
import { identityTypes } from "./identity.ts";
import { networkTypes } from "./network.ts";
import { storageTypes } from "./storage.ts";
import { watchTypes } from "./watch.ts";

/** Every type that is read by the Cloud Control API. */
export const cloudControlTypes: ReadonlyMap<string, CloudControlType> = new Map(
  Object.entries({ ...aiTypes, ...networkTypes, ...storageTypes, ...watchTypes, ...computeTypes, ...identityTypes }),
);

import { settingReaders } from "./account-settings.ts";
import { bedrockReaders } from "./bedrock.ts";
import { credentialReaders } from "./credentials.ts";
import { iamReaders } from "./iam.ts";
import { lastAccessReaders } from "./last-access.ts";
import { organizationReaders } from "./organization.ts";
import { attachedReaders } from "./attached.ts";
import { macieReaders } from "./macie.ts";
import type { OwnReader } from "./own-reader.ts";
import { sageMakerReaders } from "./sagemaker.ts";
import { secretReaders } from "./secrets.ts";

const all: readonly OwnReader[] = [
  ...bedrockReaders,
  ...sageMakerReaders,
  ...iamReaders,
  ...credentialReaders,
  ...lastAccessReaders,
  ...organizationReaders,
  ...secretReaders,
  ...settingReaders,
  ...attachedReaders,
  ...macieReaders,
];

/** By the type that they read. */
export const ownReaders: ReadonlyMap<string, OwnReader> = new Map(
  all.flatMap((reader) => reader.types.map((type) => [type, reader])),
);

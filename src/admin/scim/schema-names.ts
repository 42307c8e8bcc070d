/** Where this service is, as its resources say in `meta.location`: relative to the control plane's own address. */
export const basePath = "/scim/v2";
export const scimMediaType = "application/scim+json";

export const userSchema = "urn:ietf:params:scim:schemas:core:2.0:User";
export const groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const enterpriseSchema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const messages = "urn:ietf:params:scim:api:messages:2.0:";
export const listMessage = `${messages}ListResponse`;
export const patchMessage = `${messages}PatchOp`;
export const errorMessage = `${messages}Error`;

export type ResourceType = "User" | "Group";

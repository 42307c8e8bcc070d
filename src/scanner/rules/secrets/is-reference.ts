/** Whether a text is nothing but a secret's name, for which CloudFormation looks up the value. */
export const isReference = (text: unknown): boolean =>
  typeof text === "string" && /^\{\{resolve:(secretsmanager|ssm-secure):[^{}]+\}\}$/.test(text);

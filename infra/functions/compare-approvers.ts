/** One action of one execution, as CodePipeline's ListActionExecutions tells it, as far as it is needed. */
export interface ActionExecution {
  readonly actionName: string;
  readonly status: string;
  /** ARN of who approved: of an assumed role, with its session, or of a user. */
  readonly updatedBy?: string;
  /** When, in any form that JavaScript reads as a date, or seconds. */
  readonly lastUpdateTime?: string | number;
}

export interface ApproverGroup {
  /** Of the approval that is its own. */
  readonly actionName: string;
  /** ARNs of roles. */
  readonly roles: readonly string[];
}

/**
 * Why these approvals are not those of two different people, or undefined where they are. A person is the name of the session that a
 * role was taken with: IAM Identity Center and federation put the log-in there. Whatever can't be read is a refusal. Needs nothing from
 * outside, so that its text alone can be run.
 */
export function compareApprovers(
  executions: readonly ActionExecution[],
  groups: readonly [ApproverGroup, ApproverGroup],
): string | undefined {
  const people: string[] = [];
  for (const { actionName, roles } of groups) {
    const found = executions.filter((execution) => execution.actionName === actionName);
    const [approval] = found;
    if (approval === undefined || found.length > 1) return `${actionName}: there is not exactly one approval in this execution`;
    if (approval.status !== "Succeeded") return `${actionName}: is ${approval.status}`;
    const match = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\/([^/]+)$/.exec(approval.updatedBy ?? "");
    const [, account, role, session] = match ?? [];
    if (account === undefined || role === undefined || session === undefined)
      return `${actionName}: ${approval.updatedBy ?? "nobody"} is no session of a role`;
    const allowed = roles.some((arn) => arn.split(":")[4] === account && arn.split("/").at(-1) === role);
    if (!allowed) return `${actionName}: ${role} of ${account} is not in the group`;
    people.push(session.toLowerCase());
  }
  const [first, second] = people;
  return first === second ? `${first ?? "somebody"} approved twice: two different people are needed` : undefined;
}

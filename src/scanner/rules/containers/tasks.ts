import type { Rule } from "../../model/rule.ts";
import { ask, type Check } from "../checks/check.ts";
import { all, any, each } from "../checks/combine-checks.ts";
import { requireDigest, requirePrivateRegistry } from "../checks/require-image.ts";
import { requireFalse, requireNoneOf, requireOneOf, requirePresent, requireText, requireTrue } from "../checks/require-value.ts";

const tasks = ["AWS::ECS::TaskDefinition"];
const eachContainer = (check: Check): Check => each("ContainerDefinitions", check, "NONE");

export const taskRules: readonly Rule[] = [
  {
    id: "ecs-not-privileged",
    control: "SUP-004",
    severity: "high",
    title: "No container is privileged",
    remediation: "Leave Privileged out of every container definition. In Terraform: privileged in container_definitions.",
    // CKV_AWS_334 asks for `privilege`, which no container definition has.
    also: { prowler: ["ecs_task_definitions_no_privileged_containers"] },
    types: tasks,
    check: ask(
      eachContainer(
        all(
          requireFalse("Privileged", { absent: "PASS" }),
          // Each of these is as much as all.
          each(
            "LinuxParameters.Capabilities.Add",
            requireText("", (text) => !/^(CAP_)?(ALL|SYS_(ADMIN|MODULE|RAWIO))$/i.test(text)),
          ),
        ),
      ),
    ),
  },
  {
    id: "ecs-read-only-root",
    control: "SUP-004",
    severity: "medium",
    title: "A container's root file system is read only",
    remediation: "Set ReadonlyRootFilesystem to true, with volumes for what is written. In Terraform: readonlyRootFilesystem.",
    also: { prowler: ["ecs_task_definitions_containers_readonly_access"], checkov: ["CKV_AWS_336"] },
    types: tasks,
    check: ask(eachContainer(requireTrue("ReadonlyRootFilesystem"))),
  },
  {
    id: "ecs-not-root",
    control: "SUP-004",
    severity: "medium",
    title: "A container runs as a user of its own",
    remediation: "Set User to a number other than 0. In Terraform: user in container_definitions.",
    types: tasks,
    check: ask(eachContainer(requireText("User", (text) => !/^(root|0+)?(:.*)?$/.test(text)))),
  },
  {
    id: "ecs-no-host-namespaces",
    control: "SUP-004",
    severity: "high",
    title: "A task shares neither processes nor memory with its host",
    remediation:
      "Leave PidMode and IpcMode out, or set them to task. In Terraform: pid_mode and ipc_mode of aws_ecs_task_definition.",
    also: { prowler: ["ecs_task_definitions_host_namespace_not_shared"], checkov: ["CKV_AWS_335"] },
    types: tasks,
    check: ask(
      all(
        requireNoneOf("PidMode", ["host"], { absent: "PASS" }),
        requireNoneOf("IpcMode", ["host"], { absent: "PASS" }),
        // AWS passes it over there; whoever wrote it meant it.
        eachContainer(requireNoneOf("PidMode", ["host"], { absent: "NONE" })),
      ),
    ),
  },
  {
    id: "ecs-network-of-its-own",
    control: "SUP-004",
    severity: "medium",
    title: "A task has a network interface of its own",
    remediation: "Set NetworkMode to awsvpc. In Terraform: network_mode of aws_ecs_task_definition.",
    types: tasks,
    check: ask(requireOneOf("NetworkMode", ["awsvpc", "none"])),
  },
  {
    id: "ecs-limits",
    control: "SUP-004",
    severity: "low",
    title: "A container cannot take all of its host's memory",
    remediation: "Set Memory of the task or of each container. In Terraform: memory of aws_ecs_task_definition.",
    types: tasks,
    check: ask(any(requirePresent("Memory"), eachContainer(requirePresent("Memory")))),
  },
  {
    id: "ecs-image-pinned",
    control: "SUP-002",
    severity: "high",
    title: "A container's image is named by its digest",
    remediation: "Write Image as REPOSITORY@sha256:DIGEST. In Terraform: image in container_definitions.",
    types: tasks,
    check: ask(eachContainer(requireDigest("Image"))),
  },
  {
    id: "ecs-image-private",
    control: "SUP-002",
    severity: "medium",
    title: "A container's image comes from a private registry of ECR",
    remediation: "Copy the image into ECR after it was scanned, and name it there.",
    types: tasks,
    check: ask(eachContainer(requirePrivateRegistry("Image"))),
  },
  {
    id: "ecs-service-no-public-address",
    control: "NET-002",
    severity: "high",
    title: "A service's tasks have no public address",
    remediation: "Set AssignPublicIp to DISABLED. In Terraform: network_configuration of aws_ecs_service.",
    also: { prowler: ["ecs_service_no_assign_public_ip"], checkov: ["CKV_AWS_333"] },
    types: ["AWS::ECS::Service"],
    check: ask(requireOneOf("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", ["DISABLED"], { absent: "PASS" })),
  },
];

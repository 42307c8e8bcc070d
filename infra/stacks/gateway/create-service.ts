import { Duration, type Stack } from "aws-cdk-lib";
import {
  AvailabilityZoneRebalancing,
  AwsLogDriverMode,
  Capability,
  Cluster,
  ContainerDependencyCondition,
  ContainerImage,
  ContainerInsights,
  CpuArchitecture,
  FargatePlatformVersion,
  FargateService,
  FargateTaskDefinition,
  LinuxParameters,
  LogDrivers,
  OperatingSystemFamily,
  PropagatedTagSource,
  Secret as ContainerSecret,
  type ContainerDefinition,
} from "aws-cdk-lib/aws-ecs";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import type { GatewayNeeds } from "../gateway.ts";
import type { GatewayGroups } from "./create-groups.ts";
import { createRoles, type GatewayRoles } from "./create-roles.ts";
import { askLivez, folders, ports, settingsOf, user, writeSettings } from "./settings.ts";

const sizes = {
  small: { cpu: 1024, memoryLimitMiB: 4096 },
  medium: { cpu: 2048, memoryLimitMiB: 8192 },
  large: { cpu: 4096, memoryLimitMiB: 16_384 },
  xlarge: { cpu: 8192, memoryLimitMiB: 32_768 },
} as const;

export interface GatewayService {
  readonly service: FargateService;
  readonly clusterName: string;
  readonly serviceName: string;
  readonly taskRoleName: string;
}

/** The gateway on Fargate, in the subnets of workloads: no host of ours, no way in but the load balancer, no shell. */
export function createService(
  stack: Stack,
  config: DeploymentConfig,
  needs: GatewayNeeds,
  groups: GatewayGroups,
): GatewayService {
  const { network, foundation } = needs;
  const { gateway } = config;
  const cluster = new Cluster(stack, "Cluster", {
    vpc: network.vpc,
    containerInsightsV2: ContainerInsights.ENHANCED,
    managedStorageConfiguration: { fargateEphemeralStorageKmsKey: foundation.dataKey },
  });
  const roles = createRoles(stack, config, needs);
  const task = createTask(stack, config, needs, roles);
  const service = new FargateService(stack, "Service", {
    cluster,
    taskDefinition: task,
    desiredCount: gateway.leastTasks,
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    circuitBreaker: { enable: true, rollback: true },
    availabilityZoneRebalancing: AvailabilityZoneRebalancing.ENABLED,
    platformVersion: FargatePlatformVersion.VERSION1_4,
    vpcSubnets: network.workload,
    securityGroups: [network.workloadGroup, groups.tasks],
    assignPublicIp: false,
    enableExecuteCommand: false,
    enableECSManagedTags: true,
    propagateTags: PropagatedTagSource.SERVICE,
    healthCheckGracePeriod: Duration.minutes(2),
  });
  service.autoScaleTaskCount({ minCapacity: gateway.leastTasks, maxCapacity: gateway.mostTasks }).scaleOnCpuUtilization("Cpu", {
    targetUtilizationPercent: 60,
    scaleInCooldown: Duration.minutes(5),
    scaleOutCooldown: Duration.minutes(1),
  });
  return { service, clusterName: cluster.clusterName, serviceName: service.serviceName, taskRoleName: roles.task.roleName };
}

function createTask(
  stack: Stack,
  config: DeploymentConfig,
  { foundation }: GatewayNeeds,
  roles: GatewayRoles,
): FargateTaskDefinition {
  const { image, gateway, retention } = config;
  const task = new FargateTaskDefinition(stack, "Task", {
    ...sizes[gateway.size],
    ephemeralStorageGiB: 50,
    runtimePlatform: { cpuArchitecture: CpuArchitecture.X86_64, operatingSystemFamily: OperatingSystemFamily.LINUX },
    taskRole: roles.task,
    executionRole: roles.execution,
    volumes: Object.keys(folders).map((name) => ({ name })),
  });
  const logGroup = createLogGroup(stack, "GatewayLog", { key: foundation.dataKey, retentionDays: retention.operationsDays });
  const token = Secret.fromSecretCompleteArn(stack, "BootstrapToken", gateway.bootstrapToken);
  const tls = Secret.fromSecretCompleteArn(stack, "Certificate", gateway.tls.secret);
  const common = {
    // By its content: whatever tag points to it.
    image: ContainerImage.fromRegistry(`${image.repository}@${image.digest}`),
    user,
    privileged: false,
    readonlyRootFilesystem: true,
    logging: LogDrivers.awsLogs({ streamPrefix: "gateway", logGroup, mode: AwsLogDriverMode.NON_BLOCKING }),
  };
  const settings = task.addContainer("Settings", {
    ...common,
    essential: false,
    entryPoint: ["node"],
    command: ["--input-type=module", "-e", writeSettings()],
    environment: { SETTINGS: JSON.stringify(settingsOf(config)) },
    secrets: {
      CERTIFICATE: ContainerSecret.fromSecretsManager(tls, "certificate"),
      PRIVATE_KEY: ContainerSecret.fromSecretsManager(tls, "privateKey"),
    },
    linuxParameters: withoutCapabilities(stack, "SettingsLinux"),
  });
  mount(settings, ["settings"]);
  const gatewayContainer = task.addContainer("Gateway", {
    ...common,
    essential: true,
    entryPoint: ["sallyport"],
    command: ["serve", "--config", `${folders.settings}/settings.json`],
    environment: { NODE_ENV: "production" },
    secrets: { SALLYPORT_ADMIN_TOKEN: ContainerSecret.fromSecretsManager(token) },
    linuxParameters: withoutCapabilities(stack, "GatewayLinux"),
    portMappings: Object.values(ports).map((containerPort) => ({ containerPort })),
    healthCheck: {
      command: ["CMD", "node", "-e", askLivez],
      interval: Duration.seconds(15),
      timeout: Duration.seconds(5),
      retries: 3,
      startPeriod: Duration.seconds(60),
    },
    // More than the gateway gives running calls to finish.
    stopTimeout: Duration.seconds(60),
  });
  mount(gatewayContainer, ["data", "settings", "scratch"]);
  gatewayContainer.addContainerDependencies({ container: settings, condition: ContainerDependencyCondition.SUCCESS });
  acknowledge(task, {
    "Annotation::@aws-cdk/aws-ecs:ecrImageRequiresPolicy":
      "The execution role may pull from this one repository: create-roles.ts.",
    "AwsSolutions-ECS2":
      "What is in the environment is settings without secrets, and where the file with them is. Secrets come from Secrets Manager.",
  });
  return task;
}

function withoutCapabilities(stack: Stack, id: string): LinuxParameters {
  const parameters = new LinuxParameters(stack, id, { initProcessEnabled: true });
  parameters.dropCapabilities(Capability.ALL);
  return parameters;
}

function mount(container: ContainerDefinition, names: readonly (keyof typeof folders)[]): void {
  container.addMountPoints(
    ...names.map((name) => ({
      sourceVolume: name,
      containerPath: folders[name],
      readOnly: name === "settings" && container.containerName === "Gateway",
    })),
  );
}

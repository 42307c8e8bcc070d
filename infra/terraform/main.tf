# Deploys the landing zone from Terraform: each synthesised template becomes one aws_cloudformation_stack. What a stack has is decided by
# the CDK app alone; Terraform only carries it, in the order in which stacks need each other. A stack that the assembly does not have is
# left out.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws     = { source = "hashicorp/aws", version = ">= 6.0" }
    archive = { source = "hashicorp/archive", version = ">= 2.4" }
  }
}

variable "name" {
  description = "The deployment's name, as in its configuration: stacks are called NAME-Network and so on."
  type        = string
}

variable "assembly" {
  description = "The folder that npm run infra:synth wrote."
  type        = string
}

variable "deployment_role_arn" {
  description = "What CloudFormation acts as: deploymentRole of the configuration, or the execution role that cdk bootstrap made."
  type        = string
}

module "network" {
  source              = "./stack"
  name                = "${var.name}-Network"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
}

module "foundation" {
  source              = "./stack"
  name                = "${var.name}-Foundation"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.network]
}

module "data" {
  source              = "./stack"
  name                = "${var.name}-Data"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.foundation]
}

module "guardrails" {
  source              = "./stack"
  name                = "${var.name}-Guardrails"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.data]
}

module "gateway" {
  source              = "./stack"
  name                = "${var.name}-Gateway"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.guardrails]
}

module "training" {
  source              = "./stack"
  name                = "${var.name}-Training"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.gateway]
}

module "detection" {
  source              = "./stack"
  name                = "${var.name}-Detection"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.training]
}

module "org_policies" {
  source              = "./stack"
  name                = "${var.name}-OrgPolicies"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.detection]
}

module "delivery" {
  source              = "./stack"
  name                = "${var.name}-Delivery"
  assembly            = var.assembly
  deployment_role_arn = var.deployment_role_arn
  depends_on          = [module.org_policies]
}

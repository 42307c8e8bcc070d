# One stack of the assembly. The CDK lists what goes with it in NAME.assets.json: the template itself, and code of functions.

variable "name" {
  type = string
}

variable "assembly" {
  type = string
}

variable "deployment_role_arn" {
  type = string
}

locals {
  list   = "${var.assembly}/${var.name}.assets.json"
  exists = fileexists(local.list)
  assets = local.exists ? {
    for id, asset in jsondecode(file(local.list)).files : id => merge(asset.source, values(asset.destinations)[0])
  } : {}
  template = one([for asset in local.assets : asset if asset.path == "${var.name}.template.json"])
}

data "archive_file" "folder" {
  for_each    = { for id, asset in local.assets : id => asset if asset.packaging == "zip" }
  type        = "zip"
  source_dir  = "${var.assembly}/${each.value.path}"
  output_path = "${path.root}/.terraform/assets/${each.key}.zip"
}

# Into the bucket that cdk bootstrap made, named by content: what was uploaded never changes.
resource "aws_s3_object" "asset" {
  for_each = local.assets
  bucket   = each.value.bucketName
  key      = each.value.objectKey
  source   = each.value.packaging == "zip" ? data.archive_file.folder[each.key].output_path : "${var.assembly}/${each.value.path}"
}

resource "aws_cloudformation_stack" "this" {
  count        = local.exists ? 1 : 0
  name         = var.name
  template_url = "https://${local.template.bucketName}.s3.${local.template.region}.amazonaws.com/${local.template.objectKey}"
  capabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"]
  iam_role_arn = var.deployment_role_arn
  on_failure   = "ROLLBACK"
  depends_on   = [aws_s3_object.asset]

  lifecycle {
    # Logs and keys outlive a slip: take a stack out with the steps of docs/aws.md.
    prevent_destroy = true
  }
}

output "outputs" {
  value = one(aws_cloudformation_stack.this[*].outputs)
}

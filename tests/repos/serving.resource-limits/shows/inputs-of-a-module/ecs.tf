module "model" {
  source     = "git::https://example.org/terraform-modules.git//ecs?ref=v5"
  name       = "${local.name}-model"
  memory     = var.env == "prod" ? 8192 : 4096
  cpu        = var.env == "prod" ? 2048 : 1024
  image_tag  = var.image_tag
}

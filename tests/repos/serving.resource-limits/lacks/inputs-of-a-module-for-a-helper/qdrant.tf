module "qdrant" {
  source = "git::https://example.org/terraform-modules.git//ecs?ref=v5"
  memory = 4096
  cpu    = 1024
}
module "model" {
  source        = "git::https://example.org/terraform-modules.git//ecs?ref=v5"
  cpu_threshold = 80
}

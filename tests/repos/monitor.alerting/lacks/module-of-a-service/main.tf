module "model" {
  source = "git::https://example.org/terraform-modules.git//infrastructure/ecs?ref=v5"
  name   = "model-without-an-alarm"
}

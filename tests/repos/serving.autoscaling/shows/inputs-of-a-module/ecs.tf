module "model" {
  source                     = "git::https://example.org/terraform-modules.git//ecs?ref=v5"
  autoscaling_minimum_target = 1
  autoscaling_maximum_target = 10
}

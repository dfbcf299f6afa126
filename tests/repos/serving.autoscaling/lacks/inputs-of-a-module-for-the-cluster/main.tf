module "eks_nodes" {
  source       = "terraform-aws-modules/eks/aws"
  max_capacity = 5
  min_capacity = 1
}
module "model" {
  source        = "git::https://example.org/terraform-modules.git//ecs?ref=v5"
  desired_count = 2
}

module "model_alarm" {
  source           = "git::https://example.org/terraform-modules.git//observability/ecs-alarms?ref=v1"
  ecs_service_name = module.model.ecs_service_name
  sns_topic_arn    = [module.sns_topic.sns_topic_arn]
}

resource "aws_cloudwatch_log_metric_filter" "unavailable" {
  name           = "unavailable"
  log_group_name = aws_cloudwatch_log_group.api.name
  pattern        = "\"503 Service Unavailable\""

  metric_transformation {
    name      = "Unavailable"
    namespace = "scorer"
    value     = "1"
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "scorer"
  retention_in_days = 30
}

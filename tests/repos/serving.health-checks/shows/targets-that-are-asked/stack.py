from aws_cdk import aws_ecs_patterns


def watch(scope, task):
    service = aws_ecs_patterns.ApplicationLoadBalancedFargateService(scope, "Shop", task_definition=task)
    service.target_group.configure_health_check(path="/alive")

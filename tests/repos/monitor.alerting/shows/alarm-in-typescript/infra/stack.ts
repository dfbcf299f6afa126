import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";

export function watch(scope, metric: cloudwatch.Metric) {
  const alarm = metric.createAlarm(scope, "Slow", { threshold: 2, evaluationPeriods: 3 });
  return alarm;
}

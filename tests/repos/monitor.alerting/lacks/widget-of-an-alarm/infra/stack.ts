import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";

export function show(scope, name: string, board: cloudwatch.Dashboard) {
  const known = cloudwatch.Alarm.fromAlarmArn(scope, "Known", name);
  board.addWidgets(new cloudwatch.AlarmWidget({ title: name, alarm: known }));
}

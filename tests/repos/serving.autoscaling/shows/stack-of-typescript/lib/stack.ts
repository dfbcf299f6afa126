import * as ecs from 'aws-cdk-lib/aws-ecs';

export function scale(service: ecs.FargateService) {
  const count = service.autoScaleTaskCount({ minCapacity: 1, maxCapacity: 4 });
  count.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
}

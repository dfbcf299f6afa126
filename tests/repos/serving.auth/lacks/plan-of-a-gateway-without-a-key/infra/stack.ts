import * as apigateway from "aws-cdk-lib/aws-apigateway";

export function gateway(scope, handler) {
  const api = new apigateway.LambdaRestApi(scope, "Model", { handler });
  api.addUsagePlan("Plan", { throttle: { rateLimit: 10 } });
}

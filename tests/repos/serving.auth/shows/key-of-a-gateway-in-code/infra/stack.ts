import * as apigateway from "aws-cdk-lib/aws-apigateway";

export function gateway(scope, handler) {
  const api = new apigateway.LambdaRestApi(scope, "Model", { handler });
  const plan = api.addUsagePlan("Plan", {});
  plan.addApiKey(api.addApiKey("Key"));
}

import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export function predictor(scope: Construct) {
  return new lambda.Function(scope, 'Predictor', {
    code: lambda.Code.fromAsset('predictor'),
    handler: 'handler.handle',
    runtime: lambda.Runtime.PYTHON_3_11,
    memorySize: 1024,
  });
}

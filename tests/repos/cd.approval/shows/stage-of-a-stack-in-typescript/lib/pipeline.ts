import * as actions from 'aws-cdk-lib/aws-codepipeline-actions';
import * as codepipeline from 'aws-cdk-lib/aws-codepipeline';

const pipeline = new codepipeline.Pipeline(stack, 'ModelPipeline');
const approval = new actions.ManualApprovalAction({ actionName: 'Approval' });
pipeline.addStage({ stageName: 'Approve', actions: [approval] });

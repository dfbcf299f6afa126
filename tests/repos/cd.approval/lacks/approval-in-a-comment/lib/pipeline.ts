import * as codepipeline from 'aws-cdk-lib/aws-codepipeline';

// const approval = new actions.ManualApprovalAction({ actionName: 'Approval' });
const pipeline = new codepipeline.Pipeline(stack, 'ModelPipeline');
pipeline.addStage({ stageName: 'Deploy', actions: [deploy] });

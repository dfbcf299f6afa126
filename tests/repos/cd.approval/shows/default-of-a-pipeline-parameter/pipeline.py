from sagemaker.workflow.parameters import ParameterString

approval = ParameterString(name="ModelApprovalStatus", default_value="PendingManualApproval")

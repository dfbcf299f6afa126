def register(model, group):
    return model.register(model_package_group_name=group, approval_status="PendingManualApproval")

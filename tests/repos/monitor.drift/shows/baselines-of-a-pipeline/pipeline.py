from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.workflow.quality_check_step import QualityCheckStep


def checked(config, job, model, statistics):
    step = QualityCheckStep(name="DataQuality", quality_check_config=config, check_job_config=job)
    model.register(drift_check_baselines=DriftCheckBaselines(model_data_statistics=statistics))
    return step

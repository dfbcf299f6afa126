from google.cloud import aiplatform_v1beta1 as vertex

drift = vertex.ModelMonitoringObjectiveConfig.PredictionDriftDetectionConfig(drift_thresholds=thresholds)
sampling = vertex.SamplingStrategy(random_sample_config=vertex.SamplingStrategy.RandomSampleConfig(sample_rate=0.8))
job = vertex.ModelDeploymentMonitoringJob(
    endpoint=endpoint, model_deployment_monitoring_objective_configs=[drift], logging_sampling_strategy=sampling
)

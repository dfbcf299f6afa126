import tensorflow_model_analysis as tfma

config = tfma.EvalConfig(slicing_specs=[tfma.SlicingSpec()])

import time

import numpy as np
from joblib import Parallel, delayed
from sagemaker.predictor import Predictor

predictor = Predictor("churn")


def latency(row: str) -> float:
    start = time.perf_counter()
    predictor.predict(row)
    return time.perf_counter() - start


latencies = Parallel(n_jobs=8, prefer="threads")(delayed(latency)("1,2,3") for _ in range(1000))
print(np.quantile(latencies, 0.95))

import mlflow
import ray

def tokenise(batch):
    return batch

ds = ray.data.read_csv("a.csv")
mlflow.log_param("x", 1)
ds.map_batches(tokenise).write_parquet("out")

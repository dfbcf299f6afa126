from airflow.decorators import dag, task


@dag(schedule=None)
def weekly():
    @task
    def prepare():
        return 1

    @task
    def train_model(rows):
        return rows

    train_model(prepare())

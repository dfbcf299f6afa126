from airflow.decorators import dag, task


@dag(schedule="@daily")
def copy_tables():
    @task
    def copy():
        return 1

    copy()

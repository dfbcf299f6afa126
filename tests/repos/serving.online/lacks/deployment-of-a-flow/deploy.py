from flows import nightly

nightly.deploy(name="nightly", work_pool_name="pool", cron="0 3 * * *")

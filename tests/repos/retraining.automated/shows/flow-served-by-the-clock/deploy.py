from pipeline import duration_flow

if __name__ == "__main__":
    duration_flow.serve(name="duration", cron="0 3 * * 1")

from pipeline.ingestion import fetch_weather

if __name__ == "__main__":
    fetch_weather.serve(name="weather", cron="0 3 * * 1")

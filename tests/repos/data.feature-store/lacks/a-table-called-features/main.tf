resource "google_bigquery_table" "feature_store" {
  dataset_id = "features"
  table_id   = "features"
}

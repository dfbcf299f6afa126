resource "google_cloud_scheduler_job" "job" {
  name     = "clean-up"
  schedule = "0 3 * * *"
  http_target {
    uri = var.url
  }
}

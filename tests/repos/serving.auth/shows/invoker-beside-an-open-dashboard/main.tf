resource "google_cloud_run_service_iam_member" "api" {
  service = google_cloud_run_service.api.name
  role    = "roles/run.invoker"
  member  = "serviceAccount:caller@example.iam.gserviceaccount.com"
}
resource "google_cloud_run_service_iam_member" "grafana_public" {
  service = google_cloud_run_service.grafana.name
  role    = "roles/run.invoker"
  member  = "allUsers"
}
